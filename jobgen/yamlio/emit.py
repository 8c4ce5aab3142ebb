"""Plain data as YAML text, laid out the way Kubernetes people write it by hand.

A string is left bare only where YAML 1.1 (PyYAML), YAML 1.2 (ruamel.yaml) and Go's sigs.k8s.io/yaml all read that string
back (rules Y-08 to Y-10). The lint rules of kubernetes/test-infra (rule L-03) also hold inside literal blocks: no blanks at the
end of a line, no more than two empty lines in a row, none at the end of the file. Text that would break one is quoted.
"""

import math
import re
from functools import lru_cache

from jobgen.nodes import Plain

# What a reader refuses or takes for a line break, and what a person cannot see. Tab and line feed stand apart, because
# literal blocks keep them.
_CONTROLS = r"\x00-\x08\x0b-\x1f\x7f-\xa0\u2028\u2029\ud800-\udfff\ufeff\ufffe\uffff"
_INVISIBLE = r"\xad\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufff9-\ufffb"
_HIDDEN = _CONTROLS + _INVISIBLE

# Go drops every `_` before it looks for a number, hence `_` wherever a digit may stand and next to each marker.
_RETYPED = r"""(?i:
    y|n|yes|no|true|false|on|off|null|~|=|<<
    |(?=[-+.0-9])[-+]?(?:
        _*+0_*+[xob][0-9a-f_]++
        |(?:[0-9_]++(?:\.[0-9_]*+)?+|\.[0-9_]++)(?:e_*+[-+]?[0-9_]++)?
        |[0-9][0-9_]*+(?::[0-5]?[0-9])++(?:\.[0-9_]*+)?
        |\.(?:inf|nan)
    )
    |[0-9]{4}-[0-9]{1,2}-[0-9]{1,2}(?:(?:t|\ +)[0-9]{1,2}:.*)?
)"""

# Three parts: what the whole text must not be, its first character, the rest.
_PLAIN = re.compile(
    rf"""(?!{_RETYPED}\Z|(?:---|\.\.\.)(?:\ |\Z))
    (?:[^-?:,\[\]{{}}\#&*!|>'"%@`\ \t\n{_HIDDEN}]|[-?:](?=[^\ ]))
    (?:[^:\#\ \t\n{_HIDDEN}]++|:(?!\ |\Z)|(?<!\ )\#|\ ++(?!\Z))*+\Z""",
    re.VERBOSE,
)

# Lines without hidden characters or blanks at the end, the first with text not after a tab, never three empty in a row.
_LINE = rf"[^\n{_HIDDEN}]*+(?<![ \t])"
_LITERAL = re.compile(rf"(?!\n{{3}}|\n*(?:\t|\Z)){_LINE}(?:\n(?!\n{{3}}){_LINE})*+\Z")
_INDENTED_START = re.compile(r"\n* ")

_UNSEEN = re.compile(rf"[\t\n{_HIDDEN}]")
_ESCAPED = re.compile(rf'[\\"\t\n{_HIDDEN}]')
_ESCAPES = {"\\": r"\\", '"': r"\"", "\t": r"\t", "\n": r"\n", "\r": r"\r", "\0": r"\0"}

# A reader looks at most 1,024 characters ahead for the colon after a key.
_LONGEST_SIMPLE_KEY = 1024


def emit(value: Plain) -> str:
    r"""Return `value` as one YAML document in block style, ending in exactly one line feed.

    Entries keep their order; nothing is folded, anchored or tagged. YAML cannot hold lone surrogates: they come out as
    `\uD800` escapes, which Go refuses. Go reads integers beyond 64 bits as the nearest float64.
    """
    pieces: list[str] = []
    _add_node(pieces, value, "")
    if pieces[-1].endswith("\n"):  # a block that keeps its empty lines would end the file with them
        pieces[-1] = _inline(_last_text(value))
    pieces.append("\n")
    return "".join(pieces)


def _add_node(pieces: list[str], value: Plain, pad: str) -> None:
    if isinstance(value, dict) and value:
        _add_mapping(pieces, value, pad)
    elif isinstance(value, list) and value:
        _add_sequence(pieces, value, pad)
    else:
        pieces.append(_scalar(value, pad))


def _add_mapping(pieces: list[str], mapping: dict[str, Plain], pad: str) -> None:
    lead = ""
    deeper = pad + "  "
    for key, value in mapping.items():
        pieces.append(lead + _key(key, pad))
        if isinstance(value, dict) and value:
            pieces.append("\n" + deeper)
            _add_mapping(pieces, value, deeper)
        elif isinstance(value, list) and value:
            pieces.append("\n" + pad)
            _add_sequence(pieces, value, pad)
        else:
            pieces.append(" ")
            pieces.append(_scalar(value, deeper))
        lead = "\n" + pad


def _add_sequence(pieces: list[str], sequence: list[Plain], pad: str) -> None:
    lead = "- "
    deeper = pad + "  "
    for value in sequence:
        pieces.append(lead)
        _add_node(pieces, value, deeper)
        lead = f"\n{pad}- "


@lru_cache(maxsize=1 << 12)
def _key(key: str, pad: str) -> str:
    text = _inline(key)
    return f"{text}:" if len(text) <= _LONGEST_SIMPLE_KEY else f"? {text}\n{pad}:"


def _scalar(value: Plain, pad: str) -> str:
    if isinstance(value, str):
        # Readers disagree on the indentation of a block that is the whole document: hence the question for `pad`.
        return _literal(value, pad) if "\n" in value and pad and _LITERAL.match(value) else _inline(value)
    if value is None:
        return "null"
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, float):
        return _float(value)
    return str(value)  # an integer, or an empty container, whose Python spelling is YAML's


def _float(value: float) -> str:
    if math.isnan(value):
        return ".nan"
    if math.isinf(value):
        return ".inf" if value > 0 else "-.inf"
    digits, exponent, power = repr(value).partition("e")
    # YAML 1.1 takes 1e+16 for a string: it asks for the point.
    return repr(value) if "." in digits else f"{digits}.0{exponent}{power}"


def _literal(text: str, pad: str) -> str:
    indent = "2" if _INDENTED_START.match(text) else ""
    chomp = "-" if text[-1] != "\n" else "+" if text[-2] == "\n" else ""
    lines = text.removesuffix("\n").split("\n")
    return "\n".join([f"|{indent}{chomp}", *(pad + line if line else "" for line in lines)])


@lru_cache(maxsize=1 << 14)
def _inline(text: str) -> str:
    if _PLAIN.match(text):
        return text
    if ("\\" in text or '"' in text) and "'" not in text and not _UNSEEN.search(text):
        return f"'{text}'"
    return f'"{_ESCAPED.sub(_escape, text)}"'


def _escape(match: re.Match[str]) -> str:
    character = match[0]
    code = ord(character)
    return _ESCAPES.get(character) or (f"\\x{code:02x}" if code < 0x100 else f"\\u{code:04x}")


def _last_text(value: Plain) -> str:
    while isinstance(value, dict | list):
        value = list(value.values() if isinstance(value, dict) else value)[-1]
    return str(value)
