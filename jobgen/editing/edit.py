"""One change after the other spliced into a text, each proved: the new text is read again, and means what was meant."""

import json
from collections.abc import Sequence

from jobgen.editing.adding import added_item, added_key
from jobgen.editing.changes import Append, Change, Remove, changed, described
from jobgen.editing.lines import line_begin, line_number
from jobgen.editing.removing import removed
from jobgen.editing.replacing import replaced
from jobgen.editing.splice import Splice, UnsafeError
from jobgen.findings import Place
from jobgen.nodes import Node, plain
from jobgen.yamlio.parse import parse
from jobgen.yamlio.spans import Span, spans, trail


class ByHandError(Exception):
    """A change that nobody but a person can make: where, what, and why."""

    def __init__(self, place: Place, message: str) -> None:
        super().__init__(message)
        self.place = place
        self.message = message


def edited(text: str, file: str, change: Change) -> str:
    """Return the text with one change made, all other bytes as they were; `file` is only named.

    Raises:
        ByHandError: the change cannot be made safely.
    """
    try:
        new = splice(text, change).apply(text)
        _prove(text, new, file, change)
    except UnsafeError as error:
        column = error.offset - line_begin(text, error.offset) + 1
        place = Place(file, line_number(text, error.offset), column)
        raise ByHandError(place, f"{described(change)} ({error.why})") from None
    return new


def splice(text: str, change: Change) -> Splice:
    """Return how the change is made in the text; whether it says what it should is another question.

    Raises:
        UnsafeError: there is no simple way to do it.
    """
    root = spans(text)
    if isinstance(change, Append):
        whole = _collection(root, change, len(change.path))
        return added_item(text, whole[-1], change.value)
    *above, step = change.path
    found = _collection(root, change, len(above))
    collection = found[-1]
    inside = collection.below(step)
    if isinstance(change, Remove):
        return removed(text, collection, step, start=_start(found, change.path, len(above)))
    if inside is None:
        return added_key(text, collection, str(step), change.value, change.after)
    start = _start((*found, inside), change.path, len(change.path))
    flow = any(span.flow for span in found)
    return replaced(text, inside, change.value, start=start if start is not None else inside.start, flow=flow)


def _collection(root: Span, change: Change, depth: int) -> Sequence[Span]:
    found = trail(root, change.path[:depth])
    if len(found) <= depth:
        last = found[-1]
        raise UnsafeError(
            f"{change.path[len(found) - 1]} comes from elsewhere, through an alias or a merge key", last.start
        )
    return found


def _start(found: Sequence[Span], path: Sequence[str | int], depth: int) -> int | None:
    """Return the offset behind the colon or dash of what is `depth` steps down."""
    if depth == 0:
        return None
    step = path[depth - 1]
    entry = found[depth - 1].entry(step) if isinstance(step, str) else None
    return entry.colon if entry else found[depth].start


def _prove(text: str, new: str, file: str, change: Change) -> None:
    before, after = _read(text, file), _read(new, file)
    if before is None or after is None or _data(after) != _data(changed(before, [change])):
        found = trail(spans(text), change.path)
        anchor = next((span.anchor for span in reversed(found) if span.anchor), "")
        why = f"the anchor &{anchor} is used elsewhere too" if anchor else "more than this would change"
        raise UnsafeError(why, found[-1].start)


def _read(text: str, file: str) -> Node | None:
    node, findings = parse(text, file)
    return None if findings else node


def _data(node: Node) -> str:
    # As text, so that 1, true and 1.0 are three things.
    return json.dumps(plain(node), sort_keys=True)
