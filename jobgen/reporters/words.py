"""Words on a line: counted, cut, and safe to print whatever a file held."""

LONGEST = 300
"""Characters of a message that a report for people shows."""


def plural(count: int, noun: str) -> str:
    """Return the count with its noun, such as `1 job` or `2 jobs`."""
    return f"{count} {noun}" if count == 1 else f"{count} {noun}s"


def printable(words: str) -> str:
    """Return the words with an escape in place of each character that would move the cursor, hide, or not print."""
    return words if words.isprintable() else "".join(map(_escaped, words))


def cut(words: str, most: int = LONGEST) -> str:
    """Return the words printable, and not longer than a reader can take in."""
    shown = printable(words[:most])
    return shown if len(words) <= most else shown[: most - 1] + "…"


def _escaped(character: str) -> str:
    return character if character.isprintable() else character.encode("unicode_escape").decode()
