"""The rules, in the order in which documentation shows them."""

from jobgen.rules import boards, ladder, prow, spec
from jobgen.rules.protocol import Rule

RULES: tuple[Rule, ...] = (*spec.RULES, *prow.RULES, *boards.RULES, *ladder.RULES)
