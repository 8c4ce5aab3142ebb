"""A cron is one that Prow can read.

Five fields: minute, hour, day of month, month, day of week, in UTC; or a word such as `@daily`. Sunday is 0, ranges do
not wrap around midnight, and there is no time zone.
"""

from collections.abc import Iterator

from jobgen.model.job import Expansion, Job
from jobgen.rules.protocol import Broken, Kind, Rule, broken
from jobgen.syntax.cron import error


def check(job: Job, _expansion: Expansion) -> Iterator[Broken]:
    """Yield when the cron cannot be read."""
    cron = job.data.get("cron")
    problem = error(cron) if cron else None
    if problem:
        fork = f"cron of its fork for {job.version}: " if job.version else ""
        hint = "write minute, hour, day of month, month, day of week, such as 0 */6 * * *"
        yield broken(job, ("cron",), f"{fork}{problem}", hint)


RULE = Rule(
    id="cron",
    doc=__doc__,
    on=Kind.PERIODIC,
    check=check,
    needs=("cron",),
    source=("P-31", "P-32", "P-33", "P-35", "K-04"),
    forks=True,
    engine="checkconfig",
    passing="suites: {unit: {periodic: {cron: 30 9-17/8 * * 1-5}}}",
    failing="suites: {unit: {periodic: {cron: 0 22-2 * * *}}}",
)
