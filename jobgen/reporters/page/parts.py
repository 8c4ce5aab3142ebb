"""The building blocks of the page: sections, tables, disclosures, lists, links."""

import re
from collections.abc import Iterable, Sequence

from jobgen.reporters.page.markup import Html, escape, join, tag
from jobgen.syntax.markdown import label

MOST = 200
"""Names that a list shows; the rest are counted, so that the page stays small."""

DASH = "\u2013"
"""What stands where there is nothing."""

_URL = re.compile(r"https?://[^\s<>\"'`]+")
_NOT_OF_A_URL = ".,;:!?)]"


def section(name: str, title: str, *content: str) -> Html:
    """Return a section of the page, which links reach as `#name`."""
    heading = tag("h2", title, id=f"{name}-title")
    return tag("section", heading, *content, id=name, aria_labelledby=f"{name}-title")


def table(caption: str, head: Sequence[str], bodies: Iterable[str], *, kind: str = "") -> Html:
    """Return a table in a container of its own that scrolls; `bodies` are its row groups."""
    heads = tag("thead", tag("tr", *(tag("th", each, scope="col") for each in head)))
    body = tag("table", tag("caption", tag("span", caption, class_="still")), heads, *bodies, class_=kind or None)
    return tag("div", body, class_="scroll", role="group", aria_label=caption, tabindex=0)


def rows(lines: Iterable[Sequence[str]]) -> Html:
    """Return a row group; the first cell of each line is the head of its row."""
    return tag("tbody", *(row(*line) for line in lines))


def row(head: str, *cells: str) -> Html:
    """Return a row below a head of its own; a cell that is no `td` yet becomes one."""
    return tag("tr", tag("th", head, scope="row"), *map(_cell, cells))


def disclosure(summary: str, *content: str, name: str | None = None) -> Html:
    """Return what opens on demand.

    A link to `#name` opens it too: browsers do that for what is inside, so the name is there.
    """
    return tag("details", tag("summary", summary), tag("div", *content, class_="inside", id=name))


def paragraph(*content: str, kind: str | None = None) -> Html:
    """Return a paragraph."""
    return tag("p", *content, class_=kind)


def bullets(items: Iterable[str], kind: str | None = None) -> Html:
    """Return a list; nothing of nothing."""
    made = [tag("li", each) for each in items]
    return tag("ul", *made, class_=kind) if made else Html()


def facts(pairs: Iterable[tuple[str, str]]) -> Html:
    """Return terms with what is said about each; those about which nothing is said are left out."""
    return tag("dl", *(tag("div", tag("dt", term), tag("dd", said)) for term, said in pairs if said), class_="facts")


def code(text: str) -> Html:
    """Return a name or a value as it is written in files."""
    return tag("code", text)


def codes(names: Sequence[str]) -> Html:
    """Return names one after the other, and a count of those that are too many to show."""
    more = [f"and {len(names) - MOST} more"] if len(names) > MOST else []
    return join([*map(code, names[:MOST]), *more], ", ")


def unseen(text: str) -> Html:
    """Return words for screen readers alone, beside a sign that says the same."""
    return tag("span", text, class_="unseen")


def link(address: str, words: str) -> Html:
    """Return a link; an address that is not of the web is shown as it is."""
    return tag("a", words, href=address, rel="noreferrer") if _URL.fullmatch(address) else escape(address)


def issue(address: str) -> Html:
    """Return a link to an issue, shown as `org/repo#1` where it is one of GitHub."""
    return link(address, label(address))


def prose(text: str) -> Html:
    """Return a text of a spec; addresses of the web in it are links."""
    parts: list[str] = []
    end = 0
    for found in _URL.finditer(text):
        address = found[0].rstrip(_NOT_OF_A_URL)
        parts += [text[end : found.start()], issue(address)]
        end = found.start() + len(address)
    return join([*parts, text[end:]])


def platform_link(name: str, known: bool = True) -> Html:
    """Return the link to what the page says about a platform, or its mere name where it says nothing."""
    return tag("a", name, href=f"#platform-{name}") if known else escape(name)


def _cell(content: str) -> Html:
    return Html(content) if isinstance(content, Html) and content.startswith("<td") else tag("td", content)
