"""How a value came about: the layers of a job merged once more, one at a time, with an eye on one path.

The merge itself is the one that made the job. What is told here is only what it did to the value.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from jobgen.findings import Finding, Place
from jobgen.layering.merge import ONE_OF, merge_job
from jobgen.model.job import Layer
from jobgen.nodes import Mapping, Node, Path, Plain, Scalar, find, is_null, plain, walk


class Effect(StrEnum):
    """What a layer did to a value."""

    SETS = "sets"
    MERGES = "merges"
    REMOVES = "removes"
    CLEARS = "clears"
    IDLE = "idle"


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """What one layer said about a value. `rank` orders layers; `by` is the key that removed or cleared the value."""

    layer: str
    effect: Effect
    value: Plain
    place: Place
    counts: bool = False
    rank: int = 0
    by: str = ""


@dataclass(frozen=True, slots=True)
class _Step:
    """One layer's doing, before it is known what is left of it."""

    rank: int
    layer: Layer
    effect: Effect
    node: Node
    by: str = ""


def trace(layers: tuple[Layer, ...], path: Path) -> tuple[tuple[Said, ...], Node | None]:
    """Return what the layers said about the value at `path`, lowest first, and the value once all are merged.

    The path is in the words of layers: the only container is `container`, its variables are a mapping by name.
    """
    content = Mapping({}, Place(""))
    steps: list[_Step] = []
    for rank, layer in enumerate(layers):
        after = merge_job(content, layer.content, set(), _ignore)
        step = _step(rank, layer, path, value_at(content, path), value_at(after, path))
        steps += [step] if step else []
        content = after
    final = value_at(content, path)
    kept = _kept(steps, final)
    return tuple(_said(step, counts=index in kept) for index, step in enumerate(steps)), final


def value_at(content: Mapping, path: Path) -> Node | None:
    """Return the value at `path`, in the only container or in the first of a whole list."""
    if path[0] == "container" and "container" not in content.entries:
        return find(content, "containers", 0, *path[1:])
    return find(content, *path)


def _ignore(_finding: Finding) -> None:
    """Do nothing about what cannot be merged: it has been reported when the job was made."""


def _step(rank: int, layer: Layer, path: Path, before: Node | None, after: Node | None) -> _Step | None:
    own = value_at(layer.content, path)
    if own is not None and not is_null(own) and after is not None:
        merges = isinstance(own, Mapping) and isinstance(before, Mapping)
        return _Step(rank, layer, Effect.MERGES if merges else Effect.SETS, own)
    if before is not None and after is None:
        by, node = _remover(layer.content, path)
        return _Step(rank, layer, Effect.REMOVES if by == path or is_null(node) else Effect.CLEARS, node, _dotted(by))
    if own is not None and before is None:
        return _Step(rank, layer, Effect.IDLE, own)
    return None


def _remover(content: Mapping, path: Path) -> tuple[Path, Node]:
    """Return the key of the layer, with its node, that takes the value away."""
    for depth in range(1, len(path) + 1):
        node = find(content, *path[:depth])
        if node is not None and (not isinstance(node, Mapping) or depth == len(path)):
            return path[:depth], node
    rivals = next((group for group in ONE_OF if path[0] in group), ("containers",))
    for key in rivals:
        if key != path[0] and not is_null(content.entries.get(key, Scalar(None, content.place))):
            return (key,), content.entries[key]
    return _deepest(content, path)


def _deepest(content: Mapping, path: Path) -> tuple[Path, Node]:
    """Return the last key on the path that the layer says: a mapping that replaces the one below it whole."""
    depth = max(depth for depth in range(len(path) + 1) if find(content, *path[:depth]) is not None)
    return path[:depth], find(content, *path[:depth]) or content


def _kept(steps: list[_Step], final: Node | None) -> set[int]:
    """Return the steps of which something is left; where two say the very same node, an anchor, the later one counts."""
    if final is None:
        return {len(steps) - 1} if steps and steps[-1].effect is not Effect.IDLE else set()
    left = {id(leaf) for leaf in _leaves(final)}
    kept = set()
    if (
        isinstance(final, Mapping) and not final.entries
    ):  # merging makes a mapping anew, so an empty one is never shared
        return {index for index, step in enumerate(steps) if step.effect in (Effect.SETS, Effect.MERGES)}
    for index in reversed(range(len(steps))):
        own = {id(leaf) for leaf in _leaves(steps[index].node)}
        if own & left:
            kept.add(index)
            left -= own
    return kept


def _said(step: _Step, *, counts: bool) -> Said:
    return Said(
        layer=step.layer.label,
        effect=step.effect,
        value=plain(step.node),
        place=step.node.place,
        counts=counts,
        rank=step.rank,
        by=step.by,
    )


def _leaves(node: Node) -> Iterator[Node]:
    return (each for _, each in walk(node) if not isinstance(each, Mapping) or not each.entries)


def _dotted(path: Path) -> str:
    """Return a key of a layer as people write it."""
    return ".".join(str(step) for step in (("spec", *path) if path[0] == "containers" else path))
