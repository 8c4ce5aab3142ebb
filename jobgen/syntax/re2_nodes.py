"""Parts of a regular expression that RE2 accepts, in Python's spelling, with the sizes that RE2 limits."""

import re
from collections.abc import Sequence
from typing import NamedTuple

MOST_COPIES = 1000
_MOST_INSTRUCTIONS = 128 * 2**20 // 40
# RE2 stops at 1000, but Python's own parser would run out of stack before that.
_DEEPEST = 200

_ATOM, _SEQUENCE, _CHOICE = range(3)


class Part(NamedTuple):
    """A piece of the expression.

    `copies` is the product of nested repeat counts, `size` counts RE2's instructions, and `loop` is what `*` or `+`
    repeats, where the piece is nothing else.
    """

    python: str
    binding: int = _ATOM
    copies: int = 1
    size: int = 1
    height: int = 1
    loop: str = ""


def text(letters: str) -> Part:
    """Return letters that stand for themselves."""
    return Part(re.escape(letters), _ATOM if len(letters) == 1 else _SEQUENCE, size=len(letters))


def empty_match(python: str) -> Part:
    """Return an anchor or a word boundary, which Python repeats only in a group."""
    return Part(python, _SEQUENCE)


def sequence(parts: Sequence[Part]) -> Part:
    """Return the parts one after the other."""
    if len(parts) == 1:
        return parts[0]
    return _joined("", _SEQUENCE, parts)


def choice(parts: Sequence[Part]) -> Part:
    """Return the parts as alternatives."""
    if len(parts) == 1:
        return parts[0]
    return _joined("|", _CHOICE, parts, extra=len(parts) - 1)


def capture(part: Part) -> Part:
    """Return the part as a group that captures; Python's form does not, as nobody asks what matched."""
    return _checked(part._replace(size=part.size + 2, height=part.height + 1))


def repeat(part: Part, low: int, high: int | None) -> Part:
    """Return the part `low` to `high` times; None is no limit. Greedy or not makes no difference to whether it matches."""
    most = low if high is None else high
    copies = 1 if high == 0 else part.copies * max(most, 1)
    size = most * part.size + (high - low if high is not None else 1)
    loop, operator = _loop(part, low, high)
    height, repeated = part.height + 1, loop if high is None and low <= 1 else ""
    return _checked(Part(loop + operator, _SEQUENCE, copies, max(size, part.size + 1, 1), height, repeated))


def _loop(part: Part, low: int, high: int | None) -> tuple[str, str]:
    if part.loop and high is None and low <= 1:
        # (x+)* says no more than x*, but would cost Python exponential time.
        return part.loop, "+" if low and part.python.endswith("+") else "*"
    operator = {(0, None): "*", (1, None): "+", (0, 1): "?"}.get((low, high))
    return _grouped(part, _ATOM), operator or f"{{{low},{'' if high is None else high}}}"


def _joined(separator: str, binding: int, parts: Sequence[Part], extra: int = 0) -> Part:
    python = separator.join(_grouped(part, binding) for part in parts)
    copies = max((part.copies for part in parts), default=1)
    size = max(sum(part.size for part in parts) + extra, 1)
    height = 1 + max((part.height for part in parts), default=0)
    return _checked(Part(python, binding, copies, size, height))


def _grouped(part: Part, binding: int) -> str:
    return f"(?:{part.python})" if part.binding > binding else part.python


def _checked(part: Part) -> Part:
    if part.size > _MOST_INSTRUCTIONS:
        raise ValueError("pattern is too large")
    if part.height > _DEEPEST:
        raise ValueError(f"pattern nests more than {_DEEPEST} levels deep")
    return part
