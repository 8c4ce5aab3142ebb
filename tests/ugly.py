"""Plain data as YAML of the ugliest kinds that people and tools write, and that still means the same."""

import json
from random import Random
from typing import Any

_COMMENTS = ("", "", "", "  # why", "  #\ttabs\t", " #ünïcode → \U0001f600 \u2028")
_LINES = ("", "", "", "", "\n", "# a line\n", "  \n", "#\tétage\n   # deeper\n")


class Writer:
    """Writes one document; `random` decides about every layout. `aliases` lets equal values share an anchor."""

    def __init__(self, random: Random, *, aliases: bool = True) -> None:
        self.random = random
        self.aliases = aliases
        self.anchors: dict[str, str] = {}

    def document(self, data: dict[str, Any]) -> str:
        """Return the text, with line ends of one kind, and with or without the last one."""
        text = self.random.choice(("", "---\n", "# first\n\n", "%YAML 1.2\n---\n")) + self.mapping(data, 0)
        text += self.random.choice(("", "# last\n", "\n\n", "...\n"))
        if self.random.random() < 0.3:
            text = text.rstrip("\n")
        return text.replace("\n", "\r\n") if self.random.random() < 0.3 else text

    def mapping(self, data: dict[str, Any], indent: int, *, begun: bool = False) -> str:
        lines = []
        for key, value in data.items():
            pad = "" if begun and not lines else " " * indent
            above = "" if begun and not lines else self.random.choice(_LINES)
            lines.append(f"{above}{pad}{self.key(key)}:{self.value(value, indent)}")
        return "".join(lines)

    def value(self, value: Any, indent: int) -> str:
        """Return what stands behind a colon, its line end included."""
        mark = self.mark(value)
        if mark.startswith("*") or not isinstance(value, dict | list) or not value or self.random.random() < 0.4:
            body = mark if mark.startswith("*") else mark + self.flow(value, indent)
            return f" {body}{self.random.choice(_COMMENTS)}\n"
        head = f" {mark}".rstrip() + self.random.choice(_COMMENTS) + "\n"
        if isinstance(value, dict):
            return head + self.mapping(value, indent + self.random.choice((1, 2, 4)))
        return head + self.sequence(value, indent + self.random.choice((0, 2, 3)))

    def sequence(self, data: list[Any], indent: int) -> str:
        lines = []
        for value in data:
            gap = self.random.choice((" ", " ", "   "))
            above = self.random.choice(_LINES)
            if isinstance(value, dict) and value and self.random.random() < 0.5:
                body = self.mapping(value, indent + 1 + len(gap), begun=True)
            else:
                body = f"{self.flow(value, indent)}{self.random.choice(_COMMENTS)}\n"
            lines.append(f"{above}{' ' * indent}-{gap}{body}")
        return "".join(lines)

    def flow(self, value: Any, indent: int) -> str:
        """Return the value on one line, now and then on several."""
        if isinstance(value, dict):
            return self.brackets(
                "{}", [f"{self.key(key)}: {self.flow(each, indent)}" for key, each in value.items()], indent
            )
        if isinstance(value, list):
            return self.brackets("[]", [self.flow(each, indent) for each in value], indent)
        return self.scalar(value)

    def brackets(self, pair: str, items: list[str], indent: int) -> str:
        space = self.random.choice(("", "", " "))
        glue = self.random.choice((", ", ",  ", " , "))
        comma = self.random.choice(("", "", ",")) if items else ""
        if self.random.random() < 0.03:
            glue = f",\n{' ' * (indent + 2)}"
        return pair[0] + space + glue.join(items) + comma + space + pair[1]

    def key(self, key: str) -> str:
        return self.random.choice((key, key, key, f'"{key}"', f"'{key}'"))

    def scalar(self, value: Any) -> str:
        if not isinstance(value, str):
            return json.dumps(value)
        single = "'" + value.replace("'", "''") + "'"
        bare = (
            value.isascii()
            and value == value.strip("- ")
            and value not in ("true", "none of")
            and value.replace("-", "").replace(" ", "").isalpha()
        )
        return self.random.choice((value if bare else single, single, json.dumps(value)))

    def mark(self, value: Any) -> str:
        """Return an anchor in front of a value, or an alias of an equal one, or nothing."""
        if not self.aliases or self.random.random() < 0.8:
            return ""
        known = self.anchors.get(json.dumps(value))
        if known:
            return f"*{known} "
        name = f"a{len(self.anchors)}"
        self.anchors[json.dumps(value)] = name
        return f"&{name} "


def untouched(old: str, new: str, edits: Any) -> bool:
    """Return whether the texts are the same outside of the lines that the edits name."""
    lines = old.split("\n")
    ends = new.split("\n")
    for edit in reversed(edits):
        first = edit.line - 1
        gone = len(edit.old.split("\n")) if edit.old or not edit.new else 0
        come = len(edit.new.split("\n")) if edit.new or not gone else 0
        shift = sum(_growth(other) for other in edits if other.line < edit.line)
        del lines[first : first + gone]
        del ends[first + shift : first + shift + come]
    return lines == ends or "\n".join(lines).rstrip() == "\n".join(ends).rstrip()


def _growth(edit: Any) -> int:
    gone = len(edit.old.split("\n")) if edit.old or not edit.new else 0
    come = len(edit.new.split("\n")) if edit.new or not gone else 0
    return come - gone
