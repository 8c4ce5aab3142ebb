"""What a spec says about itself: names, dates, history, references."""

from jobgen.rules.protocol import Rule

RULES: tuple[Rule, ...] = ()
