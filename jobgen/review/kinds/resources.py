"""What a container asks for: `resources` (rank 4). A limit and the request that goes with it are told as one."""

from collections.abc import Iterator
from itertools import groupby
from typing import Any

from jobgen.model.job import Job
from jobgen.model.review import Section
from jobgen.review.normalising import written
from jobgen.review.protocol import Comparison, Difference, Kind, Pair, Path, Said
from jobgen.review.wording import label, told


def owns(_pair: Pair, difference: Difference, _compared: Comparison) -> bool:
    """Return whether the difference is one of resources."""
    path = difference.path
    return path[:2] == ("spec", "containers") and path[3:4] == ("resources",)


def said(pair: Pair, _compared: Comparison, owned: tuple[Difference, ...]) -> Iterator[Said]:
    """Yield the old and the new amounts."""
    for (container, name), found in groupby(sorted(owned, key=_amount), key=_amount):
        listed = list(found)
        arrows = dict.fromkeys(_arrow(pair, each) for each in listed)
        if len(arrows) == 1 and len(listed) == 2:
            title = label(("spec", "containers", container, name), pair)
            yield Said(kind="resources", rank=4, text=f"{title}: {next(iter(arrows))}", path=listed[0].path)
        else:
            yield from (_alone(pair, each) for each in listed)


def _alone(pair: Pair, difference: Difference) -> Said:
    path = difference.path
    if len(path) < 6:
        return Said(kind="resources", rank=4, text=told(difference, pair), path=path)
    title = label((*path[:3], f"{path[5]} {path[4].removesuffix('s')}"), pair)
    return Said(kind="resources", rank=4, text=f"{title}: {_arrow(pair, difference)}", path=path)


def _amount(difference: Difference) -> tuple[str, str]:
    return (difference.path[2], difference.path[-1])


def _arrow(pair: Pair, difference: Difference) -> str:
    before, after = (_shown(job, difference.path) for job in (pair.before, pair.after))
    return f"{before} -> {after}"


def _shown(job: Job | None, path: Path) -> Any:
    """Return the amount as it is written; a request that only follows from the limit is that."""
    found = written(job, path)
    if found is None and path[4:5] == ("requests",):
        found = written(job, (*path[:4], "limits", *path[5:]))
    return "none" if found is None else found


KIND = Kind(ids=("resources",), section=Section.MACHINES, doc=__doc__, owns=owns, of_job=said)
