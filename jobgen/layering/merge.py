"""Merging layers: mappings merge, lists and scalars replace, null removes.

Setting one of a one-of group clears the others from lower layers, so that `cron` in a spec beats `interval` in the
catalogue without anybody saying so.
"""

from collections.abc import Callable
from typing import TypeAlias

from jobgen.findings import Finding, Place
from jobgen.nodes import Mapping, Node, Scalar, Sequence, is_null

Report: TypeAlias = Callable[[Finding], None]

ONE_OF: tuple[tuple[str, ...], ...] = (
    ("interval", "cron", "minimum_interval"),
    ("run_if_changed", "skip_if_only_changed", "always_run"),
    ("branches", "skip_branches"),
)
"""Fields of which Prow takes one; `always_run` counts only where it is true."""

_GROUPED = frozenset(key for group in ONE_OF for key in group)

REPLACED_WHOLE = frozenset({"env"})
"""Mappings of the container whose values replace each other whole: a `value` over a `valueFrom` keeps neither half."""


def merge_job(low: Mapping, high: Mapping, removed: set[Place], report: Report) -> Mapping:
    """Return `high` laid over `low`; both are whole jobs in Prow's words.

    `removed` collects the nulls that did something, `report` receives what cannot be merged.
    """
    entries = low.entries
    if not _GROUPED.isdisjoint(high.entries):
        entries = _one_of(entries, high)
    if "containers" in entries or "containers" in high.entries:
        entries, high = _one_spelling(entries, high, removed, report)
    return _over(entries, high, removed)


def _one_of(low: dict[str, Node], high: Mapping) -> dict[str, Node]:
    """Return `low` without the members of a group of which `high` gives another."""
    for group in ONE_OF:
        given = [key for key in group if _claims(key, high.entries.get(key))]
        if given and any(key in low for key in group if key not in given):
            low = {key: value for key, value in low.items() if key not in group or key in given}
    return low


def _one_spelling(
    low: dict[str, Node], high: Mapping, removed: set[Place], report: Report
) -> tuple[dict[str, Node], Mapping]:
    """Return both so that a whole list of containers replaces short forms, and short forms merge into a list of one."""
    entries = dict(low)
    whole, parts, listed = high.entries.get("containers"), high.entries.get("container"), entries.get("containers")
    if whole is not None:
        if entries.pop("container", None) and is_null(whole):
            removed.add(whole.place)
    elif parts is not None and isinstance(listed, Sequence):
        if len(listed.items) == 1:
            del entries["containers"]
            entries["container"] = listed.items[0]
        else:
            report(_which_container(listed, parts.place))
            high = Mapping({key: value for key, value in high.entries.items() if key != "container"}, high.place)
    return entries, high


def _which_container(listed: Sequence, place: Place) -> Finding:
    count = len(listed.items)
    message = f"short forms are about the only container, but {listed.place} lists {count} of them in spec.containers"
    hint = "write the whole list in spec.containers here too, or no short form of the container"
    return Finding(rule="container-unclear", place=place, message=message, hint=hint)


def _over(low: dict[str, Node], high: Mapping, removed: set[Place]) -> Mapping:
    entries = dict(low)
    for key, value in high.entries.items():
        if type(value) is Mapping:
            laid = _laid(entries.get(key), value, key, removed)
            if laid.entries or not value.entries:
                entries[key] = laid
            else:  # nulls have emptied it
                entries.pop(key, None)
        elif type(value) is Scalar and value.value is None:
            if entries.pop(key, None) is not None:
                removed.add(value.place)
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
        if is_null(item):
            if entries.pop(name, None) is not None:
                removed.add(item.place)
        else:
            entries[name] = item
    return Mapping(entries, value.place)


def _claims(key: str, value: Node | None) -> bool:
    if not isinstance(value, Scalar):
        return value is not None
    return value.value is True if key == "always_run" else value.value is not None
