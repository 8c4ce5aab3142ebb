"""A value as it is written into a spec by hand: on one line, in a quote of its neighbours, bare where that is safe.

Specs are read by jobgen alone, so a date stays bare, which `emit` has to quote for Go.
"""

import re

from jobgen.nodes import Plain
from jobgen.yamlio.emit import emit

_DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_SPECIAL_IN_FLOW = re.compile(r"[,\[\]{}]|://")
_ESCAPES = {"\\": r"\\", '"': r"\"", "\t": r"\t", "\n": r"\n", "\r": r"\r"}


def spelled(value: Plain, *, quote: str = "", flow: bool = False) -> str:
    """Return a value on one line. `quote` is wanted around text; in `flow`, commas and brackets have a meaning."""
    if isinstance(value, dict):
        return (
            "{"
            + ", ".join(f"{spelled(key, flow=True)}: {spelled(each, flow=True)}" for key, each in value.items())
            + "}"
        )
    if isinstance(value, list):
        return "[" + ", ".join(spelled(each, flow=True) for each in value) + "]"
    if not isinstance(value, str):
        return emit(value).rstrip("\n")
    if quote == "'" and value.isprintable():
        return "'" + value.replace("'", "''") + "'"
    return _double(value) if quote else _bare(value, flow=flow)


def _bare(text: str, *, flow: bool) -> str:
    if _DATE.fullmatch(text):
        return text
    plain = emit(text).rstrip("\n")
    return _double(text) if flow and plain == text and _SPECIAL_IN_FLOW.search(text) else plain


def _double(text: str) -> str:
    return '"' + "".join(_escaped(character) for character in text) + '"'


def _escaped(character: str) -> str:
    if character in _ESCAPES:
        return _ESCAPES[character]
    code = ord(character)
    if character.isprintable():
        return character
    return f"\\x{code:02x}" if code < 0x100 else f"\\u{code:04x}" if code < 0x10000 else f"\\U{code:08x}"
