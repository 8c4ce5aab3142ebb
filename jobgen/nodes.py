"""YAML as data that knows where it stands.

Every value that a spec, a catalogue or a job file holds is a `Node`: a scalar, a sequence, a mapping, or a template whose
text is filled in later. A node never changes; merging makes new mappings that share the nodes of the old ones, so a value
keeps its place through anchors, `from`, defaults and forks.
"""

from collections.abc import Iterator
from typing import NamedTuple, TypeAlias

from jobgen.findings import Place

Plain: TypeAlias = "str | int | float | bool | list[Plain] | dict[str, Plain] | None"
Path: TypeAlias = tuple[str | int, ...]


class Scalar(NamedTuple):
    """A string, number, boolean or null."""

    value: str | int | float | bool | None
    place: Place


class Template(NamedTuple):
    """`{fill: …}` or `{file: …}`: text that is known only once the job is."""

    kind: str
    text: str
    place: Place


class Sequence(NamedTuple):
    """A list of nodes."""

    items: "tuple[Node, ...]"
    place: Place


class Mapping(NamedTuple):
    """A mapping in order of appearance; `keys` holds the places of the keys that a file spelt out."""

    entries: "dict[str, Node]"
    place: Place
    keys: "dict[str, Place]" = {}  # noqa: RUF012  (never written to; absent for merged mappings)

    def key_place(self, key: str) -> Place:
        """Return where `key` was written, or the mapping itself where it was merged in."""
        return self.keys.get(key, self.place)


Node: TypeAlias = Scalar | Sequence | Mapping | Template


def plain(node: Node) -> Plain:
    """Return the node as lists, dicts and scalars, without places."""
    if type(node) is Scalar:
        return node.value
    if type(node) is Mapping:
        return {key: value.value if type(value) is Scalar else plain(value) for key, value in node.entries.items()}
    if type(node) is Sequence:
        return [item.value if type(item) is Scalar else plain(item) for item in node.items]
    assert type(node) is Template  # noqa: S101  (there are four kinds)
    return {node.kind: node.text}


def is_null(node: Node | None) -> bool:
    """Return whether a null stands here; where nothing stands, there is none."""
    return type(node) is Scalar and node.value is None


def find(node: Node | None, *path: str | int) -> Node | None:
    """Return the node below `node` at `path`, or None where there is none."""
    for step in path:
        if type(node) is Mapping:
            node = node.entries.get(step)  # type: ignore[arg-type]
        elif type(node) is Sequence and type(step) is int and 0 <= step < len(node.items):
            node = node.items[step]
        else:
            return None
    return node


def nearest_place(node: Node, path: Path) -> Place:
    """Return the place of the deepest node on `path` that exists: where to point when the rest of it is missing."""
    place = node.place
    for step in path:
        below = find(node, step)
        if below is None:
            break
        node, place = below, below.place
    return place


def walk(node: Node, path: Path = ()) -> Iterator[tuple[Path, Node]]:
    """Yield every node below and including `node`, parents first, with its path."""
    yield path, node
    if isinstance(node, Mapping):
        for key, value in node.entries.items():
            yield from walk(value, (*path, key))
    elif isinstance(node, Sequence):
        for index, item in enumerate(node.items):
            yield from walk(item, (*path, index))
