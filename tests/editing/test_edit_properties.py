"""Edits of ugly texts: exactly what was meant, outside of the lines that are reported nothing, and back again."""

from typing import Any

from hypothesis import HealthCheck, event, given, settings
from hypothesis import strategies as st
from ugly import Writer, untouched

from jobgen.editing.changes import Append, Change, Remove, Set, changed
from jobgen.editing.edit import ByHandError, edited
from jobgen.editing.patch import edits
from jobgen.nodes import plain
from jobgen.yamlio.parse import parse

WORDS = st.sampled_from(
    ["none", "it's", "a, b", "é: [x]", "2026-09-18", "# no", " x", "https://example.org/1", "- a", "true"]
)
SCALARS = WORDS | st.integers(0, 9) | st.booleans() | st.none()
KEYS = st.sampled_from(["step", "why", "e2e-slow", "signal", "boards", "k v"])
VALUES = st.recursive(
    SCALARS, lambda below: st.lists(below, max_size=3) | st.dictionaries(KEYS, below, max_size=3), max_leaves=12
)
DOCUMENTS = st.dictionaries(KEYS, VALUES, min_size=1, max_size=4)
RELAXED = settings(max_examples=300, suppress_health_check=[HealthCheck.filter_too_much, HealthCheck.too_slow])


def paths(value: Any, path: tuple[str | int, ...] = ()) -> list[tuple[tuple[str | int, ...], Any]]:
    below = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    return [(path, value), *(found for step, each in below for found in paths(each, (*path, step)))]


@st.composite
def cases(draw: Any) -> tuple[str, Change]:
    """Return an ugly text, and a change that its data allow."""
    data = draw(DOCUMENTS)
    text = Writer(draw(st.randoms(use_true_random=False))).document(data)
    assert plain(read(text)) == data
    possible: list[Change] = []
    for path, value in paths(data):
        if isinstance(value, dict):
            possible.append(Set((*path, "new"), draw(WORDS)))
        elif isinstance(value, list):
            possible += [Append(path, {"step": 2, "why": draw(WORDS)}), Set(path, [])] if path else []
        else:
            possible.append(Set(path, draw(WORDS)))
        if path:
            possible.append(Remove(path))
    return text, draw(st.sampled_from(possible))


def read(text: str) -> Any:
    node, findings = parse(text, "f")
    assert node is not None
    assert not findings
    return node


@RELAXED
@given(cases())
def test_an_edit_is_what_was_meant_or_is_refused(case):
    text, change = case
    try:
        new = edited(text, "f", change)
    except ByHandError as refusal:
        event(refusal.message.rpartition("(")[2])
        return
    assert plain(read(new)) == plain(changed(read(text), [change]))
    assert untouched(text, new, edits("f", text, new))
    assert new.count("\r\n") == new.count("\n") or "\r" not in new
    assert new.endswith("\n") == text.endswith("\n") or isinstance(change, Remove)


@RELAXED
@given(cases())
def test_what_was_added_can_be_taken_back(case):
    text, change = case
    data = plain(read(text))
    try:
        new = edited(text, "f", change)
        old = edited(new, "f", inverse(data, change))
    except ByHandError:
        return
    if isinstance(change, Append) or (isinstance(change, Set) and change.path[-1] == "new"):
        assert old == text


def inverse(data: Any, change: Change) -> Change:
    """Return the change that makes the data again what they were."""
    for step in change.path[: None if isinstance(change, Append) else -1]:
        data = data[step]
    if isinstance(change, Append):
        return Remove((*change.path, len(data)))
    if isinstance(change, Set) and (isinstance(data, list) or change.path[-1] in data):
        return Set(change.path, data[change.path[-1]])
    return Remove(change.path) if isinstance(change, Set) else Set(change.path, data[change.path[-1]])
