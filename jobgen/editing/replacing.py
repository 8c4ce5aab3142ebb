"""Another value in the place of one, in its quotes."""

from jobgen.editing.splice import Splice, UnsafeError, require_one_line
from jobgen.nodes import Plain
from jobgen.yamlio.spans import Kind, Span
from jobgen.yamlio.spelling import spelled


def replaced(text: str, span: Span, value: Plain, *, start: int, flow: bool) -> Splice:
    """Return the splice that puts a value into the place of another; `start` is the offset behind its colon or dash.

    A scalar replaces a scalar, and an empty list a list; `flow` says whether that is inside of brackets.

    Raises:
        UnsafeError: an alias, a block scalar or something over several lines stands there.
    """
    if span.kind is Kind.ALIAS:
        raise UnsafeError(f"the alias *{span.anchor} stands here", span.start)
    if isinstance(value, list | dict):
        if value or span.kind is not (Kind.SEQUENCE if isinstance(value, list) else Kind.MAPPING):
            raise UnsafeError(f"a whole {span.kind} would be replaced", span.start)
        return emptied(text, span, start)
    if span.kind is not Kind.SCALAR or span.quote in ("|", ">"):
        raise UnsafeError(f"a {span.kind if span.kind is not Kind.SCALAR else 'block scalar'} stands here", span.start)
    require_one_line(text, span, "the value")
    quote = span.quote if isinstance(value, str) else ""
    new = spelled(value, quote=quote, flow=flow)
    return Splice(span.inside, span.end, new if span.end > span.inside else f" {new}")


def emptied(text: str, span: Span, start: int) -> Splice:
    """Return the splice that leaves nothing in a collection; one in block style becomes `[]` or `{}` behind its key.

    Raises:
        UnsafeError: comments would be lost with it, or brackets go over several lines.
    """
    if span.flow:
        require_one_line(text, span, f"the {span.kind} in brackets")
        return Splice(span.inside, span.end - 1, "")
    if "#" in text[start : span.end] or span.anchor:
        raise UnsafeError(f"comments or an anchor stand in the {span.kind} that would be emptied", span.start)
    return Splice(start, span.end, " []" if span.kind is Kind.SEQUENCE else " {}")
