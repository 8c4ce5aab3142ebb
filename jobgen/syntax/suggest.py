"""The nearest known word, for "did you mean"."""

from collections.abc import Iterable


def closest(word: str, candidates: Iterable[str]) -> str | None:
    """Return the candidate that is most like `word`, or None where none is; their order does not matter."""
    from difflib import get_close_matches  # noqa: PLC0415  (paid for only where there is a mistake)

    by_folded = {name.casefold(): name for name in sorted(candidates)}
    matches = get_close_matches(word.casefold(), by_folded, n=1, cutoff=0.7)
    return by_folded[matches[0]] if matches else None
