"""Colour, or none: the only place that knows escape codes."""

from dataclasses import dataclass

_CODES = {"error": "31", "warning": "33", "note": "36", "bold": "1", "dim": "2", "green": "32"}


@dataclass(frozen=True, slots=True)
class Style:
    """Paints words where colour is wanted, and returns them as they are where not."""

    color: bool = False

    def paint(self, text: str, kind: str) -> str:
        """Return the text in the colour of `kind`: error, warning, note, bold, dim or green."""
        code = _CODES.get(kind)
        return f"\x1b[{code}m{text}\x1b[0m" if self.color and code and text else text
