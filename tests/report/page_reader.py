"""The page as a reader has it: its elements, what they contain, and where its links go."""

from dataclasses import dataclass, field
from html.parser import HTMLParser

_VOID = {"link", "meta", "wbr"}


@dataclass
class Element:
    """An element with its attributes, and the elements and texts in it."""

    name: str
    attributes: dict[str, str] = field(default_factory=dict)
    content: list["Element | str"] = field(default_factory=list)

    @property
    def text(self) -> str:
        """What a reader sees in it, blanks as they are."""
        return "".join(each if isinstance(each, str) else each.text for each in self.content)

    def all(self, name: str = "", **attributes: str) -> list["Element"]:
        """Return the elements below this one that have the name and the attributes."""
        found = []
        for each in self.content:
            if isinstance(each, Element):
                wanted = {key.rstrip("_").replace("_", "-"): value for key, value in attributes.items()}
                if name in ("", each.name) and wanted.items() <= each.attributes.items():
                    found.append(each)
                found += each.all(name, **attributes)
        return found

    def one(self, name: str = "", **attributes: str) -> "Element":
        """Return the only such element."""
        (found,) = self.all(name, **attributes)
        return found


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.open = [Element("page")]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        names = [name for name, _ in attrs]
        assert len(names) == len(set(names)), f"<{tag}> says something twice: {names}"
        made = Element(tag, {name: value or "" for name, value in attrs})
        self.open[-1].content.append(made)
        if tag not in _VOID:
            self.open.append(made)

    def handle_endtag(self, tag: str) -> None:
        assert self.open[-1].name == tag, f"</{tag}> ends <{self.open[-1].name}>"
        self.open.pop()

    def handle_data(self, data: str) -> None:
        self.open[-1].content.append(data)


def read(text: str) -> Element:
    """Return a page whose tags are balanced, as one element."""
    reader = _Reader()
    reader.feed(text)
    reader.close()
    (page,) = reader.open
    return page


def table(element: Element) -> list[list[str]]:
    """Return the cells of a table, row by row."""
    rows = [each.all() for each in element.all("tr")]
    return [[cell.text for cell in row if cell.name in ("td", "th")] for row in rows]
