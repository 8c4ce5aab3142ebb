"""Plain scalars: what YAML 1.2 makes of them, and what Go's YAML does, which is YAML 1.1 with gaps (go-yaml v2 `resolve`, rule Y-10)."""

import re
from math import inf, isfinite, nan

_WORDS: dict[str, bool | float | None] = {
    **dict.fromkeys(("", "~", "null", "Null", "NULL"), None),
    **dict.fromkeys(("y", "Y", "yes", "Yes", "YES", "on", "On", "ON", "true", "True", "TRUE"), True),
    **dict.fromkeys(("n", "N", "no", "No", "NO", "off", "Off", "OFF", "false", "False", "FALSE"), False),
    **dict.fromkeys((".nan", ".NaN", ".NAN"), nan),
    **dict.fromkeys((".inf", ".Inf", ".INF", "+.inf", "+.Inf", "+.INF"), inf),
    **dict.fromkeys(("-.inf", "-.Inf", "-.INF"), -inf),
}
_CORE_INT = re.compile(r"[-+]?[0-9]+|0o[0-7]+|0x[0-9a-fA-F]+")
_CORE_WORDS: dict[str, bool | None] = {
    **dict.fromkeys(("", "~", "null", "Null", "NULL"), None),
    **dict.fromkeys(("true", "True", "TRUE"), True),
    **dict.fromkeys(("false", "False", "FALSE"), False),
}
_FIRST = frozenset("~nNtTfFyYoO")
_NUMERIC = frozenset("+-.0123456789")
_INT = re.compile(r"([-+]?)(?:0[xX]([0-9a-fA-F]+)|0[oO]?([0-7]+)|0[bB]([01]+)|(0|[1-9][0-9]*))")
_FLOAT = re.compile(r"[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?")
_BASES = (16, 8, 2, 10)
_LEAST, _MOST = -(1 << 63), (1 << 64) - 1


def scalar(text: str) -> str | int | float | bool | None:
    """Return the value of a plain scalar by the YAML 1.2 core schema.

    What JSON cannot hold stays text: whole numbers beyond 64 bits, infinities and not-a-numbers.
    """
    if not text or text[0] in "~nNtTfF":
        return _CORE_WORDS.get(text, text)
    if text[0] not in "+-.0123456789":
        return text
    if _CORE_INT.fullmatch(text):
        return text if len(text) > 19 else int(text, 0 if text[:2] in ("0o", "0x") else 10)
    if _FLOAT.fullmatch(text):
        number = float(text)
        return number if isfinite(number) else text
    return text


def go_scalar(text: str) -> str | int | float | bool | None:
    """Return the value of a plain scalar as the engines see it. What looks like a date stays text."""
    if not text or text[0] in _FIRST:
        return _WORDS.get(text, text)
    if text[0] not in _NUMERIC:
        return text
    if text in _WORDS:
        return _WORDS[text]
    if text[0] == ".":
        return _float(text, text)
    plain = text.replace("_", "")
    found = _INT.fullmatch(plain)
    if found:
        sign, *digits = found.groups()
        number = next(int(each, base) for each, base in zip(digits, _BASES, strict=True) if each)
        number = -number if sign == "-" else number
        if _LEAST <= number <= _MOST:
            return number
    return _float(plain, text)


def go_key(text: str) -> str | None:
    """Return the key that a plain scalar stands for in a mapping; None for null, which no mapping takes."""
    value = go_scalar(text)
    if type(value) is str or value is None:
        return value
    return str(value).lower() if isinstance(value, bool) else str(value)


def _float(plain: str, text: str) -> str | float:
    number = float(plain) if _FLOAT.fullmatch(plain) else inf
    return number if isfinite(number) else text
