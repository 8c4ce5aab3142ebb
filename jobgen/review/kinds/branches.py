"""Releases whose branches come and go.

`branch-added` and `branch-removed` (rank 3) say that a release is live now, or no longer, and how many forks that makes or ends; nothing
else is said of those. `fork-ages` (rank 4) is about the forks that stay: each takes the next schedule of its job's list.
"""

from collections import Counter
from collections.abc import Iterator

from jobgen.model.review import Change, Section
from jobgen.model.words import Signal
from jobgen.reporters.words import plural
from jobgen.review.protocol import Comparison, Difference, Kind, Pair, Path, Said

_LISTS = frozenset({"fork-per-release-cron", "fork-per-release-periodic-interval"})
_SCHEDULES = frozenset({"cron", "interval", "minimum_interval"})


def owns(pair: Pair, difference: Difference, compared: Comparison) -> bool:
    """Return whether the difference comes of the age of the release alone: the list of the job is the same."""
    if not (_is_schedule(difference.path) and compared.ages(pair)):
        return False
    master = compared.of_fork(pair)
    lists = any(_LISTS & (side.get("annotations") or {}).keys() for side in (pair.was, pair.now))
    return lists and (master is None or not any(each.path[-1] in _LISTS for each in master.differences))


def said(_pair: Pair, _compared: Comparison, owned: tuple[Difference, ...]) -> Iterator[Said]:
    """Yield that the fork takes another schedule of its list."""
    if owned:
        text = "{jobs} of release branches take the next schedule of their list"
        yield Said(kind="fork-ages", rank=4, text=text, why="other releases are live now", path=owned[0].path)


def changes(compared: Comparison) -> Iterator[Change]:
    """Yield one change for each release that is live on one side only."""
    before, after = compared.releases
    for version in (*after, *before):
        if version in after and version in before:
            continue
        pairs = [pair for pair in compared.pairs if pair.job.version == version]
        if pairs:
            title = "is live now" if version in after else "is no longer live"
            yield Change(
                kind="branch-added" if version in after else "branch-removed",
                section=Section.JOBS,
                rank=3,
                message=f"release {version} {title}: {_counted(pairs)}",
                jobs=tuple(dict.fromkeys(pair.job.name for pair in pairs)),
                platforms=tuple(sorted({pair.job.platform for pair in pairs if pair.job.platform})),
                place=compared.site.document.place("branches", "live") if compared.head.specs else None,
            )


def _counted(pairs: list[Pair]) -> str:
    signals = Counter(signal for pair in pairs for signal in pair.signals if signal is not Signal.NONE)
    watched = [f"{signals[each]} {each}" for each in (Signal.BLOCKING, Signal.INFORMING) if signals[each]]
    verb = "added" if pairs[0].before is None else "removed"
    return ", ".join((f"{plural(len(pairs), 'fork')} {verb}", *watched))


def _is_schedule(path: Path) -> bool:
    return path[0] in _SCHEDULES or (path[0] == "annotations" and path[-1] in _LISTS)


KIND = Kind(
    ids=("branch-added", "branch-removed", "fork-ages"),
    section=Section.JOBS,
    doc=__doc__,
    owns=owns,
    of_job=said,
    of_whole=changes,
)
