"""A key or item taken out, with its line where it has one of its own; comments stay."""

from typing import NamedTuple

from jobgen.editing.lines import break_at, line_begin, line_end
from jobgen.editing.replacing import emptied
from jobgen.editing.splice import Splice, UnsafeError, require_one_line
from jobgen.yamlio.spans import Kind, Span


class _Piece(NamedTuple):
    """A key with its value, or an item with its dash."""

    start: int
    end: int
    value: Span


def removed(text: str, collection: Span, step: str | int, *, start: int | None) -> Splice:
    """Return the splice that takes a key or an item out of its collection.

    `start` is the offset behind the colon or dash of the collection itself, None for the whole document.

    Raises:
        UnsafeError: it is not spelt out there, or does not stand alone on its lines.
    """
    pieces, index = _pieces(text, collection, step)
    piece = pieces[index]
    if collection.flow:
        require_one_line(text, collection, f"the {collection.kind} in brackets")
        return _from_flow(pieces, index)
    if len(pieces) == 1:
        if start is None:
            raise UnsafeError("nothing would be left of the document", piece.start)
        return emptied(text, collection, start)
    return _with_line(text, piece)


def _pieces(text: str, collection: Span, step: str | int) -> tuple[list[_Piece], int]:
    if collection.kind is Kind.MAPPING:
        pieces = [_Piece(entry.start, entry.end, entry.value) for entry in collection.entries]
        names = [entry.name for entry in collection.entries]
        if step not in names:
            raise UnsafeError(f"{step} comes from elsewhere, through a merge key", collection.start)
        return pieces, names.index(str(step))
    if collection.kind is not Kind.SEQUENCE or not isinstance(step, int):
        raise UnsafeError(f"the alias *{collection.anchor} stands here", collection.start)
    starts = [item.start if collection.flow else _dash(text, item) for item in collection.items]
    return [_Piece(first, item.end, item) for first, item in zip(starts, collection.items, strict=True)], step


def _dash(text: str, item: Span) -> int:
    return text.rfind("-", line_begin(text, item.start), item.start)


def _from_flow(pieces: list[_Piece], index: int) -> Splice:
    piece = pieces[index]
    if index > 0:
        return Splice(pieces[index - 1].end, piece.end, "")
    return Splice(piece.start, pieces[1].start if len(pieces) > 1 else piece.end, "")


def _with_line(text: str, piece: _Piece) -> Splice:
    begin, end = line_begin(text, piece.start), line_end(text, piece.end)
    comment = text[piece.end : end].lstrip(" \t")
    if piece.start < 0 or text[begin : piece.start].strip(" "):
        raise UnsafeError(
            "something else stands on the same line", piece.start if piece.start >= 0 else piece.value.start
        )
    if piece.value.kind is not Kind.SCALAR and "#" in text[piece.start : piece.end]:
        raise UnsafeError("comments would be lost with it", piece.start)
    if piece.value.anchor and piece.value.kind is not Kind.ALIAS:
        raise UnsafeError(f"the anchor &{piece.value.anchor} would be lost with it", piece.start)
    if comment:
        return Splice(piece.start, end - len(comment), "")
    after = end + len(break_at(text, end))
    if after > end:
        return Splice(begin, after, "")
    # The last line of a file that ends without a break: the break before it goes, so that it still ends without one.
    return Splice(begin - (2 if text[:begin].endswith("\r\n") else 1), end, "")
