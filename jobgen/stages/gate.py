"""The rules, held against everything that the specs expand to; what a delta lifts is no finding.

Floors are held against every platform, those of steps that it has not reached too: that says where it stands. A rule that needs
something to look at that is not there, such as the boards of hand-written jobs, is skipped and counted.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from jobgen.findings import Finding, Place, Severity
from jobgen.model.existing import Given
from jobgen.model.job import Expansion, Job
from jobgen.model.ladder import deltas_of, lifts
from jobgen.model.spec import Delta, Platform, Site
from jobgen.model.standing import Standing, Unmet
from jobgen.model.words import Trigger
from jobgen.rules.protocol import Broken, Kind, Lowering, Rule, Use, is_lowerable


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


def gate(expansion: Expansion, rules: Sequence[Rule], warn: Iterable[str] = ()) -> Verdict:
    """Return the verdict of the rules on the expansion; `warn` names rules that only warn, besides those of the site file."""
    judge = _Judge(expansion, frozenset(warn) | {name for name, _ in expansion.site.warn})
    tallies = [judge.tally(rule) for rule in rules if rule.on not in _LATE]
    lifted = Counter((broken.platform, id(delta)) for broken, delta in judge.lifted)
    late = {Kind.DELTA: tuple(_uses(expansion, rules, lifted)), Kind.LOWERING: tuple(_lowerings(expansion, rules))}
    tallies += [judge.tally(rule, late[rule.on]) for rule in rules if rule.on in _LATE]
    return Verdict(
        findings=tuple(judge.findings),
        lifted=tuple(judge.lifted),
        tallies=tuple(tallies),
        standings=judge.standings(),
    )


_LATE = frozenset({Kind.DELTA, Kind.LOWERING})
"""What rules look at that are about other rules."""


def standings(expansion: Expansion, rules: Sequence[Rule]) -> tuple[Standing, ...]:
    """Return where every platform stands, without a look at any rule but the floors."""
    judge = _Judge(expansion)
    for rule in rules:
        if rule.floor is not None:
            judge.tally(rule)
    return judge.standings()


class _Judge:
    """Holds rule after rule against the expansion, and keeps what came of it."""

    def __init__(self, expansion: Expansion, warn: frozenset[str] = frozenset()) -> None:
        self.expansion = expansion
        self.warn = warn
        self.deltas = {platform.name: deltas_of(platform, expansion.site) for platform in expansion.platforms}
        self.findings: list[Finding] = []
        self.lifted: list[tuple[Broken, Delta]] = []
        self.unmet: dict[str, list[Unmet]] = {platform.name: [] for platform in expansion.platforms}

    def tally(self, rule: Rule, late: Sequence[Any] | None = None) -> Tally:
        looked_at = failed = skipped = 0
        before, check, floor, expansion = len(self.lifted), rule.check, rule.floor, self.expansion
        subjects = _subjects(rule, expansion) if late is None else late
        if not rule.can_look(expansion.given):
            return Tally(rule=rule.id, looked_at=0, failed=0, lifted=0, skipped=sum(1 for _ in subjects))
        for subject in subjects:
            due = floor is None or subject.step >= floor
            looked_at, skipped = looked_at + due, skipped + (not due)
            # Nearly always nothing is broken, and this runs for every rule and job.
            found = list(check(subject, expansion))
            standing = [each for each in found if self.stands(rule, each, due=due)] if found else found
            if standing:
                failed += 1
                self.findings += [self.finding(rule, each) for each in standing]
        lifted = len(self.lifted) - before
        return Tally(rule=rule.id, looked_at=looked_at, failed=failed, lifted=lifted, skipped=skipped)

    def finding(self, rule: Rule, broken: Broken) -> Finding:
        severity = _severity(rule, broken, by_hand=Given.SPECS not in self.expansion.given)
        lowered = severity is Severity.ERROR and rule.id in self.warn and is_lowerable(rule) and not broken.refused
        return Finding(
            rule=rule.id,
            severity=Severity.WARNING if lowered else severity,
            place=broken.place,
            message=f"{broken.message} (lowered to a warning)" if lowered else broken.message,
            hint=broken.hint,
            job=broken.job,
        )

    def stands(self, rule: Rule, broken: Broken, *, due: bool) -> bool:
        """Return whether it is a finding; `due` says whether the platform is at the step that asks for the rule."""
        delta = self.lifting(rule, broken)
        if rule.floor is not None:
            self.unmet[broken.platform].append(_unmet(rule.id, rule.floor, broken, delta))
        if due and delta is not None:
            self.lifted.append((broken, delta))
        return due and delta is None

    def lifting(self, rule: Rule, broken: Broken) -> Delta | None:
        deltas = self.deltas.get(broken.platform, ()) if rule.lifts and broken.refused is not True else ()
        return next((delta for delta in deltas if lifts(delta, rule.id, broken.suite, broken.trigger)), None)

    def standings(self) -> tuple[Standing, ...]:
        return tuple(
            Standing(platform=platform.name, declared=platform.step, unmet=tuple(self.unmet[platform.name]))
            for platform in self.expansion.platforms
        )


def _severity(rule: Rule, broken: Broken, *, by_hand: bool) -> Severity:
    """Return how bad it is; in configuration that somebody wrote, only what an engine refuses is an error."""
    severity = broken.severity or rule.severity
    if not by_hand or severity is not Severity.ERROR or broken.refused:
        return severity
    return Severity.WARNING if broken.refused is False else rule.severity_by_hand


def _subjects(rule: Rule, expansion: Expansion) -> Iterable[Any]:
    simple: dict[Kind, Iterable[Any]] = {
        Kind.TREE: (expansion,),
        Kind.PLATFORM: expansion.platforms,
        Kind.TEST_GROUP: expansion.testgrid.test_groups,
        Kind.DASHBOARD: expansion.testgrid.dashboards,
    }
    return simple[rule.on] if rule.on in simple else _jobs(rule, expansion)


def _jobs(rule: Rule, expansion: Expansion) -> Sequence[Job]:
    jobs: Sequence[Job] = (*expansion.jobs, *expansion.forks) if rule.forks else expansion.jobs
    if rule.on is not Kind.JOB:
        wanted = Trigger(rule.on)
        jobs = [job for job in jobs if job.trigger is wanted]
    needs = frozenset(rule.needs)
    return [job for job in jobs if not needs.isdisjoint(job.data)] if needs else jobs


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


def _lowerings(expansion: Expansion, rules: Sequence[Rule]) -> Iterator[Lowering]:
    by_id = {rule.id: rule for rule in rules}
    lowerable = frozenset(rule.id for rule in rules if is_lowerable(rule))
    for name, place in expansion.site.warn:
        yield Lowering(name=name, place=place, rule=by_id.get(name), lowerable=lowerable)


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
