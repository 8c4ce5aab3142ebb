"""Sets of characters, as sorted ranges of code points, for the classes of regular expressions."""

from functools import cache
from itertools import chain
from typing import TypeAlias

Ranges: TypeAlias = tuple[tuple[int, int], ...]

LAST = 0x10FFFF
_LAST_WITH_CASE = 0x1E943

_DIGIT = ((0x30, 0x39),)
_UPPER = ((0x41, 0x5A),)
_LOWER = ((0x61, 0x7A),)
_ALPHA = _UPPER + _LOWER
_WORD = _DIGIT + _UPPER + ((0x5F, 0x5F),) + _LOWER

PERL: dict[str, Ranges] = {"d": _DIGIT, "s": ((0x09, 0x0A), (0x0C, 0x0D), (0x20, 0x20)), "w": _WORD}
POSIX: dict[str, Ranges] = {
    "alnum": _DIGIT + _ALPHA,
    "alpha": _ALPHA,
    "ascii": ((0x00, 0x7F),),
    "blank": ((0x09, 0x09), (0x20, 0x20)),
    "cntrl": ((0x00, 0x1F), (0x7F, 0x7F)),
    "digit": _DIGIT,
    "graph": ((0x21, 0x7E),),
    "lower": _LOWER,
    "print": ((0x20, 0x7E),),
    "punct": ((0x21, 0x2F), (0x3A, 0x40), (0x5B, 0x60), (0x7B, 0x7E)),
    "space": ((0x09, 0x0D), (0x20, 0x20)),
    "upper": _UPPER,
    "word": _WORD,
    "xdigit": ((0x30, 0x39), (0x41, 0x46), (0x61, 0x66)),
}


def union(*sets: Ranges) -> Ranges:
    """Return the ranges of all sets, sorted and joined where they touch."""
    joined: list[tuple[int, int]] = []
    for low, high in sorted(chain.from_iterable(sets)):
        if joined and low <= joined[-1][1] + 1:
            joined[-1] = (joined[-1][0], max(joined[-1][1], high))
        else:
            joined.append((low, high))
    return tuple(joined)


def complement(ranges: Ranges) -> Ranges:
    """Return every character that is not in the set; `ranges` must be sorted and apart."""
    lows = [0, *(high + 1 for _, high in ranges)]
    highs = [*(low - 1 for low, _ in ranges), LAST]
    return tuple((low, high) for low, high in zip(lows, highs, strict=True) if low <= high)


def folded(ranges: Ranges) -> Ranges:
    """Return the set with every letter in all its cases, also the odd ones such as the Kelvin sign for k."""
    pairs = _cases().items()
    more = (same for code, same in pairs if any(low <= code <= high for low, high in ranges))
    return union(ranges, *more)


def python_class(ranges: Ranges) -> str:
    """Return the set as a character class for Python's `re`."""
    if not ranges:
        return rf"[^\x00-\U{LAST:08x}]"
    return "[" + "".join(rf"\U{low:08x}-\U{high:08x}" for low, high in ranges) + "]"


@cache
def _cases() -> dict[int, Ranges]:
    same: dict[str, list[int]] = {}
    for code in range(_LAST_WITH_CASE + 1):
        same.setdefault(_one_case(chr(code)), []).append(code)
    groups = (group for group in same.values() if len(group) > 1)
    return {code: tuple((other, other) for other in group) for group in groups for code in group}


def _one_case(letter: str) -> str:
    # Folding that makes two letters of one (as in the German sharp s) is no business of RE2.
    return next((case for case in (letter.casefold(), letter.lower()) if len(case) == 1), letter)
