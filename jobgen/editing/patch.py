"""What differs between two texts, line by line: as edits, and as a patch."""

from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher, unified_diff

_NO_BREAK = "\\ No newline at end of file\n"


@dataclass(frozen=True, slots=True, kw_only=True)
class Edit:
    """Lines of a file replaced by others; `line` is the number of the first old one, or of the line below new ones.

    Texts come without the line break at their end.
    """

    file: str
    line: int
    old: str
    new: str


def edits(file: str, old: str, new: str) -> tuple[Edit, ...]:
    """Return what has to be replaced in `old`, from top to bottom."""
    before, after = _lines(old), _lines(new)
    return tuple(
        Edit(file=file, line=first + 1, old=_joined(before[first:last]), new=_joined(after[new_first:new_last]))
        for tag, first, last, new_first, new_last in SequenceMatcher(None, before, after, autojunk=False).get_opcodes()
        if tag != "equal"
    )


def patch(file: str, old: str, new: str) -> str:
    """Return a unified diff that `git apply` and `patch -p1` read; empty where nothing differs."""
    name = file.removeprefix("./").lstrip("/")
    return "".join(_marked(unified_diff(_lines(old), _lines(new), f"a/{name}", f"b/{name}")))


def _lines(text: str) -> list[str]:
    return [f"{line}\n" for line in text.split("\n")[:-1]] + ([last] if (last := text.rpartition("\n")[2]) else [])


def _joined(lines: list[str]) -> str:
    return "".join(lines).removesuffix("\n").removesuffix("\r")


def _marked(lines: Iterator[str]) -> Iterator[str]:
    for line in lines:
        yield line
        if not line.endswith("\n"):
            yield f"\n{_NO_BREAK}"
