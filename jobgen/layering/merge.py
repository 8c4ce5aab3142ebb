"""Merging layers: mappings merge, lists and scalars replace, null removes.

Setting one of a one-of group clears the others from lower layers, so that `cron` in a spec beats `interval` in the
catalogue without anybody saying so.
"""

from jobgen.findings import Place
from jobgen.nodes import Mapping, Node, Scalar, Sequence

ONE_OF: tuple[tuple[str, ...], ...] = (
    ("interval", "cron", "minimum_interval"),
    ("run_if_changed", "skip_if_only_changed", "always_run"),
    ("branches", "skip_branches"),
)
"""Fields of which Prow takes one; `always_run` counts only where it is true."""

REPLACED_WHOLE = frozenset({"env"})
"""Mappings of the container whose values replace each other whole: a `value` over a `valueFrom` keeps neither half."""


def merge_job(low: Mapping, high: Mapping, removed: set[Place]) -> Mapping:
    """Return `high` laid over `low`; both are whole jobs in Prow's words. `removed` collects the nulls that did something."""
    entries = low.entries
    for group in ONE_OF:
        given = [key for key in group if _claims(key, high.entries.get(key))]
        if given and any(key in entries for key in group if key not in given):
            entries = {key: value for key, value in entries.items() if key not in group or key in given}
    if "containers" in entries or "containers" in high.entries:
        entries = _one_spelling(entries, high)
    return _over(entries, high, removed)


def _one_spelling(low: dict[str, Node], high: Mapping) -> dict[str, Node]:
    """Return `low` so that a whole list of containers replaces short forms, and short forms merge into a list of one."""
    entries = dict(low)
    if "containers" in high.entries:
        entries.pop("container", None)
    elif "container" in high.entries:
        whole = entries.pop("containers")
        if isinstance(whole, Sequence) and len(whole.items) == 1:
            entries["container"] = whole.items[0]
    return entries


def merge(low: Mapping, high: Mapping, removed: set[Place]) -> Mapping:
    """Return `high` laid over `low`, which keeps its order; what is new comes after."""
    return _over(low.entries, high, removed)


def _over(low: dict[str, Node], high: Mapping, removed: set[Place]) -> Mapping:
    entries = dict(low)
    for key, value in high.entries.items():
        kind = type(value)
        if kind is Scalar and value.value is None:  # type: ignore[union-attr]
            if entries.pop(key, None) is not None:
                removed.add(value.place)
        elif isinstance(value, Mapping):
            entries[key] = _laid(entries.get(key), value, key, removed)
        else:
            entries[key] = value
    return Mapping(entries, high.place)


def _laid(below: Node | None, value: Mapping, key: str, removed: set[Place]) -> Mapping:
    if not isinstance(below, Mapping):
        return _over({}, value, removed)
    if key in REPLACED_WHOLE:
        return _replaced(below, value, removed)
    return _over(below.entries, value, removed)


def _replaced(below: Mapping, value: Mapping, removed: set[Place]) -> Mapping:
    entries = dict(below.entries)
    for name, item in value.entries.items():
        if isinstance(item, Scalar) and item.value is None:
            if entries.pop(name, None) is not None:
                removed.add(item.place)
        else:
            entries[name] = item
    return Mapping(entries, value.place)


def _claims(key: str, value: Node | None) -> bool:
    if not isinstance(value, Scalar):
        return value is not None
    return value.value is True if key == "always_run" else value.value is not None
