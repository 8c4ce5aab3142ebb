"""The rules, in the order in which documentation shows them."""

from jobgen.rules import periodic_schedule
from jobgen.rules.protocol import Rule

RULES: tuple[Rule, ...] = (periodic_schedule.RULE,)
