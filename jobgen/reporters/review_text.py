"""A review for terminals: at most a hundred columns, what a reviewer must not miss on top."""

from collections.abc import Sequence
from textwrap import wrap

from jobgen.model.review import Change, Review
from jobgen.reporters.review_parts import (
    LOAD,
    LOAD_HEAD,
    RISKY,
    Part,
    line,
    load_rows,
    names,
    parts,
    summary,
)
from jobgen.reporters.style import Style
from jobgen.reporters.tables import table
from jobgen.reporters.words import printable

WIDEST = 100
"""Columns of the longest line."""

_NAMES = 3
_COLOURS = {1: "error", 2: "warning"}


def text(review: Review, width: int, style: Style, *, brief: bool = False) -> str:
    """Return the review in at most `width` columns; with `brief` the line that sums it up, and no more."""
    width = min(width, WIDEST)
    if brief:
        return style.paint(printable(summary(review)), "bold") + "\n"
    said = _wrapped(summary(review), width, style, "bold")
    body = "".join(_part(part, review, width, style) for part in parts(review))
    return said + body + _notes(review.notes, width, style)


def _part(part: Part, review: Review, width: int, style: Style) -> str:
    risky = any(change.rank <= RISKY for change in part.changes)
    head = "\n" + style.paint(part.title, "error" if risky else "bold") + "\n"
    if part.title == LOAD:
        return head + "".join(f"  {row}\n" for row in _load(review, width))
    return head + "".join(_change(change, width, style) for change in part.changes)


def _change(change: Change, width: int, style: Style) -> str:
    said = _wrapped(change.message, width, style, _COLOURS.get(change.rank, ""), first="  ", rest="    ")
    place = f"{change.place.file}:{change.place.line}" if change.place else ""
    about = "; ".join(word for word in (names(change.jobs, _NAMES), place) if word)
    return said + (_wrapped(about, width, style, "dim", first="      ", rest="      ") if about else "")


def _load(review: Review, width: int) -> list[str]:
    lines = table(LOAD_HEAD, [tuple(map(printable, row)) for row in load_rows(review)]).splitlines()
    return [each[: width - 2] for each in lines]


def _notes(notes: Sequence[str], width: int, style: Style) -> str:
    said = "".join(_wrapped(f"Note: {note}", width, style, "", rest="  ") for note in notes)
    return f"\n{said}" if said else ""


def _wrapped(words: str, width: int, style: Style, kind: str, *, first: str = "", rest: str = "") -> str:
    lines = wrap(line(words), width, initial_indent=first, subsequent_indent=rest, break_on_hyphens=False)
    return "".join(f"{style.paint(each, kind)}\n" for each in lines)
