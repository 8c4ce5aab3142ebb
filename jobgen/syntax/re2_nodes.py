"""Parts of a regular expression that RE2 accepts, with the sizes that RE2 limits."""

from collections.abc import Sequence
from typing import NamedTuple

from jobgen.syntax.re2_matching import All, Loop, One, OneOf, Tree

MOST_COPIES = 1000
_MOST_INSTRUCTIONS = 128 * 2**20 // 40
# RE2 stops at 1000, but Python would run out of stack before that.
_DEEPEST = 200


class Part(NamedTuple):
    """A piece of the expression: `copies` is the product of nested repeat counts, `size` counts RE2's instructions."""

    tree: Tree
    copies: int = 1
    size: int = 1
    height: int = 1


def character(python: str) -> Part:
    """Return one character, in Python's spelling of a class."""
    return Part(One(python, 1))


def text(letters: str) -> Part:
    """Return letters that stand for themselves."""
    return Part(One.of(letters), size=len(letters))


def empty_match(python: str) -> Part:
    """Return an anchor or a word boundary, in Python's spelling."""
    return Part(One(python, 0))


def sequence(parts: Sequence[Part]) -> Part:
    """Return the parts one after the other."""
    if len(parts) == 1:
        return parts[0]
    return _joined(All(tuple(part.tree for part in parts)), parts)


def choice(parts: Sequence[Part]) -> Part:
    """Return the parts as alternatives."""
    if len(parts) == 1:
        return parts[0]
    return _joined(OneOf(tuple(part.tree for part in parts)), parts, extra=len(parts) - 1)


def capture(part: Part) -> Part:
    """Return the part as a group that captures; nobody asks what matched."""
    return _checked(part._replace(size=part.size + 2, height=part.height + 1))


def repeat(part: Part, low: int, high: int | None) -> Part:
    """Return the part `low` to `high` times; None is no limit. Greedy or not makes no difference to whether it matches."""
    most = low if high is None else high
    copies = 1 if high == 0 else part.copies * max(most, 1)
    size = most * part.size + (high - low if high is not None else 1)
    return _checked(Part(Loop(part.tree, low, high), copies, max(size, part.size + 1, 1), part.height + 1))


def _joined(tree: Tree, parts: Sequence[Part], extra: int = 0) -> Part:
    copies = max((part.copies for part in parts), default=1)
    size = max(sum(part.size for part in parts) + extra, 1)
    height = 1 + max((part.height for part in parts), default=0)
    return _checked(Part(tree, copies, size, height))


def _checked(part: Part) -> Part:
    if part.size > _MOST_INSTRUCTIONS:
        raise ValueError("pattern is too large")
    if part.height > _DEEPEST:
        raise ValueError(f"pattern nests more than {_DEEPEST} levels deep")
    return part
