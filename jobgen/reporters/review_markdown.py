"""A review as a comment on a pull request: short on top, the rest folded, and never too long for GitHub."""

import re
from collections.abc import Iterator

from jobgen.model.review import Change, Review
from jobgen.reporters.review_parts import LOAD, LOAD_HEAD, RISK, Part, counts, line, load_rows, parts, sides, unchanged
from jobgen.reporters.words import plural, printable
from jobgen.syntax.markdown import table

MOST = 60_000
"""Characters of the longest comment; GitHub takes 65,536."""

_ROOM = 500
"""Characters kept free for what says that something was cut."""

_NAMES = 10
_SPECIAL = re.compile(r"[\\`*\[\]|~]|(?<!\w)_|_(?!\w)|(?<![^\s(])[#+>=-](?=\s|$)")
_LINKED = re.compile(r"(?<!\w)@(?=\w)|#(?=\d)")


def markdown(review: Review, *, brief: bool = False, most: int = MOST) -> str:
    """Return the review as Markdown of at most `most` characters; with `brief` the line that sums it up, and no more."""
    said = f"**{escaped(counts(review))}**" if review.differs else escaped(unchanged(review))
    if brief:
        return f"{said}\n"
    head = f"### jobgen diff: {escaped(sides(review))}\n\n{said}\n"
    tail = "".join(f"\n> {escaped(note)}\n" for note in review.notes[:_NAMES])
    body, left_out = _fitting(review, most - _ROOM - len(head) - len(tail))
    if left_out:
        body += (
            f"\n**{plural(left_out, 'more change')} did not fit here; `jobgen diff --format json` has all of them.**\n"
        )
    return head + body + tail


def escaped(words: str) -> str:
    """Return words as one line that shows as it is: no HTML, no Markdown, nobody mentioned, no issue referred to."""
    shown = line(words).replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return _LINKED.sub(lambda found: f"{found[0]}\u200b", _SPECIAL.sub(lambda found: f"\\{found[0]}", shown))


def code(words: str) -> str:
    """Return words as a code span, whatever they hold."""
    shown = printable(" ".join(words.split()))
    fence = "`" * (max((len(run) for run in re.findall("`+", shown)), default=0) + 1)
    return f"{fence} {shown} {fence}" if "`" in shown else f"`{shown}`"


def _fitting(review: Review, room: int) -> tuple[str, int]:
    """Return the parts as far as there is room, and the number of changes left out."""
    body, left_out = "", 0
    for part in parts(review):
        opening, closing = _frame(part)
        room -= len(opening) + len(closing)
        shown = ""
        for item in _items(part, review):
            if len(item) <= room and not left_out:
                shown, room = shown + item, room - len(item)
            else:
                left_out += 1
        if shown:
            body += opening + shown + closing
    return body, left_out


def _frame(part: Part) -> tuple[str, str]:
    """Return what stands around a part; only what must not be missed is open."""
    if part.title == RISK:
        return f"\n#### {RISK}\n\n", ""
    count = f" ({len(part.changes)})" if part.changes else ""
    return f"\n<details><summary>{part.title}{count}</summary>\n\n", "\n</details>\n"


def _items(part: Part, review: Review) -> Iterator[str]:
    if part.title == LOAD:
        yield table(LOAD_HEAD, [(code(cluster), *figures) for cluster, *figures in load_rows(review)])
    for change in part.changes:
        yield _change(change)


def _change(change: Change) -> str:
    place = code(f"{change.place.file}:{change.place.line}") if change.place else ""
    jobs = ", ".join(map(code, change.jobs[:_NAMES]))
    more = f" and {len(change.jobs) - _NAMES} more" if len(change.jobs) > _NAMES else ""
    about = "; ".join(word for word in (jobs + more, place) if word)
    return f"- {escaped(change.message)}\n" + (f"  <br>{about}\n" if about else "")
