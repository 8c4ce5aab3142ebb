"""Lines of a text by offset; CR, LF and CRLF end a line."""

import re

_BREAK = re.compile(r"\r\n|\n|\r")


def line_begin(text: str, offset: int) -> int:
    """Return where the line of `offset` begins."""
    return max(text.rfind("\n", 0, offset), text.rfind("\r", 0, offset)) + 1


def line_end(text: str, offset: int) -> int:
    """Return where the line of `offset` ends, before its line break."""
    found = _BREAK.search(text, offset)
    return found.start() if found else len(text)


def break_at(text: str, offset: int) -> str:
    """Return the line break that stands at `offset`, or nothing."""
    found = _BREAK.match(text, offset)
    return found[0] if found else ""


def line_break(text: str, offset: int) -> str:
    """Return the line break that ends the line of `offset`, or where nothing ends it the first one of the text."""
    found = _BREAK.search(text, offset) or _BREAK.search(text)
    return found[0] if found else "\n"


def line_number(text: str, offset: int) -> int:
    """Return the number of the line of `offset`, from 1."""
    return sum(1 for _ in _BREAK.finditer(text, 0, offset)) + 1
