"""The gates of a promotion: floors of a step, criteria of a signal; each holds, is lifted by a delta, or is unmet."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from jobgen.commands.moves.move import Move
from jobgen.findings import Finding, Place, Severity
from jobgen.model.spec import Delta
from jobgen.model.standing import Unmet
from jobgen.model.words import Signal
from jobgen.pipeline import Run
from jobgen.rules import RULES
from jobgen.rules.protocol import Broken, Rule

_INFORMING = frozenset({"no-signal-before-run", "signal-board", "release-board-first"})
_BLOCKING = _INFORMING | {
    "informing-first",
    "blocking-gap",
    "blocking-timeout",
    "blocking-alert-email",
    "blocking-owner",
    "blocking-project-owned",
}
_CRITERIA = {Signal.INFORMING: _INFORMING, Signal.BLOCKING: _BLOCKING}


class State(StrEnum):
    """How a gate stands."""

    HOLDS = "holds"
    LIFTED = "lifted"
    UNMET = "unmet"


@dataclass(frozen=True, slots=True, kw_only=True)
class Gate:
    """One floor or criterion; what holds is said in the words of its rule."""

    rule: str
    state: State
    message: str
    hint: str = ""
    place: Place | None = None


def gates(move: Move, there: Run) -> tuple[Gate, ...]:
    """Return the gates of a promotion, in the order of the rules; `there` is what follows from it."""
    if move.request.down:
        return ()
    if isinstance(move.end, Signal):
        wanted = _CRITERIA[move.end]
        return tuple(gate for rule in RULES if rule.id in wanted for gate in _criterion(rule, move, there))
    floors = (rule for rule in RULES if rule.floor is not None and rule.floor <= move.step)
    return tuple(gate for rule in floors for gate in _floor(rule, move, there))


def _floor(rule: Rule, move: Move, there: Run) -> Iterator[Gate]:
    standings = there.verdict.standings if there.verdict else ()
    unmet = [
        each
        for standing in standings
        if standing.platform == move.platform.name
        for each in standing.unmet
        if each.rule == rule.id
    ]
    if not unmet:
        yield _held(rule)
    for each in unmet:
        yield _judged(rule, move, each, each.delta)


def _criterion(rule: Rule, move: Move, there: Run) -> Iterator[Gate]:
    suite, name = move.request.suite, move.platform.name
    jobs = [*there.expansion.jobs_of.get(name, ()), *there.expansion.forks_of.get(name, ())] if there.expansion else []
    names = {job.name for job in jobs if job.suite == suite}
    broken = [
        each
        for each in there.findings
        if each.rule == rule.id and each.job in names and each.severity is Severity.ERROR
    ]
    lifted = [
        (each, delta)
        for each, delta in (there.verdict.lifted if there.verdict else ())
        if (delta.rule, each.platform, each.suite) == (rule.id, name, suite)
    ]
    if not broken and not lifted:
        yield _held(rule)
    for finding in broken:
        yield _judged(rule, move, finding, None)
    for each, delta in lifted:
        yield _judged(rule, move, each, delta)


def _held(rule: Rule) -> Gate:
    return Gate(rule=rule.id, state=State.HOLDS, message=rule.title)


def _judged(rule: Rule, move: Move, broken: Unmet | Broken | Finding, delta: Delta | None) -> Gate:
    message, hint, place = broken.message, broken.hint, broken.place
    if delta is None:
        return Gate(rule=rule.id, state=State.UNMET, message=message, hint=hint, place=place)
    if delta.since <= move.request.date <= delta.until:
        said = f"{message}; lifted until {delta.until}: {delta.reason} ({delta.owner}, {delta.issue})"
        return Gate(rule=rule.id, state=State.LIFTED, message=said, place=place)
    said = f"{message}; the delta that would lift it is from {delta.since} to {delta.until}"
    return Gate(rule=rule.id, state=State.UNMET, message=said, hint=hint, place=place)


def as_finding(gate: Gate, fallback: Place) -> Finding:
    """Return an unmet gate as a finding, to be reported like any other."""
    return Finding(rule=gate.rule, place=gate.place or fallback, message=gate.message, hint=gate.hint)
