"""What a job holds that others have to trust it with: secrets and privileges, where it has them from, and how to tell of it."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import TypeAlias

from jobgen.review.protocol import Comparison, Difference, Pair, Path, Said
from jobgen.review.wording import told


@dataclass(frozen=True, slots=True, kw_only=True)
class Holding:
    """One secret or privilege. `paths` are where the normal form says so; none where a preset brings it."""

    title: str
    paths: tuple[Path, ...] = ()

    def covers(self, path: Path) -> bool:
        """Return whether something at the path is part of it, or it of that."""
        return any(path[: len(own)] == own or own[: len(path)] == path for own in self.paths)


_WHY = "code that nobody has reviewed runs with it"
Held: TypeAlias = Callable[[Pair, Comparison], tuple[tuple[Holding, ...], tuple[Holding, ...]]]
_Of: TypeAlias = Callable[[Pair, Comparison, tuple[Difference, ...]], Iterator[Said]]


def gathered(found: Iterable[tuple[str, Path]]) -> tuple[Holding, ...]:
    """Return each title once, with every path at which the normal form says so; an empty path is that of a preset."""
    paths: dict[str, list[Path]] = {}
    for title, path in found:
        paths.setdefault(title, []).extend([path] if path else [])
    return tuple(Holding(title=title, paths=tuple(each)) for title, each in paths.items())


def telling(kind: str, gains: str, loses: str, held: Held) -> _Of:
    """Return what tells of holdings gained and lost; what is left of the differences, it tells plainly."""

    def said(pair: Pair, compared: Comparison, owned: tuple[Difference, ...]) -> Iterator[Said]:
        before, after = ({each.title: each for each in side} for side in held(pair, compared))
        gained = [each for title, each in after.items() if title not in before]
        if pair.before is None and pair.job.version:
            return  # a new fork has what its job has
        lost = [each for title, each in before.items() if title not in after]
        for each in gained:
            text, path = f"{gains} {each.title}", each.paths[0] if each.paths else ()
            if pair.is_presubmit:
                yield Said(kind=f"{kind}-gained", rank=1, text=text, why=_WHY, path=path)
            else:
                yield Said(kind=f"{kind}-gained", rank=3, text=text, path=path)
        if pair.after is not None:
            for each in lost:
                yield Said(kind=f"{kind}-lost", rank=4, text=f"{loses} {each.title}")
        for difference in owned:
            if not any(each.covers(difference.path) for each in (*gained, *lost)):
                yield Said(kind=f"{kind}-changed", rank=3, text=told(difference, pair), path=difference.path)

    return said
