"""A periodic has exactly one schedule.

Prow starts a periodic by `interval` (start to start), `minimum_interval` (end to start) or `cron`, and refuses to load
a configuration in which a periodic has none of them, or two. The jobs that config-forker makes for release branches
take their schedule from `release`: a list of crons needs one for each live branch, and `minimum_interval` would stay
beside it.
"""

from collections.abc import Iterator

from jobgen.model.job import Expansion, Job
from jobgen.rules.protocol import Broken, Kind, Rule, broken

SCHEDULES = ("interval", "minimum_interval", "cron")
FORK_LIST = ("annotations", "fork-per-release-cron")


def check(job: Job, expansion: Expansion) -> Iterator[Broken]:
    """Yield when the number of schedules is not one."""
    given = [key for key in SCHEDULES if job.data.get(key)]
    if len(given) == 1:
        return
    if not given:
        yield _none_of_fork(job, expansion) if job.version else _none(job)
    for key in given[1:]:
        fork = f" of its fork for {job.version}" if job.version else ""
        hint = "keep one schedule; beside release that is interval or cron"
        yield broken(job, (key,), f'"{key}"{fork} stands beside "{given[0]}"', hint)


def _none(job: Job) -> Broken:
    return broken(job, (), "the periodic has no schedule", "add interval: 6h, or cron, to the periodic block")


def _none_of_fork(job: Job, expansion: Expansion) -> Broken:
    count = len(expansion.site.live)
    message = f"its fork for {job.version} has no schedule: the crons of release end before that branch"
    return broken(job, FORK_LIST, message, f"list {count} crons, one for each live branch, or one for all of them")


RULE = Rule(
    id="periodic-schedule",
    doc=__doc__,
    on=Kind.PERIODIC,
    check=check,
    source=("P-30", "K-18", "K-23", "R-05", "N-12"),
    forks=True,
    engine="checkconfig",
    passing="suites: {unit: {periodic: {cron: 0 */6 * * *}}}",
    failing="suites: {unit: {periodic: {interval: null}}}",
)
