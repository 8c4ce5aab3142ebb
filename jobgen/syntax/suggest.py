"""The nearest known word, for "did you mean"."""

from collections.abc import Collection, Iterable


def closest(word: str, candidates: Iterable[str]) -> str | None:
    """Return the candidate that is most like `word`, or None where none is; their order does not matter."""
    from difflib import get_close_matches  # noqa: PLC0415  (paid for only where there is a mistake)

    by_folded = {name.casefold(): name for name in sorted(candidates)}
    matches = get_close_matches(word.casefold(), by_folded, n=1, cutoff=0.7)
    return by_folded[matches[0]] if matches else None


class Suggester:
    """Finds the nearest words of a run, and stops after so many comparisons: nobody reads a thousand suggestions."""

    def __init__(self, comparisons: int = 20_000) -> None:
        self._left = comparisons

    def __call__(self, word: str, candidates: Collection[str]) -> str | None:
        """Return what `closest` returns, as long as comparisons are left."""
        self._left -= len(candidates)
        return closest(word, candidates) if self._left >= 0 else None
