"""Changes of a document as data: what is meant, whatever the text looks like."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TypeAlias, TypeVar

from jobgen.findings import Place
from jobgen.nodes import Mapping, Node, Path, Plain, Scalar, Sequence


@dataclass(frozen=True, slots=True)
class Set:
    """The value at `path` becomes another one; a key that is not there yet is added behind `after`, or behind all."""

    path: Path
    value: Plain
    after: str = ""


@dataclass(frozen=True, slots=True)
class Append:
    """The list at `path` gets one more item, behind the others."""

    path: Path
    value: Plain


@dataclass(frozen=True, slots=True)
class Remove:
    """The key or item at `path` goes."""

    path: Path


Change: TypeAlias = Set | Append | Remove
_Some = TypeVar("_Some", bound=Node)


def changed(root: _Some, changes: Iterable[Change]) -> _Some:
    """Return the document after the changes, in their order; what is new stands at the place of what it belongs to.

    A node that several aliases share changes at the path that is named, and only there. Every path leads to something but
    for its last step.
    """
    for change in changes:
        made = _changed(root, change.path, change)
        assert type(made) is type(root)  # noqa: S101  (no change has an empty path)
        root = made
    return root


def described(change: Change) -> str:
    """Return what a person has to do to make the change by hand."""
    from jobgen.yamlio.spelling import spelled  # noqa: PLC0415  (only refusals need it)

    where = ".".join(str(step) for step in change.path)
    match change:
        case Set():
            return f"set {where}: {spelled(change.value)}"
        case Append():
            return f"append to {where}: {spelled(change.value)}"
        case Remove():
            return f"remove {where}"


def node_of(value: Plain, place: Place) -> Node:
    """Return plain data as nodes that all stand at one place."""
    if isinstance(value, dict):
        return Mapping({key: node_of(each, place) for key, each in value.items()}, place)
    if isinstance(value, list):
        return Sequence(tuple(node_of(each, place) for each in value), place)
    return Scalar(value, place)


def _changed(node: Node, path: Path, change: Change) -> Node:
    if isinstance(change, Append) and not path:
        assert isinstance(node, Sequence)  # noqa: S101  (that is what can be appended to)
        return Sequence((*node.items, node_of(change.value, node.place)), node.place)
    step, *rest = path
    if isinstance(node, Sequence):
        assert isinstance(step, int)  # noqa: S101  (items have numbers)
        return Sequence(_items(node, step, tuple(rest), change), node.place)
    assert isinstance(node, Mapping)  # noqa: S101  (paths lead through collections)
    assert isinstance(step, str)  # noqa: S101  (keys are text)
    return _entries(node, step, tuple(rest), change)


def _items(node: Sequence, index: int, rest: Path, change: Change) -> tuple[Node, ...]:
    items = list(node.items)
    if rest or isinstance(change, Append):
        items[index] = _changed(items[index], rest, change)
    elif isinstance(change, Set):
        items[index] = node_of(change.value, items[index].place)
    else:
        del items[index]
    return tuple(items)


def _entries(node: Mapping, key: str, rest: Path, change: Change) -> Mapping:
    entries = dict(node.entries)
    if rest or isinstance(change, Append):
        entries[key] = _changed(entries[key], rest, change)
    elif isinstance(change, Set):
        old = entries.get(key)
        entries[key] = node_of(change.value, old.place if old else node.place)
    else:
        del entries[key]
    return Mapping(entries, node.place, node.keys)
