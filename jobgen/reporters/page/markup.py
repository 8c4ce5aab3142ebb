"""HTML as values: text is escaped unless it was made here."""

import html
import re
from collections.abc import Iterable

from jobgen.reporters.words import printable

_VOID = frozenset({"link", "meta"})
_BLANK = re.compile(r"\s")


class Html(str):
    """Text that is HTML already; any other text is escaped where it becomes part of some."""

    __slots__ = ()


def escape(text: str) -> Html:
    """Return a text as HTML that shows it, on one line, and with an escape for what a reader could not see."""
    if isinstance(text, Html):
        return text
    shown = text if text.isprintable() else printable(_BLANK.sub(" ", text))
    return Html(html.escape(shown))


def join(parts: Iterable[str], between: str = "") -> Html:
    """Return the parts one after the other."""
    return Html(escape(between).join(map(escape, parts)))


def tag(name: str, /, *content: str, **attributes: str | int | None) -> Html:
    """Return an element.

    An attribute is left out where it is None. `class_` stands for `class`, and `aria_label` for `aria-label`.
    """
    opening = f"<{name}{_attributes(attributes)}>" if attributes else f"<{name}>"
    return Html(opening if name in _VOID else f"{opening}{join(content)}</{name}>")


def _attributes(attributes: dict[str, str | int | None]) -> str:
    return "".join(
        f' {name.rstrip("_").replace("_", "-")}="{escape(str(value))}"'
        for name, value in attributes.items()
        if value is not None
    )
