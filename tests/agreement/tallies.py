"""Numbers of cases, by what was changed and by engine."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field

from verdicts import Refusal


@dataclass(frozen=True)
class Disagreement:
    """A case that lint and the engines see differently: what lint says, or what an engine says."""

    seed: str
    kinds: tuple[str, ...]
    lint: tuple[str, ...]
    engine: Refusal | None

    def __str__(self) -> str:
        changes = ", ".join(self.kinds)
        if self.engine:
            return f"{self.seed} ({changes}): lint takes it; {self.engine.engine}: {self.engine.short}"
        return f"{self.seed} ({changes}): all engines take it; lint: {' | '.join(self.lint)[:400]}"


@dataclass
class Tally:
    """How many cases there were, and how they were judged, by the kind of their first change and by engine."""

    cases: Counter[str] = field(default_factory=Counter)
    both_take: Counter[str] = field(default_factory=Counter)
    both_refuse: Counter[str] = field(default_factory=Counter)
    missed: Counter[str] = field(default_factory=Counter)
    false_alarms: Counter[str] = field(default_factory=Counter)
    refused_by_rules: Counter[str] = field(default_factory=Counter)
    engines: Counter[str] = field(default_factory=Counter)
    disagreements: list[Disagreement] = field(default_factory=list)

    def add(self, other: "Tally") -> None:
        """Add the numbers of other cases."""
        for name in ("cases", "both_take", "both_refuse", "missed", "false_alarms", "refused_by_rules", "engines"):
            getattr(self, name).update(getattr(other, name))
        self.disagreements += other.disagreements


def table(tally: Tally) -> Iterator[str]:
    """Yield the numbers as a table in Markdown, by kind of change, and those of the engines."""
    titled = {title: column for title, column in _columns(tally) if column or title in ("cases", "the rules miss it")}
    columns = titled.values()
    yield f"| change | {' | '.join(titled)} |"
    yield f"|{'---|' * (len(titled) + 1)}"
    for kind in sorted(tally.cases):
        yield f"| {kind} | {' | '.join(str(column[kind]) for column in columns)} |"
    yield f"| all | {' | '.join(str(column.total()) for column in columns)} |"
    yield ""
    yield "| engine | cases that it refused first |"
    yield "|---|---|"
    yield from (f"| {name} | {number} |" for name, number in sorted(tally.engines.items()))


def _columns(tally: Tally) -> Iterator[tuple[str, Counter[str]]]:
    yield "cases", tally.cases
    yield "both take it", tally.both_take
    yield "both refuse it", tally.both_refuse
    yield "the rules refuse it (no engine was asked)", tally.refused_by_rules
    yield "the rules miss it", tally.missed
    yield "the rules alone refuse it", tally.false_alarms
