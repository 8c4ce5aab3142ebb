"""Periodics of a platform at step 1 run at most once a day.

Nothing is switched on at step 1; a platform may ask for a periodic by name, and pays for it with patience: the cluster is
everybody's.
"""

from collections.abc import Iterator

from jobgen.model.job import Expansion, Job
from jobgen.rules.protocol import ON_SPECS, Broken, Kind, Rule, broken
from jobgen.rules.release import nanoseconds
from jobgen.syntax import cron

_STEP = 1
_DAY_SECONDS = 24 * 3600
_INTERVALS = ("interval", "minimum_interval")


def check(job: Job, expansion: Expansion) -> Iterator[Broken]:
    """Yield when two runs can begin within a day."""
    if expansion.platform[job.platform].step > _STEP:
        return
    for key in _INTERVALS:
        between = nanoseconds(job.data.get(key))
        if between is not None and between < _DAY_SECONDS * 10**9:
            yield broken(job, (key,), f"{key} {job.data[key]} is more than one run a day, at step 1", f"{key}: 24h")
    text = job.data.get("cron")
    if isinstance(text, str) and not cron.error(text) and _runs(cron.parse(text)) > 1:
        yield broken(job, ("cron",), f'cron "{text}" is more than one run a day, at step 1', "interval: 24h")


def _runs(schedule: cron.Schedule) -> float:
    """Return how often the schedule fires on a day on which it fires."""
    if schedule.every is not None:
        return _DAY_SECONDS / schedule.every
    return len(schedule.seconds) * len(schedule.minutes) * len(schedule.hours)


RULE = Rule(
    id="periodic-daily",
    doc=__doc__,
    on=Kind.PERIODIC,
    check=check,
    asks=(ON_SPECS,),
    source=("ladder note, rules of the game: step 1 should not place undue burden on infrastructure",),
    lifts=True,
    passing="""\
step: 1
history:
- {step: 1, date: 2025-01-10, why: it builds}
suites: {unit: {periodic: {cron: 0 3 * * *}}}
""",
    failing="""\
step: 1
history:
- {step: 1, date: 2025-01-10, why: it builds}
suites: {unit: {periodic: {interval: 6h}}}
""",
)
