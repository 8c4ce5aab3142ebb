"""Findings as people and programs read them: text, Markdown, GitHub annotations, SARIF; and their JSON shape."""

import json
from collections.abc import Callable, Sequence
from typing import Any

from jobgen.findings import Finding, Severity
from jobgen.reporters.style import Style

MOST = 50
"""Findings that a report for people shows; the rest are counted. JSON and SARIF have all of them."""

LONGEST = 300
"""Characters of a message that a report for people shows."""


def text(findings: Sequence[Finding], style: Style) -> str:
    """Return one line a finding, its hint below, worst file first read; empty without findings."""
    lines = []
    for finding in findings[:MOST]:
        severity = style.paint(finding.severity, finding.severity)
        rule = style.paint(f"[{finding.rule}]", "dim")
        lines.append(f"{style.paint(str(finding.place), 'bold')}: {severity}: {_cut(finding.message)} {rule}")
        if finding.hint:
            lines.append(f"    {_cut(finding.hint)}")
    if len(findings) > MOST:
        lines.append(f"… and {len(findings) - MOST} more findings; --format json shows all of them")
    return "".join(f"{line}\n" for line in lines)


def markdown(findings: Sequence[Finding], _style: Style) -> str:
    """Return the findings as a Markdown table."""
    if not findings:
        return "No findings.\n"
    lines = ["| where | severity | what | rule |", "|---|---|---|---|"]
    for finding in findings[:MOST]:
        what = _cut(finding.message) + (f"<br>{_cut(finding.hint)}" if finding.hint else "")
        cells = (f"`{finding.place}`", finding.severity.value, what, f"`{finding.rule}`")
        lines.append("| " + " | ".join(cell.replace("|", "\\|").replace("\n", " ") for cell in cells) + " |")
    if len(findings) > MOST:
        lines.append(f"\n… and {len(findings) - MOST} more.")
    return "\n".join(lines) + "\n"


def github(findings: Sequence[Finding], _style: Style) -> str:
    """Return the findings as workflow commands, which GitHub shows beside the lines of a pull request."""
    lines = []
    for finding in findings:
        level = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.NOTE: "notice"}[finding.severity]
        place = finding.place
        message = finding.message + (f"\n{finding.hint}" if finding.hint else "")
        where = f"file={_property(place.file)},line={place.line},col={place.column},title={_property(finding.rule)}"
        lines.append(f"::{level} {where}::{_data(message)}\n")
    return "".join(lines)


def sarif(findings: Sequence[Finding], _style: Style) -> str:
    """Return the findings as SARIF 2.1.0."""
    rules = sorted({finding.rule for finding in findings})
    run = {
        "tool": {"driver": {"name": "jobgen", "rules": [{"id": rule} for rule in rules]}},
        "results": [_sarif_result(finding) for finding in findings],
    }
    schema = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/os/schemas/sarif-schema-2.1.0.json"
    return json.dumps({"$schema": schema, "version": "2.1.0", "runs": [run]}, indent=2, ensure_ascii=False) + "\n"


def as_json(finding: Finding) -> dict[str, Any]:
    """Return a finding as the JSON output shows it; `job` only where there is one."""
    shown: dict[str, Any] = {
        "rule": finding.rule,
        "severity": finding.severity.value,
        "file": finding.place.file,
        "line": finding.place.line,
        "column": finding.place.column,
        "message": finding.message,
        "hint": finding.hint,
    }
    return {**shown, "job": finding.job} if finding.job else shown


def summary(findings: Sequence[Finding]) -> str:
    """Return how many errors and warnings there are, in how many files."""
    counts = {severity: sum(each.severity is severity for each in findings) for severity in Severity}
    words = [f"{count} {severity}{'s' if count != 1 else ''}" for severity, count in counts.items() if count]
    files = len({finding.place.file for finding in findings})
    return f"{', '.join(words)} in {files} file{'s' if files != 1 else ''}" if words else "no findings"


REPORTERS: dict[str, Callable[[Sequence[Finding], Style], str]] = {
    "text": text,
    "markdown": markdown,
    "github": github,
    "sarif": sarif,
}
"""Reports of findings by the name of their format; JSON is each command's own object, made with `as_json`."""


def _cut(words: str) -> str:
    return words if len(words) <= LONGEST else words[: LONGEST - 1] + "…"


def _data(words: str) -> str:
    return words.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(words: str) -> str:
    return _data(words).replace(":", "%3A").replace(",", "%2C")


def _sarif_result(finding: Finding) -> dict[str, Any]:
    region = {"startLine": finding.place.line, "startColumn": finding.place.column}
    location = {"physicalLocation": {"artifactLocation": {"uri": finding.place.file}, "region": region}}
    message = finding.message + (f" {finding.hint}" if finding.hint else "")
    level = "note" if finding.severity is Severity.NOTE else finding.severity.value
    return {"ruleId": finding.rule, "level": level, "message": {"text": message}, "locations": [location]}
