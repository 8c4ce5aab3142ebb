"""A job gives the release team another signal.

`signal-lowered` has rank 1 where the job could hold a release and no longer does, else 2. `signal-raised` has rank 2 for blocking,
3 for informing. A job that is new or gone counts: it had, or has, no signal.
"""

from collections.abc import Iterator

from jobgen.model.review import Section
from jobgen.model.words import Signal
from jobgen.review.protocol import Comparison, Difference, Kind, Pair, Said

_ORDER = list(Signal)


def said(pair: Pair, _compared: Comparison, _owned: tuple[Difference, ...]) -> Iterator[Said]:
    """Yield what a change of the signal means."""
    before, after = pair.signals
    if before is after:
        return
    text = f"signal: {before} -> {after}"
    gone = "the job is gone, and " if pair.after is None else ""
    if before is Signal.BLOCKING:
        why = f"{gone}releases no longer wait for this signal"
        yield Said(kind="signal-lowered", rank=1, text=text, why=why, path=_PATH)
    elif _ORDER.index(after) < _ORDER.index(before):
        why = f"{gone}the release team stops watching"
        yield Said(kind="signal-lowered", rank=2, text=text, why=why, path=_PATH)
    elif after is Signal.BLOCKING:
        yield Said(kind="signal-raised", rank=2, text=text, why="a failure can hold a release now", path=_PATH)
    else:
        yield Said(kind="signal-raised", rank=3, text=text, why="the release team starts watching", path=_PATH)


_PATH = ("annotations", "testgrid-dashboards")

KIND = Kind(ids=("signal-lowered", "signal-raised"), section=Section.SIGNALS, doc=__doc__, of_job=said)
