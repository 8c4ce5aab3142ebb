"""A periodic has exactly one schedule.

Prow starts a periodic by `interval` (start to start), `minimum_interval` (end to start) or `cron`, and refuses to load a
configuration in which a periodic has none of them, or two.
"""

from collections.abc import Iterator

from jobgen.model.job import Expansion, Job
from jobgen.rules.protocol import Broken, Kind, Rule, broken

SCHEDULES = ("interval", "minimum_interval", "cron")


def check(job: Job, _expansion: Expansion) -> Iterator[Broken]:
    """Yield when the number of schedules is not one."""
    given = [key for key in SCHEDULES if job.data.get(key)]
    if not given:
        hint = "add interval: 6h, or cron, to the periodic block"
        yield broken(job, (), "the periodic has no schedule", hint)
    for key in given[1:]:
        yield broken(job, (key,), f'"{key}" stands beside "{given[0]}"', "keep one schedule")


RULE = Rule(
    id="periodic-schedule",
    doc=__doc__,
    on=Kind.PERIODIC,
    check=check,
    source=("P-30",),
    forks=True,
    passing="suites: {unit: {periodic: {cron: 0 */6 * * *}}}",
    failing="suites: {unit: {periodic: {interval: null}}}",
)
