"""Single edits: the text before, the change, the text after; or the place and the reason of a refusal."""

import pytest

from jobgen.editing.changes import Append, Remove, Set, described
from jobgen.editing.edit import ByHandError, edited

ENTRY = {"step": 2, "date": "2026-10-01", "why": "it is tested"}
LINKED = {**ENTRY, "issue": "https://example.org/1"}

MADE = {
    "a value": ("step: 1\n", Set(("step",), 2), "step: 2\n"),
    "a value before a comment with a tab": ("step: 1 #\ta\n", Set(("step",), 2), "step: 2 #\ta\n"),
    "a value on the last line, which does not end": ("a: x\nstep: 1", Set(("step",), 2), "a: x\nstep: 2"),
    "a value in CRLF": ("step: 1\r\na: b\r\n", Set(("step",), 2), "step: 2\r\na: b\r\n"),
    "a value behind an anchor that nobody uses": ("a: &x none\n", Set(("a",), "informing"), "a: &x informing\n"),
    "single quotes stay": ("a: 'none'\n", Set(("a",), "it's"), "a: 'it''s'\n"),
    "double quotes stay": ('a: "none"\n', Set(("a",), 'a "b"\t'), 'a: "a \\"b\\"\\t"\n'),
    "a number takes no quotes": ('a: "1"\n', Set(("a",), 2), "a: 2\n"),
    "text that is no text bare": ("a: b\n", Set(("a",), "true"), 'a: "true"\n'),
    "a value that was left out": ("a:\nb: 1\n", Set(("a",), "x"), "a: x\nb: 1\n"),
    "a value that was left out in brackets": ("{a: , b: 1}\n", Set(("a",), "x"), "{a: x , b: 1}\n"),
    "a comma inside of brackets": ("{a: b}\n", Set(("a",), "x, y"), '{a: "x, y"}\n'),
    "an item": ("a: [x, y]\n", Set(("a", 1), "z"), "a: [x, z]\n"),
    "a value in brackets over several lines": ("{a: b,\n c: d}\n", Set(("c",), "e"), "{a: b,\n c: e}\n"),
    "a list becomes empty": ("a: [x, y]  # c\nb: 1\n", Set(("a",), []), "a: []  # c\nb: 1\n"),
    "a block list becomes empty": ("a:\n- x\n- y\n# c\nb: 1\n", Set(("a",), []), "a: []\n# c\nb: 1\n"),
    "a key behind the others": (
        "a:\n  b: 1  # c\n\n# d\ne: 2\n",
        Set(("a", "x"), "v"),
        "a:\n  b: 1  # c\n  x: v\n\n# d\ne: 2\n",
    ),
    "a key behind a mapping": ("a:\n    b:\n      c: 1\n", Set(("a", "x"), "v"), "a:\n    b:\n      c: 1\n    x: v\n"),
    "a key behind a literal": (
        "a:\n  b: |\n    text\n\n\ne: 2\n",
        Set(("a", "x"), "v"),
        "a:\n  b: |\n    text\n  x: v\n\n\ne: 2\n",
    ),
    "a key behind a certain one": ("a: 1\nb: 2\n", Set(("x",), 3, after="a"), "a: 1\nx: 3\nb: 2\n"),
    "a key in a list item": ("a:\n- b: 1\n  c: 2\n", Set(("a", 0, "x"), "v"), "a:\n- b: 1\n  c: 2\n  x: v\n"),
    "a key in brackets": ("a: {b: 1}\n", Set(("a", "x"), "v"), "a: {b: 1, x: v}\n"),
    "a key in wide brackets": ("a: { b: 1 }\n", Set(("a", "x"), "v"), "a: { b: 1, x: v }\n"),
    "a key behind a trailing comma": ("a: {b: 1,}\n", Set(("a", "x"), "v"), "a: {b: 1, x: v,}\n"),
    "a key in empty brackets": ("a: {}  # c\n", Set(("a", "x"), "v"), "a: {x: v}  # c\n"),
    "a key that a merge key brings along": (
        "a: &a {x: 1}\nb:\n  <<: *a\n",
        Set(("b", "x"), 2),
        "a: &a {x: 1}\nb:\n  <<: *a\n  x: 2\n",
    ),
    "a mapping in block style stays on its line": (
        "a:\n  b: {}\n",
        Set(("a", "x"), {"k": "v"}),
        "a:\n  b: {}\n  x: {k: v}\n",
    ),
    "the first key of all": ("{}\n", Set(("a",), 1), "{a: 1}\n"),
    "a key at the end of a file that does not end": ("a: 1\r\nb: 2", Set(("x",), 3), "a: 1\r\nb: 2\r\nx: 3"),
    "an entry in brackets": (
        "h:\n- {step: 1, date: 2026-01-01, why: a}\n",
        Append(("h",), LINKED),
        'h:\n- {step: 1, date: 2026-01-01, why: a}\n- {step: 2, date: 2026-10-01, why: it is tested, issue: "https://example.org/1"}\n',
    ),
    "an entry in lines": (
        "h:\n  - step: 1\n    date: 2026-01-01\n    why: a\nx: 1\n",
        Append(("h",), LINKED),
        "h:\n  - step: 1\n    date: 2026-01-01\n    why: a\n  - step: 2\n    date: 2026-10-01\n    why: it is tested\n    issue: https://example.org/1\nx: 1\n",
    ),
    "an entry on one line": (
        "h: [{step: 1, date: 2026-01-01, why: a}]  # c\n",
        Append(("h",), ENTRY),
        "h: [{step: 1, date: 2026-01-01, why: a}, {step: 2, date: 2026-10-01, why: it is tested}]  # c\n",
    ),
    "an entry like the last of its kind": (
        "h:\n- step: 1\n  date: 2026-01-01\n  why: a\n- { step: 2, date: '2026-02-01', why: \"b\" }\n",
        Append(("h",), ENTRY),
        "h:\n- step: 1\n  date: 2026-01-01\n  why: a\n- { step: 2, date: '2026-02-01', why: \"b\" }\n- { step: 2, date: '2026-10-01', why: \"it is tested\" }\n",
    ),
    "an entry behind a far dash": (
        "h:\n-   step: 1\n    date: 2026-01-01\n    why: >-\n      a\n\nx: 1\n",
        Append(("h",), ENTRY),
        "h:\n-   step: 1\n    date: 2026-01-01\n    why: >-\n      a\n-   step: 2\n    date: 2026-10-01\n    why: it is tested\n\nx: 1\n",
    ),
    "an entry behind an alias": (
        "x: &e {step: 1, date: 2026-01-01, why: a}\nh:\n- *e\n",
        Append(("h",), ENTRY),
        "x: &e {step: 1, date: 2026-01-01, why: a}\nh:\n- *e\n- {step: 2, date: 2026-10-01, why: it is tested}\n",
    ),
    "an entry in a file that does not end": (
        "h:\r\n- {step: 1}",
        Append(("h",), {"step": 2}),
        "h:\r\n- {step: 1}\r\n- {step: 2}",
    ),
    "text of two lines": (
        "h:\n- {why: a}\n",
        Append(("h",), {"why": "a\nb é"}),
        'h:\n- {why: a}\n- {why: "a\\nb é"}\n',
    ),
    "a key goes with its line": ("a: 1\nb: 2\nc: 3\n", Remove(("b",)), "a: 1\nc: 3\n"),
    "a key goes, and its comment stays": ("a:\n  b: 2  # why\n  c: 3\n", Remove(("a", "b")), "a:\n  # why\n  c: 3\n"),
    "the last key of a file that does not end": ("a: 1\r\nb: 2", Remove(("b",)), "a: 1"),
    "a key with a mapping below": ("a:\n  b:\n    c: 1\n  d: 2\n", Remove(("a", "b")), "a:\n  d: 2\n"),
    "the only key": ("a:\n  b: 1  # c\nd: 2\n", Remove(("a", "b")), "a: {}  # c\nd: 2\n"),
    "the first key in brackets": ("a: {b: 1, c: 2}\n", Remove(("a", "b")), "a: {c: 2}\n"),
    "another key in brackets": ("a: {b: 1, c: 2, d: 3}\n", Remove(("a", "c")), "a: {b: 1, d: 3}\n"),
    "the only key in brackets": ("a: {b: 1}\n", Remove(("a", "b")), "a: {}\n"),
    "an item with its line": ("a:\n- x\n- y\n- z\n", Remove(("a", 1)), "a:\n- x\n- z\n"),
    "the only item": ("a:\n- x\nb: 1\n", Remove(("a", 0)), "a: []\nb: 1\n"),
    "an item in brackets": ("a: [x, y]\n", Remove(("a", 0)), "a: [y]\n"),
    "an alias goes with its key": ("a: &x 1\nb: *x\nc: 2\n", Remove(("b",)), "a: &x 1\nc: 2\n"),
}

