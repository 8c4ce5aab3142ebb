"""Whether an expression matches, in a time that no expression makes exponential.

Like RE2, this follows all ways through the expression at once. A set of positions in the text is a number with one bit for each.
Python's own `re` tries one way after the other, and `(a|a)*b` has two to the power of the letters.
"""

import re
from typing import NamedTuple, TypeAlias


class One(NamedTuple):
    """What Python's `re` matches in one way: a character, letters, an anchor. `width` counts the characters."""

    python: str
    width: int

    @classmethod
    def of(cls, letters: str) -> "One":
        """Return letters that stand for themselves."""
        return cls(re.escape(letters), len(letters))


class All(NamedTuple):
    """One after the other."""

    trees: "tuple[Tree, ...]"


class OneOf(NamedTuple):
    """Any of these."""

    choices: "tuple[Tree, ...]"


class Loop(NamedTuple):
    """The same `low` to `high` times; None is no limit."""

    tree: "Tree"
    low: int
    high: int | None


Tree: TypeAlias = One | All | OneOf | Loop


def matches(tree: Tree, text: str) -> bool:
    """Return whether the expression matches somewhere in the text."""
    return _Matching(text).ends(tree, (1 << len(text) + 1) - 1) != 0


class _Matching:
    """The positions at which parts of an expression end in one text."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.begins: dict[str, int] = {}

    def ends(self, tree: Tree, starts: int) -> int:
        if not starts:
            return 0
        if isinstance(tree, One):
            return (starts & self.found(tree.python)) << tree.width
        if isinstance(tree, Loop):
            return self.looped(tree, starts)
        if isinstance(tree, All):
            for each in tree.trees:
                starts = self.ends(each, starts)
            return starts
        ends = 0
        for each in tree.choices:
            ends |= self.ends(each, starts)
        return ends

    def found(self, python: str) -> int:
        if python not in self.begins:
            found = re.compile(f"(?={python})").finditer(self.text)
            self.begins[python] = sum(1 << each.start() for each in found)
        return self.begins[python]

    def looped(self, loop: Loop, starts: int) -> int:
        for _ in range(loop.low):
            before, starts = starts, self.ends(loop.tree, starts)
            if starts == before:
                break
        reached = new = starts
        rounds = 0
        while new and rounds != (None if loop.high is None else loop.high - loop.low):
            new = self.ends(loop.tree, new) & ~reached
            reached |= new
            rounds += 1
        return reached
