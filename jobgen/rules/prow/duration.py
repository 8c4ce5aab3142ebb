"""A duration has a number and a unit that Go knows.

`interval`, `minimum_interval`, `timeout`, `grace_period` and the pod timeouts are Go durations: `90m`, `2h30m`, `48h`.
There are no days, and a number without a unit is refused.
"""

from collections.abc import Iterator

from jobgen.model.job import Expansion, Job
from jobgen.rules.protocol import Broken, Kind, Rule, broken
from jobgen.rules.timing import durations
from jobgen.syntax.duration import error


def check(job: Job, _expansion: Expansion) -> Iterator[Broken]:
    """Yield each duration that Go does not read."""
    for path, text in durations(job):
        problem = error(text)
        if problem:
            fork = f" of its fork for {job.version}" if job.version else ""
            yield broken(
                job, path, f"{path[-1]}{fork}: {problem}", "write hours and minutes, such as 90m, 2h30m or 48h"
            )


RULE = Rule(
    id="duration",
    doc=__doc__,
    on=Kind.JOB,
    check=check,
    needs=("interval", "minimum_interval", "decoration_config"),
    source=("P-36", "Y-13", "K-03", "N-05"),
    forks=True,
    engine="checkconfig",
    passing="suites: {unit: {timeout: 2h30m, periodic: {interval: 48h}}}",
    failing="suites: {unit: {periodic: {interval: 2d}}}",
)
