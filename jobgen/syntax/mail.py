"""Lists of mail addresses, as TestGrid and its policy tests take them."""

import re
from functools import cache

# Possessive repeats ("++") keep the time linear: without them a long name could be cut into words in many ways.
_LETTER = r'[^\x00-\x20\x7f()<>\[\]:;@\\,".]'
_DOT_ATOM = rf"{_LETTER}++(?:\.{_LETTER}++)*+"
_QUOTED = r'"(?:[^\x00-\x08\x0a-\x1f\x7f"\\]|\\[^\x00-\x08\x0a-\x1f\x7f])*+"'
_WORD = rf"(?:(?:{_LETTER}|\.)++|{_QUOTED})"
_SPACE = r"[ \t]*+(?:\([^()\\]*+\)[ \t]*+)*+"
_ADDRESS = rf"{_DOT_ATOM}@[ \t]*+{_DOT_ATOM}"
_BARE = rf"[ \t]*+{_ADDRESS}{_SPACE}"
_NAMED = rf"[ \t]*+(?:{_WORD}(?:{_SPACE}{_WORD})*+{_SPACE})?<[ \t]*+{_ADDRESS}>{_SPACE}"


@cache
def error(addresses: str) -> str | None:
    """Return why a value of `alert_mail_to_addresses` is refused, or None.

    The value is split at commas without trimming. Each piece needs one `@` with text around it (rule V-13), and Go's
    `net/mail.ParseAddress` must read it (rule X-13). Quoted local parts, IP addresses as domains and groups, which Go
    would read, are refused: nobody is written to that way.
    """
    return next(filter(None, map(_piece_error, addresses.split(","))), None)


def _piece_error(piece: str) -> str | None:
    if re.fullmatch(f"{_BARE}|{_NAMED}", piece) and piece.count("@") == 1:
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
