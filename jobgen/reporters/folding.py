"""One mistake, many jobs: what a line of a spec does wrong to all of them is said once to people; programs get every finding."""

from collections.abc import Iterable
from dataclasses import replace

from jobgen.findings import Finding
from jobgen.reporters.words import plural


def folded(findings: Iterable[Finding]) -> list[Finding]:
    """Return the findings in their order; those that differ only in the job that they name are one, at the first of them."""
    groups: dict[Finding, list[str]] = {}
    for finding in findings:
        before = f"{finding.job}: "
        about_job = bool(finding.job) and finding.message.startswith(before)
        rest = replace(finding, job="", message=finding.message.removeprefix(before)) if about_job else finding
        groups.setdefault(rest, []).append(finding.job if about_job else "")
    return [_one(rest, jobs) for rest, jobs in groups.items()]


def _one(rest: Finding, jobs: list[str]) -> Finding:
    first, more = jobs[0], len(jobs) - 1
    if not first:
        return rest
    named = f"{first} and {plural(more, 'more job')}" if more else first
    return replace(rest, job=first, message=f"{named}: {rest.message}")
