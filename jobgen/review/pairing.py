"""The pairs of jobs that are not the same on both sides, with all that kinds of changes want to know about them."""

from collections.abc import Sequence

from jobgen.model.job import Job
from jobgen.model.review import Side
from jobgen.review.differences import differences
from jobgen.review.matching import Match, matches
from jobgen.review.normalising import normal
from jobgen.review.presets import Presets
from jobgen.review.protocol import Data, Pair
from jobgen.review.signals import signal_of


def pairs(base: Side, head: Side) -> tuple[Pair, ...]:
    """Return a pair for each job that is not the same on both sides; one that only looks another has none."""
    sides = (base, head)
    presets = (Presets(base), Presets(head))
    unlike = [each for each in matches(base, head) if _unlike(each, sides, presets)]
    normals = [(_normal(each.before), _normal(each.after)) for each in unlike]
    found = differences([_shared(each, *pair) for each, pair in zip(unlike, normals, strict=True)])
    made = (
        Pair(
            before=each.before,
            after=each.after,
            was=was,
            now=now,
            signals=(signal_of(each.before, base), signal_of(each.after, head)),
            differences=different,
            presets=(presets[0].of(each.before), presets[1].of(each.after)),
            kept=each.kept,
        )
        for each, (was, now), different in zip(unlike, normals, found, strict=True)
    )
    return tuple(pair for pair in made if _matters(pair))


def _unlike(match: Match, sides: Sequence[Side], presets: Sequence[Presets]) -> bool:
    """Return whether anything about the job may be another; most are the same, and that has to be quick to say."""
    before, after = match.before, match.after
    if before is None or after is None or before.data != after.data:
        return True
    if signal_of(before, sides[0]) is not signal_of(after, sides[1]):
        return True
    return presets[0].contents != presets[1].contents and presets[0].of(before) != presets[1].of(after)


def _matters(pair: Pair) -> bool:
    one_sided = pair.before is None or pair.after is None
    return bool(one_sided or pair.differences or pair.signals[0] is not pair.signals[1]) or (
        pair.presets[0] != pair.presets[1]
    )


def _normal(job: Job | None) -> Data:
    return normal(job) if job else {}


def _shared(match: Match, was: Data, now: Data) -> tuple[Data, Data]:
    """Return both normal forms, or nothing of a job that only one side has: all of it is new, or gone."""
    return (was, now) if match.before and match.after else ({}, {})
