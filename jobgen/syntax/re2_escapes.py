r"""Escapes of RE2, inside and outside of character classes: `\n`, `\x{2028}`, `\d`, `\pL`."""

from jobgen.syntax import charset, unicode_classes
from jobgen.syntax.charset import Ranges

_LETTERS = {"a": 0x07, "f": 0x0C, "n": 0x0A, "r": 0x0D, "t": 0x09, "v": 0x0B}
_OCTAL = "01234567"
_HEXADECIMAL = "0123456789abcdefABCDEF"
_ELSEWHERE = {
    "Z": 'is not supported by RE2: write "\\z"',
    "G": "is not supported by RE2",
    "K": "is not supported by RE2",
    "R": 'is not supported by RE2: write "\\r?\\n"',
    "X": "is not supported by RE2",
    "h": 'is not supported by RE2: write "[ \\t]"',
    "k": "is a backreference, which RE2 does not support",
    "g": "is a backreference, which RE2 does not support",
    "C": "is not supported by RE2",
    "u": 'is not supported by RE2: write "\\x{...}"',
    "e": 'is not supported by RE2: write "\\x1b"',
    "c": "is not supported by RE2",
}


def character(pattern: str, at: int) -> tuple[int, int]:
    r"""Return the code point that the escape at `at` stands for, and where it ends; ValueError where RE2 refuses it."""
    letter = pattern[at + 1 : at + 2]
    if not letter:
        raise ValueError(r'pattern ends in a single "\"')
    if letter in _OCTAL:
        return _octal(pattern, at)
    if letter == "x":
        return _hexadecimal(pattern, at)
    if letter in _LETTERS:
        return _LETTERS[letter], at + 2
    if letter.isascii() and not letter.isalnum():
        return ord(letter), at + 2
    raise ValueError(rf'escape "\{letter}" {_ELSEWHERE.get(letter, "is not known to RE2")}')


def named_set(pattern: str, at: int, *, fold: bool) -> tuple[Ranges, int] | None:
    r"""Return the set that `\d`, `\pL` and their like stand for, and where the escape ends; None for other escapes."""
    letter = pattern[at + 1 : at + 2]
    if letter in ("p", "P"):
        return _unicode_set(pattern, at, fold=fold)
    if letter.lower() not in charset.PERL:
        return None
    return oriented(charset.PERL[letter.lower()], negated=letter.isupper(), fold=fold), at + 2


def oriented(ranges: Ranges, *, negated: bool, fold: bool) -> Ranges:
    """Return the set, in all cases if `fold`, and turned round if `negated`; in that order, like RE2."""
    if fold:
        ranges = charset.folded(ranges)
    return charset.complement(ranges) if negated else ranges


def _octal(pattern: str, at: int) -> tuple[int, int]:
    end = at + 2
    while end < at + 4 and pattern[end : end + 1] in tuple(_OCTAL):
        end += 1
    if end == at + 2 and pattern[at + 1] != "0":
        raise ValueError(rf'escape "\{pattern[at + 1]}" is a backreference, which RE2 does not support')
    return int(pattern[at + 1 : end], 8), end


def _hexadecimal(pattern: str, at: int) -> tuple[int, int]:
    if pattern[at + 2 : at + 3] == "{":
        end = pattern.find("}", at)
        digits, after = pattern[at + 3 : end], end + 1
    else:
        digits, after = pattern[at + 2 : at + 4], at + 4
        end = after if len(digits) == 2 else -1
    if end < 0 or not digits or digits.strip(_HEXADECIMAL) or int(digits, 16) > charset.LAST:
        raise ValueError(
            rf'escape "{pattern[at : max(after, at + 2)]}" needs two hexadecimal digits, or some in "\x{{...}}"'
        )
    return int(digits, 16), after


def _unicode_set(pattern: str, at: int, *, fold: bool) -> tuple[Ranges, int]:
    end = at + 3
    name = pattern[at + 2 : end]
    if name == "{":
        end = pattern.find("}", at) + 1
        if not end:
            raise ValueError(f'"{pattern[at:]}" is not closed with "}}"')
        name = pattern[at + 3 : end - 1]
    ranges = unicode_classes.ranges(name.removeprefix("^"))
    if ranges is None:
        raise ValueError(f'"{pattern[at:end]}" is not a Unicode class that RE2 knows')
    negated = (pattern[at + 1] == "P") != name.startswith("^")
    return oriented(ranges, negated=negated, fold=fold), end
