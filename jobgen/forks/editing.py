"""Edits of nodes: what changes is made anew at its old place, what does not is shared."""

from collections.abc import Callable

from jobgen.findings import Place
from jobgen.nodes import Mapping, Node, Path, Scalar, Sequence, find

EACH = "[]"
"""A step of a path that stands for every item of a list."""


def text_at(node: Node | None, *path: str | int) -> str:
    """Return the string at `path`, or "" where Go would read none."""
    found = find(node, *path)
    return found.value if isinstance(found, Scalar) and isinstance(found.value, str) else ""


def items_at(node: Node | None, *path: str | int) -> tuple[Node, ...]:
    """Return the items of the list at `path`; none where there is no list."""
    found = find(node, *path)
    return found.items if isinstance(found, Sequence) else ()


def edit(mapping: Mapping, path: Path, change: Callable[[Node], Node]) -> Mapping:
    """Return the mapping with `change` applied to whatever stands at `path`; the very same one where nothing changes."""
    step, below = path[0], path[1:]
    old = mapping.entries.get(str(step))
    if old is None:
        return mapping
    new = _edited(old, below, change)
    return mapping if new is old else put(mapping, str(step), new)


def edit_text(mapping: Mapping, path: Path, change: Callable[[str], str]) -> Mapping:
    """Return the mapping with `change` applied to the strings at `path`; what is not a string stays as it is."""
    return edit(mapping, path, lambda old: _changed(old, change))


def put(mapping: Mapping, key: str, value: Node, key_place: Place | None = None) -> Mapping:
    """Return the mapping with `key` set. A new key gets `key_place`; one that is there keeps its own."""
    keys = mapping.keys if key in mapping.entries or key_place is None else mapping.keys | {key: key_place}
    return Mapping(mapping.entries | {key: value}, mapping.place, keys)


def put_text(mapping: Mapping, key: str, text: str, source: Place) -> Mapping:
    """Return the mapping with the string set at its old place, or at `source` where it is new."""
    old = mapping.entries.get(key)
    return put(mapping, key, Scalar(text, old.place if old else source), source)


def drop(mapping: Mapping, *keys: str) -> Mapping:
    """Return the mapping without `keys`; the very same one where it has none of them."""
    if not any(key in mapping.entries for key in keys):
        return mapping
    entries = {key: value for key, value in mapping.entries.items() if key not in keys}
    places = {key: place for key, place in mapping.keys.items() if key not in keys}
    return Mapping(entries, mapping.place, places)


def _edited(node: Node, path: Path, change: Callable[[Node], Node]) -> Node:
    if not path:
        return change(node)
    if isinstance(node, Mapping):
        return edit(node, path, change)
    if not isinstance(node, Sequence) or path[0] != EACH:
        return node
    items = tuple([_edited(item, path[1:], change) for item in node.items])
    unchanged = all(new is old for new, old in zip(items, node.items, strict=True))
    return node if unchanged else Sequence(items, node.place)


def _changed(node: Node, change: Callable[[str], str]) -> Node:
    if not isinstance(node, Scalar) or not isinstance(node.value, str):
        return node
    text = change(node.value)
    return node if text == node.value else Scalar(text, node.place)