REFUSED = {
    "an anchor with an alias": (
        "a: &x none\nb: *x\n",
        Set(("a",), "informing"),
        "f:1:4",
        "set a: informing (the anchor &x is used elsewhere too)",
    ),
    "a block behind an anchor": (
        "a: &x {b: 1}\nc: *x\n",
        Set(("a", "d"), 1),
        "f:1:4",
        "set a.d: 1 (the anchor &x is used elsewhere too)",
    ),
    "a block that is merged elsewhere": (
        "a: &x {b: 1}\nc: {<<: *x}\n",
        Set(("a", "b"), 2),
        "f:1:11",
        "set a.b: 2 (the anchor &x is used elsewhere too)",
    ),
    "an alias": ("a: &x 1\nb: *x\n", Set(("b",), 2), "f:2:4", "set b: 2 (the alias *x stands here)"),
    "a key below an alias": (
        "a: &x {c: 1}\nb: *x\n",
        Set(("b", "c"), 2),
        "f:2:4",
        "set b.c: 2 (the alias *x stands where a mapping has to be spelt out)",
    ),
    "below a merge key": (
        "a: &x {c: {d: 1}}\nb: {<<: *x}\n",
        Set(("b", "c", "d"), 2),
        "f:2:4",
        "set b.c.d: 2 (c comes from elsewhere, through an alias or a merge key)",
    ),
    "removing what a merge key brings": (
        "a: &x {c: 1}\nb: {<<: *x}\n",
        Remove(("b", "c")),
        "f:2:4",
        "remove b.c (c comes from elsewhere, through a merge key)",
    ),
    "removing an anchor": (
        "a: &x 1\nb: *x\nc: 2\n",
        Remove(("a",)),
        "f:1:1",
        "remove a (the anchor &x would be lost with it)",
    ),
    "brackets over several lines": (
        "a: {b: 1,\n  c: 2}\n",
        Set(("a", "x"), "v"),
        "f:1:4",
        "set a.x: v (the mapping in brackets goes over several lines)",
    ),
    "a list over several lines": (
        "h: [\n  {step: 1},\n]\n",
        Append(("h",), {"step": 2}),
        "f:1:4",
        "append to h: {step: 2} (the list in brackets goes over several lines)",
    ),
    "removing from brackets over several lines": (
        "a: [x,\n  y]\n",
        Remove(("a", 0)),
        "f:1:4",
        "remove a.0 (the list in brackets goes over several lines)",
    ),
    "a literal": ("a: |\n  x\n", Set(("a",), "v"), "f:1:4", "set a: v (a block scalar stands here)"),
    "text over several lines": (
        "a: x\n  y\n",
        Set(("a",), "z"),
        "f:1:4",
        "set a: z (the value goes over several lines)",
    ),
    "a whole mapping": ("a:\n  fill: x\n", Set(("a",), "v"), "f:2:3", "set a: v (a mapping stands here)"),
    "a dash on a line of its own": (
        "h:\n-\n  step: 1\n",
        Append(("h",), {"step": 2}),
        "f:3:3",
        "append to h: {step: 2} (the last item does not begin beside its dash)",
    ),
    "a list that is an alias": (
        "a: &x [1]\nh: *x\n",
        Append(("h",), 2),
        "f:2:4",
        "append to h: 2 (the alias *x stands where a list has to be spelt out)",
    ),
    "comments in a list that becomes empty": (
        "a:\n- x  # why\n- y\n",
        Set(("a",), []),
        "f:2:1",
        "set a: [] (comments or an anchor stand in the list that would be emptied)",
    ),
    "comments in what would go": (
        "a:\n  b:\n    # why\n    c: 1\n  d: 2\n",
        Remove(("a", "b")),
        "f:2:3",
        "remove a.b (comments would be lost with it)",
    ),
    "the first key of an item": (
        "a:\n- b: 1\n  c: 2\n",
        Remove(("a", 0, "b")),
        "f:2:3",
        "remove a.0.b (something else stands on the same line)",
    ),
    "the only key of all": ("a: 1\n", Remove(("a",)), "f:1:1", "remove a (nothing would be left of the document)"),
    "text that is kept to the last line break": (
        "h:\n- why: |+\n    a\n\nx: 1\n",
        Append(("h",), {"why": "b"}),
        "f:2:1",
        "append to h: {why: b} (more than this would change)",
    ),
}


@pytest.mark.parametrize(("before", "change", "after"), MADE.values(), ids=MADE)
def test_an_edit_changes_what_it_says_and_keeps_the_rest(before, change, after):
    assert edited(before, "f", change) == after


@pytest.mark.parametrize(("text", "change", "place", "message"), REFUSED.values(), ids=REFUSED)
def test_what_cannot_be_made_safely_is_left_to_a_person(text, change, place, message):
    with pytest.raises(ByHandError) as caught:
        edited(text, "f", change)
    assert (str(caught.value.place), caught.value.message) == (place, message)


@pytest.mark.parametrize(
    ("change", "words"),
    [
        (Set(("suites", "e2e", "signal"), "none"), "set suites.e2e.signal: none"),
        (Append(("history",), ENTRY), "append to history: {step: 2, date: 2026-10-01, why: it is tested}"),
        (Remove(("suites", "e2e", "boards", 0)), "remove suites.e2e.boards.0"),
    ],
)
def test_a_change_in_words(change, words):
    assert described(change) == words
