"""What Prow, TestGrid and the policy tests refuse or silently get wrong."""

from jobgen.rules.prow import periodic_schedule
from jobgen.rules.protocol import Rule

RULES: tuple[Rule, ...] = (periodic_schedule.RULE,)
