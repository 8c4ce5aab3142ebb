"""What an edit of a text is: a piece of it replaced by another, or the reason why that would be a guess."""

from typing import NamedTuple

from jobgen.yamlio.spans import Span


class Splice(NamedTuple):
    """The characters from `start` to `end` give way to `new`."""

    start: int
    end: int
    new: str

    def apply(self, text: str) -> str:
        """Return the text with the piece replaced."""
        return text[: self.start] + self.new + text[self.end :]


class UnsafeError(Exception):
    """An edit that cannot be made safely; `offset` is where a person would make it."""

    def __init__(self, why: str, offset: int) -> None:
        super().__init__(why)
        self.why = why
        self.offset = offset


def require_one_line(text: str, span: Span, what: str) -> None:
    """Raise UnsafeError where a piece of the text goes over several lines."""
    if len(text[span.start : span.end].splitlines()) > 1:
        raise UnsafeError(f"{what} goes over several lines", span.start)
