"""What a check says: one rule broken at one place."""

from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple


class Place(NamedTuple):
    """A position in a file: path as the user would write it, line and column from 1."""

    file: str
    line: int = 1
    column: int = 1

    def __str__(self) -> str:
        return f"{self.file}:{self.line}:{self.column}"


class Severity(StrEnum):
    """How bad a finding is; only errors stop `generate`."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """One rule broken at one place. `job` names the job that would be generated, where there is one."""

    rule: str
    place: Place
    message: str
    hint: str = ""
    severity: Severity = Severity.ERROR
    job: str = ""

    def __str__(self) -> str:
        return f"{self.place}: {self.severity}: {self.message} [{self.rule}]"

    @property
    def sort_key(self) -> tuple[Place, str, str, str]:
        """Order of every report: by place, then rule, then text."""
        return (self.place, self.rule, self.message, self.job)


def ordered(findings: "list[Finding]") -> "list[Finding]":
    """Return the findings in report order, each said once."""
    return sorted(set(findings), key=lambda finding: finding.sort_key)
