"""Character classes of RE2: `[a-z]`, `[^[:space:]]`."""

from jobgen.syntax import charset
from jobgen.syntax.charset import Ranges
from jobgen.syntax.re2_escapes import character, named_set, oriented


def read_class(pattern: str, at: int, *, fold: bool) -> tuple[Ranges, int]:
    """Return the set that the class at `at` stands for, and where it ends; ValueError where RE2 refuses it."""
    negated = pattern.startswith("[^", at)
    first = at + 2 if negated else at + 1
    end, sets = first, []
    # A "]" that comes first stands for itself.
    while end == first or pattern[end : end + 1] != "]":
        if end >= len(pattern):
            raise ValueError(f'class "{pattern[at:]}" is not closed with "]"')
        item, end = _named(pattern, end, fold=fold) or _span(pattern, at, end, fold=fold)
        sets.append(item)
    # Case was folded item by item.
    return oriented(charset.union(*sets), negated=negated, fold=False), end + 1


def _named(pattern: str, at: int, *, fold: bool) -> tuple[Ranges, int] | None:
    if pattern.startswith("[:", at):
        return _posix(pattern, at, fold=fold)
    return named_set(pattern, at, fold=fold) if pattern[at] == "\\" else None


def _posix(pattern: str, at: int, *, fold: bool) -> tuple[Ranges, int] | None:
    end = pattern.find(":]", at + 2)
    if end < 0:
        return None
    name = pattern[at + 2 : end]
    ranges = charset.POSIX.get(name.removeprefix("^"))
    if ranges is None:
        raise ValueError(f'class "[:{name}:]" is not known to RE2')
    return oriented(ranges, negated=name.startswith("^"), fold=fold), end + 2


def _span(pattern: str, start: int, at: int, *, fold: bool) -> tuple[Ranges, int]:
    low, end = _character(pattern, start, at)
    high = low
    # A "-" before the closing "]" stands for itself.
    if pattern.startswith("-", end) and end + 1 < len(pattern) and pattern[end + 1] != "]":
        high, end = _character(pattern, start, end + 1)
    if high < low:
        raise ValueError(f'range "{pattern[at:end]}" runs backwards')
    return oriented(((low, high),), negated=False, fold=fold), end


def _character(pattern: str, start: int, at: int) -> tuple[int, int]:
    if pattern[at] != "\\":
        return ord(pattern[at]), at + 1
    if pattern[at + 1 : at + 2] in ("b", "B", "A", "z", "Q", "E"):
        raise ValueError(f'escape "{pattern[at : at + 2]}" cannot stand in class "{pattern[start:]}"')
    return character(pattern, at)
