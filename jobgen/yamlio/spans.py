"""YAML text as spans: where every key and value begins and ends, so that an edit can leave all other bytes alone.

Nodes (`parse.py`) know where they begin and no more, which is what findings ask for and what keeps reading fast. This module
reads one text a second time, for the few commands that change it.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, NamedTuple

from jobgen.nodes import Path
from jobgen.yamlio.events import (
    AliasEvent,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    events,
)


class Kind(StrEnum):
    """What stands in a span."""

    SCALAR = "scalar"
    ALIAS = "alias"
    SEQUENCE = "list"
    MAPPING = "mapping"


class Entry(NamedTuple):
    """One key of a mapping with its value; `start` to `end` is all of it, `colon` the offset behind the colon."""

    name: str
    start: int
    colon: int
    value: "Span"

    @property
    def end(self) -> int:
        """The offset behind the value, or behind the colon where the value is left out."""
        return max(self.colon, self.value.end)


@dataclass(frozen=True, slots=True, kw_only=True)
class Span:
    """One value in a text; offsets count characters, `end` is behind the last one of the content.

    `start` is that of its anchor or tag, where it has one, and `inside` that of what follows these, or of what follows the
    opening bracket of a flow collection. `quote` is empty for plain scalars, else `'`, `"`, `|` or `>`.
    """

    kind: Kind
    start: int
    inside: int
    end: int
    flow: bool = False
    quote: str = ""
    anchor: str = ""
    items: "tuple[Span, ...]" = ()
    entries: tuple[Entry, ...] = ()

    def entry(self, name: str) -> Entry | None:
        """Return the entry of a key that is spelt out here; one that a merge key brings along is none."""
        return next((entry for entry in self.entries if entry.name == name), None)

    def below(self, step: str | int) -> "Span | None":
        """Return the span one step further down, or None where nothing is spelt out there."""
        if isinstance(step, int):
            return self.items[step] if 0 <= step < len(self.items) else None
        entry = self.entry(step)
        return entry.value if entry else None


def spans(text: str) -> Span:
    """Return the span of the only document of a text.

    Raises:
        SyntaxProblem: the text is not YAML.
    """
    stream = iter(events(text))
    next(stream)
    next(stream)
    return _Reader(text, stream).span(next(stream))


def trail(root: Span, path: Path) -> tuple[Span, ...]:
    """Return the spans from the root along `path`, as far as they are spelt out."""
    found = [root]
    for step in path:
        below = found[-1].below(step)
        if below is None:
            break
        found.append(below)
    return tuple(found)


_PROPERTIES = re.compile(r"(?:[&!]\S*\s+)*")
_COLON = re.compile(r"\s*:")


class _Reader:
    """Builds spans from parser events."""

    def __init__(self, text: str, stream: Iterator[Any]) -> None:
        self.text = text
        self.next = stream.__next__

    def span(self, event: Any) -> Span:
        if type(event) is ScalarEvent:
            return self.scalar(event)
        if type(event) is AliasEvent:
            start, end = event.start_mark.index, event.end_mark.index
            return Span(kind=Kind.ALIAS, start=start, inside=start, end=end, anchor=event.anchor)
        if type(event) is MappingStartEvent:
            return self.mapping(event)
        return self.sequence(event)

    def scalar(self, event: Any) -> Span:
        start, end = event.start_mark.index, event.end_mark.index
        quote = event.style or ""
        if quote in ("|", ">"):  # the mark stands at the next token, behind blank lines
            end = start + len(self.text[start:end].rstrip())
        properties = _PROPERTIES.match(self.text, start, end)
        inside = properties.end() if properties else start
        anchor = event.anchor or ""
        return Span(kind=Kind.SCALAR, start=start, inside=inside, end=end, quote=quote, anchor=anchor)

    def sequence(self, start: Any) -> Span:
        items = []
        event = self.next()
        while type(event) is not SequenceEndEvent:
            items.append(self.span(event))
            event = self.next()
        last = items[-1].end if items else start.end_mark.index
        return self.collection(Kind.SEQUENCE, start, event, last, items=tuple(items))

    def mapping(self, start: Any) -> Span:
        entries = []
        event = self.next()
        while type(event) is not MappingEndEvent:
            entries.append(self.entry(event))
            event = self.next()
        last = entries[-1].end if entries else start.end_mark.index
        return self.collection(Kind.MAPPING, start, event, last, entries=tuple(entries))

    def entry(self, key: Any) -> Entry:
        first, end = key.start_mark.index, key.end_mark.index
        value = self.span(self.next())
        found = _COLON.match(self.text, end)
        colon = found.end() if found else end
        if value.kind is Kind.SCALAR and value.start == value.end:  # left out: parsers disagree on where that is
            value = Span(kind=Kind.SCALAR, start=colon, inside=colon, end=colon)
        return Entry(name=str(getattr(key, "value", "")), start=first, colon=colon, value=value)

    def collection(self, kind: Kind, start: Any, stop: Any, last: int, **children: Any) -> Span:
        flow = bool(start.flow_style)
        opening = start.start_mark.index
        properties = _PROPERTIES.match(self.text, opening)
        inside = start.end_mark.index if flow else (properties.end() if properties else opening)
        end = stop.end_mark.index if flow else last
        anchor = start.anchor or ""
        return Span(kind=kind, start=opening, inside=inside, end=end, flow=flow, anchor=anchor, **children)
