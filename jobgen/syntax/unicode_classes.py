r"""The Unicode classes of RE2, such as `\pL` and `\p{Greek}`."""

import unicodedata
from collections.abc import Iterable
from functools import cache
from itertools import groupby
from operator import itemgetter

from jobgen.syntax.charset import LAST, Ranges, complement, union

# What Go 1.26 knows. Names are compared without case, blanks, "_" and "-", as Go does.
_CATEGORIES = frozenset({
    "c", "cc", "cf", "cn", "co", "cs", "l", "lc", "ll", "lm", "lo", "lt", "lu", "m", "mc", "me", "mn", "n", "nd", "nl",
    "no", "p", "pc", "pd", "pe", "pf", "pi", "po", "ps", "s", "sc", "sk", "sm", "so", "z", "zl", "zp", "zs",
})  # fmt: skip
_LONG_NAMES = {
    "casedletter": "lc", "closepunctuation": "pe", "cntrl": "cc", "combiningmark": "m", "connectorpunctuation": "pc",
    "control": "cc", "currencysymbol": "sc", "dashpunctuation": "pd", "decimalnumber": "nd", "digit": "nd",
    "enclosingmark": "me", "finalpunctuation": "pf", "format": "cf", "initialpunctuation": "pi", "letter": "l",
    "letternumber": "nl", "lineseparator": "zl", "lowercaseletter": "ll", "mark": "m", "mathsymbol": "sm",
    "modifierletter": "lm", "modifiersymbol": "sk", "nonspacingmark": "mn", "number": "n", "openpunctuation": "ps",
    "other": "c", "otherletter": "lo", "othernumber": "no", "otherpunctuation": "po", "othersymbol": "so",
    "paragraphseparator": "zp", "privateuse": "co", "punct": "p", "punctuation": "p", "separator": "z",
    "spaceseparator": "zs", "spacingmark": "mc", "surrogate": "cs", "symbol": "s", "titlecaseletter": "lt",
    "unassigned": "cn", "uppercaseletter": "lu",
}  # fmt: skip
# Scripts of two words are missing: Go 1.26 drops the "_" of `Old_Italic` and then does not find it.
_SCRIPTS = frozenset({
    "adlam", "ahom", "arabic", "armenian", "avestan", "balinese", "bamum", "batak", "bengali", "bhaiksuki", "bopomofo",
    "brahmi", "braille", "buginese", "buhid", "carian", "chakma", "cham", "cherokee", "chorasmian", "common", "coptic",
    "cuneiform", "cypriot", "cyrillic", "deseret", "devanagari", "dogra", "duployan", "elbasan", "elymaic", "ethiopic",
    "georgian", "glagolitic", "gothic", "grantha", "greek", "gujarati", "gurmukhi", "han", "hangul", "hanunoo",
    "hatran", "hebrew", "hiragana", "inherited", "javanese", "kaithi", "kannada", "katakana", "kawi", "kharoshthi",
    "khmer", "khojki", "khudawadi", "lao", "latin", "lepcha", "limbu", "lisu", "lycian", "lydian", "mahajani",
    "makasar", "malayalam", "mandaic", "manichaean", "marchen", "medefaidrin", "miao", "modi", "mongolian", "mro",
    "multani", "myanmar", "nabataean", "nandinagari", "newa", "nko", "nushu", "ogham", "oriya", "osage", "osmanya",
    "palmyrene", "phoenician", "rejang", "runic", "samaritan", "saurashtra", "sharada", "shavian", "siddham",
    "sinhala", "sogdian", "soyombo", "sundanese", "syriac", "tagalog", "tagbanwa", "takri", "tamil", "tangsa",
    "tangut", "telugu", "thaana", "thai", "tibetan", "tifinagh", "tirhuta", "toto", "ugaritic", "vai", "vithkuqi",
    "wancho", "yezidi", "yi",
})  # fmt: skip
_SPECIAL = {"any": ((0, LAST),), "ascii": ((0, 0x7F),)}
_CASED_LETTER = ("lu", "ll", "lt")


def ranges(name: str) -> Ranges | None:
    """Return the characters of a class, or None where RE2 does not know the name.

    Categories are exact for the Unicode version of this Python. Python does not know scripts: they are told from the
    first word of a character's name, which is right for nearly all letters.
    """
    short = name.lower().translate({ord(letter): None for letter in "_- "})
    short = _LONG_NAMES.get(short, short)
    if short in _SPECIAL:
        return _SPECIAL[short]
    if short == "assigned":
        return complement(_category("cn"))
    if short in _CATEGORIES:
        return _category(short)
    return _script(short) if short in _SCRIPTS else None


@cache
def _category(name: str) -> Ranges:
    wanted = _CASED_LETTER if name == "lc" else (name,)
    return union(*(runs for category, runs in _by_category().items() if category.startswith(wanted)))


@cache
def _script(name: str) -> Ranges:
    if name == "inherited":
        return _category("mn")
    if name == "common":
        return union(*map(_category, ("n", "p", "s", "z", "cc", "cf")))
    return _by_first_word().get({"han": "cjk"}.get(name, name), ())


@cache
def _by_category() -> dict[str, Ranges]:
    return _runs(unicodedata.category(chr(code)).lower() for code in range(LAST + 1))


@cache
def _by_first_word() -> dict[str, Ranges]:
    return _runs(unicodedata.name(chr(code), "").partition(" ")[0].lower() for code in range(LAST + 1))


def _runs(properties: Iterable[str]) -> dict[str, Ranges]:
    """Return the ranges of code points by property; `properties` holds that of each code point in order."""
    runs: dict[str, list[tuple[int, int]]] = {}
    for kind, run in groupby(enumerate(properties), key=itemgetter(1)):
        codes = [code for code, _ in run]
        runs.setdefault(kind, []).append((codes[0], codes[-1]))
    return {kind: tuple(found) for kind, found in runs.items()}
