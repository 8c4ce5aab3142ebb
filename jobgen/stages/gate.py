"""The rules, held against everything that the specs expand to; what a delta lifts is no finding."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from jobgen.findings import Finding
from jobgen.model.job import Expansion, Job
from jobgen.model.ladder import deltas_of
from jobgen.model.spec import Delta
from jobgen.model.words import Trigger
from jobgen.rules.protocol import Broken, Kind, Rule


@dataclass(frozen=True, slots=True, kw_only=True)
class Tally:
    """How many things a rule looked at, and how many of them broke it."""

    rule: str
    looked_at: int
    failed: int
    lifted: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """What the rules say: findings, what deltas lifted (rule, delta), and a tally for each rule."""

    findings: tuple[Finding, ...]
    lifted: tuple[tuple[Broken, Delta], ...]
    tallies: tuple[Tally, ...]


def gate(expansion: Expansion, rules: Sequence[Rule]) -> Verdict:
    """Return the verdict of the rules on the expansion."""
    deltas = {platform.name: deltas_of(platform, expansion.site) for platform in expansion.platforms}
    findings: list[Finding] = []
    lifted: list[tuple[Broken, Delta]] = []
    tallies = []
    for rule in rules:
        looked_at = failed = spared = 0
        for subject in _subjects(rule, expansion):
            looked_at += 1
            broken = list(rule.check(subject, expansion))
            failed += bool(broken)
            for each in broken:
                delta = _lifting(rule, each, deltas)
                if delta is None:
                    findings.append(_finding(rule, each))
                else:
                    spared += 1
                    lifted.append((each, delta))
        tallies.append(Tally(rule=rule.id, looked_at=looked_at, failed=failed, lifted=spared))
    return Verdict(findings=tuple(findings), lifted=tuple(lifted), tallies=tuple(tallies))


def _subjects(rule: Rule, expansion: Expansion) -> Iterable[Any]:
    if rule.on is Kind.TREE:
        return (expansion,)
    if rule.on is Kind.PLATFORM:
        return (each for each in expansion.platforms if each.step >= (rule.floor or 0))
    if rule.on is Kind.BOARD:
        return expansion.boards.values()
    return _jobs(rule, expansion)


def _jobs(rule: Rule, expansion: Expansion) -> Iterator[Job]:
    wanted = None if rule.on is Kind.JOB else Trigger(rule.on)
    for jobs in (expansion.jobs, expansion.forks if rule.forks else ()):
        for job in jobs:
            if wanted is None or job.trigger is wanted:
                yield job


def _lifting(rule: Rule, broken: Broken, deltas: dict[str, tuple[Delta, ...]]) -> Delta | None:
    if not rule.lifts:
        return None
    return next((delta for delta in deltas.get(broken.platform, ()) if matches(delta, rule.id, broken)), None)


def matches(delta: Delta, rule: str, broken: Broken) -> bool:
    """Return whether the delta lifts this: same rule, and the suite and trigger that it names, if it names any."""
    return (
        delta.rule == rule
        and delta.suite in ("", broken.suite)
        and (not delta.trigger or delta.trigger == broken.trigger)
    )


def _finding(rule: Rule, broken: Broken) -> Finding:
    return Finding(
        rule=rule.id,
        severity=rule.severity,
        place=broken.place,
        message=broken.message,
        hint=broken.hint,
        job=broken.job,
    )
