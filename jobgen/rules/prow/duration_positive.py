"""A duration is longer than nothing.

Prow takes an `interval` of 0 or below, and then starts the job without end; a timeout of 0 or below stops it at once or
never.
"""

from collections.abc import Iterator

from jobgen.model.job import Expansion, Job
from jobgen.rules.protocol import Broken, Kind, Rule, broken
from jobgen.rules.timing import durations
from jobgen.syntax.duration import error, nanoseconds


def check(job: Job, _expansion: Expansion) -> Iterator[Broken]:
    """Yield each duration that is 0 or below."""
    for path, text in durations(job):
        if not error(text) and nanoseconds(text) <= 0:
            yield broken(
                job, path, f'{path[-1]} "{text}" is not longer than 0', "write hours and minutes, such as 2h30m"
            )


RULE = Rule(
    id="duration-positive",
    doc=__doc__,
    on=Kind.JOB,
    check=check,
    needs=("interval", "minimum_interval", "decoration_config"),
    source=("P-36", "N-04", "N-05"),
    forks=True,
    passing="suites: {unit: {timeout: 90m}}",
    failing="suites: {unit: {periodic: {interval: 0h}}}",
)
