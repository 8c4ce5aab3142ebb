"""White space as Go's `unicode.IsSpace` sees it: Python counts four control characters more."""

import re

_BLANKS = " \t\n\v\f\r\u0085\u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000"


def strip(text: str) -> str:
    """Return the text without blanks around it, like Go's `strings.TrimSpace`."""
    return re.sub(f"\\A[{_BLANKS}]+|[{_BLANKS}]+\\Z", "", text)


def split(text: str) -> list[str]:
    """Return the pieces between blanks, like Go's `strings.Fields`."""
    return [piece for piece in re.split(f"[{_BLANKS}]+", text) if piece]
