"""Where values stand in a text: exact, whatever the line ends, and the same for both parsers."""

from collections.abc import Iterator

import pytest
from places import ROOT, UPSTREAM

from jobgen.yamlio import events as events_module
from jobgen.yamlio.parse import parse
from jobgen.yamlio.resolution import scalar
from jobgen.yamlio.spans import Kind, Span, spans, trail

SPECS = sorted((ROOT / "arch-specs").glob("*.yaml"))
REAL = sorted((UPSTREAM / "test-infra" / "config").rglob("*.yaml"))[::7]

UGLY = (
    "# a\tcomment\r\n"
    "step: 1 # é\r\n"
    "history:\r\n"
    "-   {step: 1, why: 'é\U0001f600 it''s', date: 2026-01-01}\r\n"
    "- step: 2\r\n"
    "  why: >-\r\n"
    "    folded\r\n"
    "    text\r\n"
    "\r\n"
    "  # below\r\n"
    '  note: "a \\" b"\r\n'
    "flow: [a, b , c,]\r\n"
    "x: &a {p: 1}\r\n"
    "y: *a\r\n"
    "empty:\r\n"
    "z: {a, b: }\r\n"
    "lit: |\r\n"
    "  aa\r\n"
    "\r\n"
    "# the end"
)


def walked(span: Span) -> Iterator[Span]:
    yield span
    for child in (*span.items, *(entry.value for entry in span.entries)):
        yield from walked(child)


def read_back(text: str, span: Span) -> object:
    """Return what the characters of a scalar span mean on their own."""
    piece = text[span.inside : span.end]
    node, findings = parse(f"x: {piece}\n", "x") if span.quote else (None, [])
    if not span.quote:
        return scalar(piece)
    assert (node, findings) != (None, [])
    return node.entries["x"].value


@pytest.mark.parametrize("path", [*SPECS, *REAL], ids=lambda path: path.name)
def test_the_span_of_every_scalar_on_one_line_holds_its_value(path):
    text = path.read_text(encoding="utf-8")
    node, _ = parse(text, path.name)
    assert node is not None
    for way, value in paths(spans(text)):
        there = node
        for step in way:
            there = there.entries[step] if isinstance(step, str) else there.items[step]
        if value.quote in ("|", ">") or "\n" in text[value.start : value.end]:
            continue
        assert read_back(text, value) == there.value, (way, text[value.start : value.end])


def paths(span: Span, way: tuple[str | int, ...] = ()) -> Iterator[tuple[tuple[str | int, ...], Span]]:
    if span.kind is Kind.SCALAR:
        yield way, span
    for index, item in enumerate(span.items):
        yield from paths(item, (*way, index))
    for entry in span.entries:
        if entry.name != "<<":
            yield from paths(entry.value, (*way, entry.name))


@pytest.mark.parametrize("path", SPECS, ids=lambda path: path.name)
def test_both_parsers_agree(path, monkeypatch):
    text = path.read_text(encoding="utf-8")
    fast = spans(text)
    monkeypatch.setattr(events_module, "CParser", None)
    assert spans(text) == fast


def test_both_parsers_agree_on_an_ugly_text(monkeypatch):
    text = UGLY.replace("\t", " ")  # with a tab in it, only the slow one reads it
    assert events_module.CParser is not None
    fast = spans(text)
    monkeypatch.setattr(events_module, "CParser", None)
    assert spans(text) == fast


@pytest.mark.parametrize(
    ("path", "piece"),
    [
        (("step",), "1"),
        (("history",), UGLY[UGLY.index("-   {") : UGLY.index("\r\nflow")]),
        (("history", 0), "{step: 1, why: 'é\U0001f600 it''s', date: 2026-01-01}"),
        (("history", 0, "why"), "'é\U0001f600 it''s'"),
        (("history", 1, "why"), ">-\r\n    folded\r\n    text"),
        (("history", 1, "note"), '"a \\" b"'),
        (("flow",), "[a, b , c,]"),
        (("flow", 1), "b"),
        (("x",), "&a {p: 1}"),
        (("y",), "*a"),
        (("empty",), ""),
        (("z", "b"), ""),
        (("lit",), "|\r\n  aa"),
    ],
)
def test_a_span_is_the_content_and_nothing_around_it(path, piece):
    found = trail(spans(UGLY), path)
    assert len(found) == len(path) + 1
    assert UGLY[found[-1].start : found[-1].end] == piece


def test_a_trail_ends_where_something_is_not_spelt_out():
    text = "a: &x {p: 1}\nb: *x\nc: {<<: *x, q: 2}\n"
    assert [span.kind for span in trail(spans(text), ("b", "p"))] == ["mapping", "alias"]
    assert [span.kind for span in trail(spans(text), ("c", "p"))] == ["mapping", "mapping"]
    assert [span.kind for span in trail(spans(text), ("c", "q"))] == ["mapping", "mapping", "scalar"]
