"""Where normal forms of jobs differ. The one module that knows deepdiff, which it imports when something does."""

from collections.abc import Iterable, Iterator
from itertools import takewhile

from jobgen.review.normalising import at
from jobgen.review.protocol import Data, Difference, Path

_TOLD_AS_ONE = frozenset({"env", "volumes", "volumeMounts"})
"""Mappings of the normal form whose entries are told as one."""
_NAMED = _TOLD_AS_ONE | {"containers"}


def differences(pairs: Iterable[tuple[Data, Data]]) -> list[tuple[Difference, ...]]:
    """Return the differences of each pair of normal forms, in order of their paths.

    A list is one value, and so is a variable, a volume, a mount, and a container that only one side has.
    """
    known: dict[str, tuple[Path, ...]] = {}
    return [tuple(_difference(path, *pair) for path in _paths(*pair, known=known)) for pair in pairs]


def _difference(path: Path, was: Data, now: Data) -> Difference:
    return Difference(path=path, before=at(was, path), after=at(now, path))


def _paths(was: Data, now: Data, *, known: dict[str, tuple[Path, ...]]) -> tuple[Path, ...]:
    """Return the paths of the differences; `known` holds those of what has been compared, for many jobs change alike."""
    unlike = _unlike(was, now)
    key = repr(unlike)
    if key not in known:
        known[key] = tuple(sorted({leaf for path in _compared(*unlike) for leaf in _leaves(path, was, now)}))
    return known[key]


def _unlike(was: Data, now: Data) -> tuple[Data, Data]:
    """Return both without what is the same in both, which need not be compared."""
    left, right = (
        {key: value for key, value in one.items() if key not in two} for one, two in ((was, now), (now, was))
    )
    for key in (key for key in was if key in now):
        before, after = was[key], now[key]
        if type(before) is type(after) is dict:
            before, after = _unlike(before, after)
        if before != after or type(before) is not type(after):
            left[key], right[key] = before, after
    return left, right


def _compared(was: Data, now: Data) -> Iterator[Path]:
    """Yield the path of each difference, without positions in lists."""
    if was == now:
        return
    from deepdiff import DeepDiff  # noqa: PLC0415  (slow to import, and most jobs are equal)

    tree = DeepDiff(was, now, view="tree", threshold_to_diff_deeper=0, ignore_private_variables=False)
    for levels in tree.values():
        for level in levels:
            yield tuple(takewhile(lambda step: isinstance(step, str), level.path(output_format="list")))


def _leaves(path: Path, was: Data, now: Data) -> Iterator[Path]:
    """Yield the path, cut to a thing that is told as one, or the paths below it where one side has nothing there."""
    cut = _unit(path)
    before, after = at(was, cut), at(now, cut)
    whole = before if after is None else after if before is None else None
    if isinstance(whole, dict) and whole and not _is_unit(cut):
        for key in whole:
            yield from _leaves((*cut, key), was, now)
    else:
        yield cut


def _unit(path: Path) -> Path:
    return next((path[: index + 1] for index in range(1, len(path)) if path[index - 1] in _TOLD_AS_ONE), path)


def _is_unit(path: Path) -> bool:
    return len(path) > 1 and path[-2] in _NAMED
