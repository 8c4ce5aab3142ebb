"""A new key or list item behind its siblings, in their style."""

from jobgen.editing.lines import line_begin, line_break, line_end
from jobgen.editing.splice import Splice, UnsafeError, require_one_line
from jobgen.nodes import Plain
from jobgen.yamlio.spans import Kind, Span
from jobgen.yamlio.spelling import spelled


def added_key(text: str, mapping: Span, key: str, value: Plain, after: str = "") -> Splice:
    """Return the splice that adds a key to a mapping: on the same line in flow style, else on a line below.

    It goes behind the key `after` where that is there, and else behind all others.

    Raises:
        UnsafeError: something else than a mapping is spelt out there, or one in flow style over several lines.
    """
    if mapping.kind is not Kind.MAPPING:
        raise UnsafeError(_instead(mapping, "mapping"), mapping.start)
    new = f"{spelled(key, flow=mapping.flow)}: {spelled(value, flow=mapping.flow)}"
    sibling = mapping.entry(after) or (mapping.entries[-1] if mapping.entries else None)
    if mapping.flow or sibling is None:
        return _in_flow(text, mapping, sibling.end if sibling else None, new)
    first = mapping.entries[0].start
    return _below(text, sibling.end, " " * (first - line_begin(text, first)) + new)


def added_item(text: str, sequence: Span, value: Plain) -> Splice:
    """Return the splice that adds an item to a list, written like the last one of its kind.

    Raises:
        UnsafeError: something else than a list is spelt out there, or one in flow style over several lines.
    """
    if sequence.kind is not Kind.SEQUENCE:
        raise UnsafeError(_instead(sequence, "list"), sequence.start)
    sibling = next((item for item in reversed(sequence.items) if item.kind is Kind.MAPPING and item.entries), None)
    if sequence.flow:
        last = sequence.items[-1].end if sequence.items else None
        return _in_flow(text, sequence, last, _flow_item(text, sibling, value))
    start = sequence.items[-1].start
    dash = text[line_begin(text, start) : start]
    if dash.lstrip(" ").rstrip(" \t") != "-":
        raise UnsafeError("the last item does not begin beside its dash", start)
    if sibling is None or sibling.flow or not isinstance(value, dict):
        return _below(text, sequence.end, dash + _flow_item(text, sibling, value))
    glue = line_break(text, sequence.end) + " " * len(dash)
    lines = (f"{key}: {spelled(each, quote=_quote(sibling, key))}" for key, each in value.items())
    return _below(text, sequence.end, dash + glue.join(lines))


def _instead(span: Span, wanted: str) -> str:
    found = f"the alias *{span.anchor}" if span.kind is Kind.ALIAS else f"a {span.kind}"
    return f"{found} stands where a {wanted} has to be spelt out"


def _in_flow(text: str, collection: Span, last: int | None, new: str) -> Splice:
    require_one_line(text, collection, f"the {collection.kind} in brackets")
    if last is None:
        return Splice(collection.inside, collection.inside, new)
    return Splice(last, last, f", {new}")


def _below(text: str, end: int, new: str) -> Splice:
    """Return a new line below the one on which the last sibling ends; a file without a last line break stays without."""
    where = line_end(text, end)
    return Splice(where, where, line_break(text, end) + new)


def _flow_item(text: str, sibling: Span | None, value: Plain) -> str:
    if not isinstance(value, dict) or sibling is None:
        return spelled(value, flow=True)
    padding = " " if sibling.flow and text[sibling.inside] == " " else ""
    pairs = (f"{key}: {spelled(each, quote=_quote(sibling, key), flow=True)}" for key, each in value.items())
    return "{" + padding + ", ".join(pairs) + padding + "}"


def _quote(sibling: Span, key: str) -> str:
    """Return the quote that the sibling puts around the value of the same key."""
    entry = sibling.entry(key)
    return entry.value.quote if entry and entry.value.quote in ("'", '"') else ""
