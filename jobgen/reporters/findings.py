"""Findings as people and programs read them: text, Markdown, GitHub annotations, SARIF; and their JSON shape."""

import json
from collections.abc import Callable, Sequence
from typing import Any
from urllib.parse import quote

from jobgen.findings import Finding, Severity
from jobgen.reporters.style import Style
from jobgen.reporters.words import cut, plural, printable

MOST = 50
"""Findings that a report for people shows; the rest are counted. JSON and SARIF have all of them."""


def text(findings: Sequence[Finding], style: Style) -> str:
    """Return one line a finding, its hint below; empty without findings."""
    lines = []
    for finding in findings[:MOST]:
        severity = style.paint(finding.severity, finding.severity)
        place = style.paint(printable(str(finding.place)), "bold")
        lines.append(f"{place}: {severity}: {cut(finding.message)} {style.paint(f'[{finding.rule}]', 'dim')}")
        if finding.hint:
            lines.append(f"    {cut(finding.hint)}")
    if len(findings) > MOST:
        lines.append(f"… and {plural(len(findings) - MOST, 'more finding')}; --format json shows all of them")
    return "".join(f"{line}\n" for line in lines)


def markdown(findings: Sequence[Finding], _style: Style) -> str:
    """Return the findings as a Markdown table."""
    if not findings:
        return "No findings.\n"
    lines = ["| where | severity | what | rule |", "|---|---|---|---|"]
    for finding in findings[:MOST]:
        what = [_cell(cut(words)) for words in (finding.message, finding.hint) if words]
        where = _cell(printable(str(finding.place)))
        lines.append(f"| `{where}` | {finding.severity} | {'<br>'.join(what)} | `{finding.rule}` |")
    if len(findings) > MOST:
        lines.append(f"\n… and {plural(len(findings) - MOST, 'more finding')}; `--format json` shows all of them.")
    return "\n".join(lines) + "\n"


def github(findings: Sequence[Finding], _style: Style) -> str:
    """Return the findings as workflow commands, which GitHub shows beside the lines of a pull request."""
    lines = [_command(finding) for finding in findings[:MOST]]
    if len(findings) > MOST:
        lines.append(f"::notice::and {plural(len(findings) - MOST, 'more finding')}; --format json shows all of them\n")
    return "".join(lines)


def command(level: str, message: str, **properties: object) -> str:
    """Return one workflow command of GitHub: an `error`, `warning` or `notice` at a place."""
    where = ",".join(f"{key}={_property(str(value))}" for key, value in properties.items())
    return f"::{level} {where}::{_data(message)}\n"


def sarif(findings: Sequence[Finding], _style: Style) -> str:
    """Return the findings as SARIF 2.1.0."""
    rules = sorted({finding.rule for finding in findings})
    run = {
        "tool": {"driver": {"name": "jobgen", "rules": [{"id": rule} for rule in rules]}},
        "results": [_sarif_result(finding) for finding in findings],
    }
    schema = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/os/schemas/sarif-schema-2.1.0.json"
    return json.dumps({"$schema": schema, "version": "2.1.0", "runs": [run]}, indent=2) + "\n"


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
    words = [plural(count, severity) for severity, count in counts.items() if count]
    return f"{', '.join(words)} in {plural(len({finding.place.file for finding in findings}), 'file')}"


REPORTERS: dict[str, Callable[[Sequence[Finding], Style], str]] = {
    "text": text,
    "markdown": markdown,
    "github": github,
    "sarif": sarif,
}
"""Reports of findings by the name of their format; JSON is each command's own object, made with `as_json`."""


def _cell(words: str) -> str:
    return words.replace("&", "&amp;").replace("<", "&lt;").replace("|", "\\|")


def _command(finding: Finding) -> str:
    level = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.NOTE: "notice"}[finding.severity]
    message = cut(finding.message) + (f"\n{cut(finding.hint)}" if finding.hint else "")
    file, line, column = finding.place
    return command(level, message, file=file, line=line, col=column, title=finding.rule)


def _data(words: str) -> str:
    return words.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(words: str) -> str:
    return _data(words).replace(":", "%3A").replace(",", "%2C")


def _sarif_result(finding: Finding) -> dict[str, Any]:
    region = {"startLine": finding.place.line, "startColumn": finding.place.column}
    location = {"physicalLocation": {"artifactLocation": {"uri": _uri(finding.place.file)}, "region": region}}
    message = finding.message + (f" ({finding.hint})" if finding.hint else "")
    level = "note" if finding.severity is Severity.NOTE else finding.severity.value
    return {"ruleId": finding.rule, "level": level, "message": {"text": message}, "locations": [location]}


def _uri(path: str) -> str:
    """Return a path as a URI; a relative one stays relative, to the top of the repository."""
    quoted = quote(path, errors="surrogateescape")
    return f"file://{quoted}" if path.startswith("/") else quoted
