"""One thing that is due, or will be soon."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import TypeAlias

from jobgen.findings import Finding, Place, Severity
from jobgen.model.job import Expansion


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """Something to be done by `on`, an ISO day, or at once where that is empty. `platforms` are those that it is about."""

    kind: str
    place: Place
    message: str
    hint: str
    platforms: tuple[str, ...] = ()
    on: str = ""

    def due(self, today: date) -> bool:
        """Return whether the day has come."""
        return self.on <= today.isoformat()

    def finding(self, today: date) -> Finding:
        """Return the item as a finding: an error if it is due, else a warning."""
        severity = Severity.ERROR if self.due(today) else Severity.WARNING
        return Finding(rule=self.kind, place=self.place, message=self.message, hint=self.hint, severity=severity)


Audit: TypeAlias = Callable[[Expansion, date], Iterator[Item]]
"""A question: yields what is due on a day, and what has a day to come."""
