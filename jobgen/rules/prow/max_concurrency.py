"""`max_concurrency` is 0 or more.

It says how many runs of a job may go on at once; 0 sets no limit.
"""

from collections.abc import Iterator

from jobgen.model.job import Expansion, Job
from jobgen.rules.protocol import Broken, Kind, Rule, broken


def check(job: Job, _expansion: Expansion) -> Iterator[Broken]:
    """Yield when the number is negative."""
    if job.data.get("max_concurrency", 0) < 0:
        message = f"max_concurrency is {job.data['max_concurrency']}"
        yield broken(job, ("max_concurrency",), message, "write 1 or more, or leave it out for no limit")


RULE = Rule(
    id="max-concurrency",
    doc=__doc__,
    on=Kind.JOB,
    check=check,
    needs=("max_concurrency",),
    source=("P-40",),
    engine="checkconfig",
    passing="suites: {unit: {max_concurrency: 1}}",
    failing="suites: {unit: {max_concurrency: -1}}",
)
