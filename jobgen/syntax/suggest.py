"""The nearest known word, for "did you mean"."""

from collections.abc import Iterable


def closest(word: str, candidates: Iterable[str]) -> str | None:
    """Return the candidate that is most like `word`, or None where none is; their order does not matter."""
    from difflib import get_close_matches  # noqa: PLC0415  (paid for only where there is a mistake)

    by_folded = {name.casefold(): name for name in sorted(candidates)}
    matches = get_close_matches(word.casefold(), by_folded, n=1, cutoff=0.7)
    return by_folded[matches[0]] if matches else None


class Suggester:
    """Finds the nearest word for the first mistakes of a run: nobody reads more suggestions, and each takes a while to find."""

    def __init__(self, most: int = 20) -> None:
        self._left = most

    def __call__(self, word: str, candidates: Iterable[str]) -> str | None:
        """Return what `closest` returns, as long as suggestions are left."""
        self._left -= 1
        return closest(word, candidates) if self._left >= 0 else None
