"""The ladder: floors, ceilings, release criteria, deltas."""

from jobgen.rules.protocol import Rule

RULES: tuple[Rule, ...] = ()
