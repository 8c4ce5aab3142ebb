"""What an explanation looks like: a title, and sections of lines, each with the place that it speaks of."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from jobgen.findings import Place
from jobgen.nodes import Plain
from jobgen.reporters.style import Style
from jobgen.reporters.words import printable

WIDTH = 100
"""Columns of the text form."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One thing said, and where; `counts` marks what holds in the end."""

    text: str
    place: Place | None = None
    counts: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """Lines below a head."""

    head: str
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """An explanation for people, and as `data` for programs."""

    title: str
    sections: tuple[Section, ...]
    data: dict[str, Any]


def as_text(answer: Answer, style: Style) -> str:
    """Return the answer for a terminal of 100 columns."""
    title = style.paint(printable(answer.title), "bold")
    said = (f"\n{each.head}\n{''.join(_rows(each.lines, style))}" for each in answer.sections if each.lines)
    return f"{title}\n{''.join(said)}"


def as_markdown(answer: Answer) -> str:
    """Return the answer as Markdown: a heading, and a list for each section."""
    said = (f"\n{_escaped(each.head)}\n\n{''.join(map(_item, each.lines))}" for each in answer.sections if each.lines)
    return f"## {_escaped(answer.title)}\n{''.join(said)}"


def place_json(place: Place | None) -> dict[str, Any] | None:
    """Return a place as JSON shows it."""
    return {"file": place.file, "line": place.line, "column": place.column} if place else None


def shown(value: Plain) -> str:
    """Return a value on one line, in YAML's flow style as far as a reader needs it."""
    if isinstance(value, dict):
        return "{" + ", ".join(f"{key}: {shown(each)}" for key, each in value.items()) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(map(shown, value)) + "]"
    if isinstance(value, str):
        return _text(value)
    if value is None:
        return "null"
    return str(value).lower() if isinstance(value, bool) else str(value)


def _text(value: str) -> str:
    lines = value.splitlines()
    if len(lines) > 1:
        return f"{lines[0]} … ({len(lines)} lines)"
    return value if value and value == value.strip() else f'"{value}"'


def _rows(lines: tuple[Line, ...], style: Style) -> Iterator[str]:
    """Yield the lines with their places in a column of their own where all fit, else each place below its line."""
    width = max((len(line.text) for line in lines if line.place), default=0)
    beside = 4 + width + 2 + max(len(str(line.place or "")) for line in lines) <= WIDTH
    for line in lines:
        mark = style.paint("*", "green") if line.counts else " "
        text, where = _wrapped(line.text), style.paint(str(line.place), "dim")
        if line.place is None:
            yield f"  {mark} {text}\n"
        elif beside:
            yield f"  {mark} {text.ljust(width)}  {where}\n"
        else:
            yield f"  {mark} {text}\n        {where}\n"


def _wrapped(text: str) -> str:
    """Return a long text on several lines, four at most."""
    text = printable(text)
    if len(text) <= WIDTH - 4:
        return text
    from textwrap import wrap  # noqa: PLC0415  (most lines are short)

    lines = wrap(
        text,
        WIDTH - 4,
        subsequent_indent="    ",
        break_long_words=False,
        break_on_hyphens=False,
        max_lines=4,
        placeholder=" …",
    )
    return "\n    ".join(lines)


def _item(line: Line) -> str:
    text = _escaped(line.text)
    return f"- {f'**{text}**' if line.counts else text}{f' (`{line.place}`)' if line.place else ''}\n"


def _escaped(text: str) -> str:
    return "".join(f"\\{letter}" if letter in "\\`*_<|" else letter for letter in printable(text))
