"""The rules, held against everything that the specs expand to; what a delta lifts is no finding.

Floors are held against every platform, those of steps that it has not reached too: that says where it stands.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from jobgen.findings import Finding, Place
from jobgen.model.job import Expansion, Job
from jobgen.model.ladder import deltas_of, lifts
from jobgen.model.spec import Delta, Platform, Site
from jobgen.model.standing import Standing, Unmet
from jobgen.model.words import Trigger
from jobgen.rules.protocol import Broken, Kind, Rule, Use


@dataclass(frozen=True, slots=True, kw_only=True)
class Tally:
    """How many things a rule looked at, how many of them broke it, what deltas lifted, and what was not yet due."""

    rule: str
    looked_at: int
    failed: int
    lifted: int
    skipped: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """What the rules say: findings, what deltas lifted, where every platform stands, and a tally for each rule."""

    findings: tuple[Finding, ...]
    lifted: tuple[tuple[Broken, Delta], ...]
    tallies: tuple[Tally, ...]
    standings: tuple[Standing, ...]


def gate(expansion: Expansion, rules: Sequence[Rule]) -> Verdict:
    """Return the verdict of the rules on the expansion."""
    judge = _Judge(expansion)
    tallies = [judge.tally(rule) for rule in rules if rule.on is not Kind.DELTA]
    lifted = Counter((broken.platform, id(delta)) for broken, delta in judge.lifted)
    uses = tuple(_uses(expansion, rules, lifted))
    tallies += [judge.tally(rule, uses) for rule in rules if rule.on is Kind.DELTA]
    return Verdict(
        findings=tuple(judge.findings),
        lifted=tuple(judge.lifted),
        tallies=tuple(tallies),
        standings=judge.standings(),
    )


def standings(expansion: Expansion, rules: Sequence[Rule]) -> tuple[Standing, ...]:
    """Return where every platform stands, without a look at any rule but the floors."""
    judge = _Judge(expansion)
    for rule in rules:
        if rule.floor is not None:
            judge.tally(rule)
    return judge.standings()


class _Judge:
    """Holds rule after rule against the expansion, and keeps what came of it."""

    def __init__(self, expansion: Expansion) -> None:
        self.expansion = expansion
        self.deltas = {platform.name: deltas_of(platform, expansion.site) for platform in expansion.platforms}
        self.findings: list[Finding] = []
        self.lifted: list[tuple[Broken, Delta]] = []
        self.unmet: dict[str, list[Unmet]] = {platform.name: [] for platform in expansion.platforms}

    def tally(self, rule: Rule, uses: Sequence[Use] = ()) -> Tally:
        looked_at = failed = skipped = 0
        before = len(self.lifted)
        subjects: Iterable[Any] = uses if rule.on is Kind.DELTA else _subjects(rule, self.expansion)
        for subject in subjects:
            due = rule.floor is None or subject.step >= rule.floor
            looked_at, skipped = looked_at + due, skipped + (not due)
            standing = [each for each in rule.check(subject, self.expansion) if self.stands(rule, each, due=due)]
            if standing:
                failed += 1
                self.findings += [_finding(rule, each) for each in standing]
        lifted = len(self.lifted) - before
        return Tally(rule=rule.id, looked_at=looked_at, failed=failed, lifted=lifted, skipped=skipped)

    def stands(self, rule: Rule, broken: Broken, *, due: bool) -> bool:
        """Return whether it is a finding; `due` says whether the platform is at the step that asks for the rule."""
        delta = self.lifting(rule, broken)
        if rule.floor is not None:
            self.unmet[broken.platform].append(_unmet(rule.id, rule.floor, broken, delta))
        if due and delta is not None:
            self.lifted.append((broken, delta))
        return due and delta is None

    def lifting(self, rule: Rule, broken: Broken) -> Delta | None:
        deltas = self.deltas.get(broken.platform, ()) if rule.lifts and not broken.firm else ()
        return next((delta for delta in deltas if lifts(delta, rule.id, broken.suite, broken.trigger)), None)

    def standings(self) -> tuple[Standing, ...]:
        return tuple(
            Standing(platform=platform.name, declared=platform.step, unmet=tuple(self.unmet[platform.name]))
            for platform in self.expansion.platforms
        )


def _subjects(rule: Rule, expansion: Expansion) -> Iterable[Any]:
    if rule.on is Kind.TREE:
        return (expansion,)
    if rule.on is Kind.PLATFORM:
        return expansion.platforms
    if rule.on is Kind.BOARD:
        return expansion.boards.values()
    return _jobs(rule, expansion)


def _jobs(rule: Rule, expansion: Expansion) -> Iterator[Job]:
    wanted = None if rule.on is Kind.JOB else Trigger(rule.on)
    for jobs in (expansion.jobs, expansion.forks if rule.forks else ()):
        for job in jobs:
            if wanted is not None and job.trigger is not wanted:
                continue
            if not rule.needs or not job.data.keys().isdisjoint(rule.needs):
                yield job


def _uses(expansion: Expansion, rules: Sequence[Rule], lifted: Counter[tuple[str, int]]) -> Iterator[Use]:
    by_id = {rule.id: rule for rule in rules}
    liftable = frozenset(rule.id for rule in rules if rule.lifts)
    for platform in expansion.platforms:
        for delta in deltas_of(platform, expansion.site):
            yield Use(
                delta=delta,
                platform=platform,
                place=_place(delta, platform, expansion.site),
                rule=by_id.get(delta.rule),
                liftable=liftable,
                lifted=lifted[platform.name, id(delta)],
            )


def _place(delta: Delta, platform: Platform, site: Site) -> Place:
    """Return where the delta stands; one of the site, where it names the platform."""
    if not delta.platforms:
        return delta.place
    return site.document.place("deltas", site.deltas.index(delta), "platforms", delta.platforms.index(platform.name))


def _unmet(rule: str, floor: int, broken: Broken, delta: Delta | None) -> Unmet:
    return Unmet(
        rule=rule,
        step=floor,
        place=broken.place,
        message=broken.message,
        hint=broken.hint,
        suite=broken.suite,
        trigger=broken.trigger,
        delta=delta,
    )


def _finding(rule: Rule, broken: Broken) -> Finding:
    return Finding(
        rule=rule.id,
        severity=broken.severity or rule.severity,
        place=broken.place,
        message=broken.message,
        hint=broken.hint,
        job=broken.job,
    )
