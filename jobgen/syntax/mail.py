"""Lists of mail addresses, as TestGrid and its policy tests take them."""

import re
from functools import cache

# Possessive repeats ("++") keep the time linear: without them a long name could be cut into words in many ways.
_LETTER = r'[^\x00-\x20\x7f()<>\[\]:;@\\,".]'
_DOT_ATOM = rf"{_LETTER}++(?:\.{_LETTER}++)*+"
_QUOTED = r'"(?:[^\x00-\x08\x0a-\x1f\x7f"\\]|\\[^\x00-\x08\x0a-\x1f\x7f])*+"'
_WORD = rf"(?:(?:{_LETTER}|\.)++|{_QUOTED})"
_SPACE = r"[ \t]*+(?:\([^()\\]*+\)[ \t]*+)*+"
_LITERAL = r"\[[^\[\]\\\x00-\x20\x7f@]*+\]"

_USUAL = rf"{_DOT_ATOM}@[ \t]*+{_DOT_ATOM}"
_READABLE = rf"(?:{_DOT_ATOM}|{_QUOTED})@[ \t]*+(?:{_DOT_ATOM}|{_LITERAL})"


@cache
def error(addresses: str) -> str | None:
    """Return why a value of `alert_mail_to_addresses` is refused, or None.

    The value is split at commas without trimming. Each piece needs one `@` with text around it (rule V-13), and Go's
    `net/mail.ParseAddress` must read it (rule X-13). Quoted local parts, IP addresses as domains and groups, which Go
    would read, are refused: nobody is written to that way, and a blank is nearly always a missing comma.
    """
    return next(filter(None, map(_piece_error, addresses.split(","))), None)


def is_readable(addresses: str) -> bool:
    """Return whether TestGrid and its policy tests take the value all the same: `"a b"@example.org`, `a@[192.0.2.1]`."""
    return all(_listed(_READABLE).fullmatch(piece) and piece.count("@") == 1 for piece in addresses.split(","))


@cache
def _listed(address: str) -> re.Pattern[str]:
    """Return the pattern of an address as a list has it: alone, or behind a name."""
    named = rf"(?:{_WORD}(?:{_SPACE}{_WORD})*+{_SPACE})?<[ \t]*+{address}>"
    return re.compile(rf"[ \t]*+(?:{address}|{named}){_SPACE}")


def _piece_error(piece: str) -> str | None:
    if _listed(_USUAL).fullmatch(piece) and piece.count("@") == 1:
        return None
    if not piece.strip():
        return "mail address is empty" if not piece else "mail address is blank"
    return f'mail address "{piece.strip()}" {_problem(piece.strip())}'


def _problem(address: str) -> str:
    if address.count("@") != 1:
        return 'has no "@"' if "@" not in address else 'has more than one "@"'
    if "<" not in address and re.search(r"\s", address):
        return 'holds a blank: write addresses with commas between them, or "Name <name@example.com>"'
    local, _, domain = address.partition("@")
    if ".." in address or "." in (local[:1], local[-1:], domain[:1], domain[-1:]):
        return "has a dot too many"
    return 'is not of the form "name@example.com" or "Name <name@example.com>"'
