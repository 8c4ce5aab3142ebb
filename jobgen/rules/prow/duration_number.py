"""A duration is at least a second.

Prow takes a bare number as a count of nanoseconds: `timeout: 7200` ends a job after seven millionths of a second. A
duration below a second is never what somebody meant; write the unit.
"""

from collections.abc import Iterator

from jobgen.findings import Severity
from jobgen.model.job import Expansion, Job
from jobgen.rules.protocol import Broken, Kind, Rule, broken
from jobgen.rules.timing import durations
from jobgen.syntax.duration import error, nanoseconds, text

SECOND = 10**9


def check(job: Job, _expansion: Expansion) -> Iterator[Broken]:
    """Yield each duration above 0 and below a second."""
    for path, written in durations(job):
        if not error(written) and 0 < nanoseconds(written) < SECOND:
            message = f"{path[-1]} is {written.removesuffix('ns')} nanoseconds" if written.endswith("ns") else ""
            message = message or f"{path[-1]} is {text(nanoseconds(written))}, less than a second"
            yield broken(job, path, message, "write hours and minutes, such as 90m or 2h30m")


RULE = Rule(
    id="duration-number",
    doc=__doc__,
    on=Kind.JOB,
    check=check,
    severity=Severity.WARNING,
    needs=("interval", "minimum_interval", "decoration_config"),
    source=("Y-13", "N-05"),
    passing="suites: {unit: {timeout: 2h}}",
    failing="suites: {unit: {timeout: 7200ns}}",
)
