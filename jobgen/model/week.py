"""An ordinary week of starts, cluster by cluster and hour by hour.

The week is Monday to Sunday in UTC and none of any calendar. A cron fixes its hours. An interval counts from one start to the
next, so nobody knows its hours: here it is spread evenly, with the first start at Monday 00:00.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from itertools import pairwise

from jobgen.model.job import Expansion, Job
from jobgen.model.words import Trigger
from jobgen.syntax import cron, duration
from jobgen.syntax.schedule import Days

DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
HOURS = 24 * len(DAYS)

_HOUR = 3600 * 10**9  # nanoseconds
_DEFAULT_CLUSTER = "default"


class Field(StrEnum):
    """How Prow is told when a periodic runs."""

    CRON = "cron"
    INTERVAL = "interval"
    MINIMUM_INTERVAL = "minimum_interval"


@dataclass(frozen=True, slots=True, kw_only=True)
class Timing:
    """When one job starts in an ordinary week.

    `starts` counts them, one number an hour. `fixed` says that the hours are those of the clock, `beyond` that there are starts which no
    ordinary week shows: on certain dates, or less often than once a week.
    """

    starts: tuple[int, ...]
    fixed: bool
    beyond: bool

    @property
    def a_week(self) -> int:
        """How often the job starts in the week."""
        return sum(self.starts)

    @property
    def first(self) -> int:
        """The hour of the first start, or the length of the week where there is none."""
        return next((hour for hour, count in enumerate(self.starts) if count), HOURS)


@dataclass(frozen=True, slots=True, kw_only=True)
class Rhythm:
    """The jobs of one cluster that share a schedule; `text` is what `field` says."""

    field: Field
    text: str
    timing: Timing
    jobs: tuple[Job, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Week:
    """What starts on one cluster: its rhythms, intervals first, and their starts hour by hour.

    `fixed` are the starts that a cron gives, a part of `starts`.
    """

    cluster: str
    rhythms: tuple[Rhythm, ...]
    starts: tuple[int, ...]
    fixed: tuple[int, ...]

    @property
    def jobs(self) -> int:
        """How many periodics the cluster has."""
        return sum(len(rhythm.jobs) for rhythm in self.rhythms)


def weeks(expansion: Expansion) -> tuple[Week, ...]:
    """Return the week of each cluster that periodics run on, computed forks included, in order of name."""
    grouped: dict[str, dict[tuple[Field, str], list[Job]]] = {}
    for job in (*expansion.jobs, *expansion.forks):
        if job.trigger is Trigger.PERIODIC and (schedule := _schedule(job)):
            cluster = job.data.get("cluster", _DEFAULT_CLUSTER)
            grouped.setdefault(cluster, {}).setdefault(schedule, []).append(job)
    return tuple(_week(cluster, grouped[cluster]) for cluster in sorted(grouped))


@cache
def timing(field: Field, text: str) -> Timing:
    """Return when a job of this schedule starts; ValueError where Prow would refuse it."""
    if field is not Field.CRON:
        return _evenly(duration.nanoseconds(text))
    schedule = cron.parse(text)
    if schedule.every is not None:
        return _evenly(schedule.every * 10**9)
    weekdays, beyond = _weekdays(schedule.days)
    each = len(schedule.minutes) * len(schedule.seconds)
    starts = tuple(
        each if hour % 24 in schedule.hours and _of_cron(hour // 24) in weekdays else 0 for hour in range(HOURS)
    )
    return Timing(starts=starts, fixed=True, beyond=beyond)


def busiest(starts: tuple[int, ...]) -> tuple[int, ...]:
    """Return the hours of the week with most starts, or none where nothing starts."""
    most = max(starts, default=0)
    return tuple(hour for hour, count in enumerate(starts) if count == most) if most else ()


def _schedule(job: Job) -> tuple[Field, str] | None:
    return next(((field, str(job.data[field])) for field in Field if job.data.get(field)), None)


def _week(cluster: str, grouped: dict[tuple[Field, str], list[Job]]) -> Week:
    rhythms = [
        Rhythm(field=field, text=text, timing=timing(field, text), jobs=tuple(jobs))
        for (field, text), jobs in grouped.items()
    ]
    return Week(
        cluster=cluster,
        rhythms=tuple(sorted(rhythms, key=_order)),
        starts=_total(rhythms),
        fixed=_total(rhythm for rhythm in rhythms if rhythm.timing.fixed),
    )


def _order(rhythm: Rhythm) -> tuple[bool, int, int, str, str]:
    """Intervals stand first, the most frequent ahead; crons follow in the order of their first start."""
    found = rhythm.timing
    return (found.fixed, found.first if found.fixed else 0, -found.a_week, rhythm.text, rhythm.field)


def _total(rhythms: Iterable[Rhythm]) -> tuple[int, ...]:
    total = [0] * HOURS
    for rhythm in rhythms:
        for hour, count in enumerate(rhythm.timing.starts):
            total[hour] += count * len(rhythm.jobs)
    return tuple(total)


def _evenly(period: int) -> Timing:
    """Return the starts at 0, `period`, twice `period` … nanoseconds into the week."""
    if period <= 0:
        raise ValueError("a period is longer than nothing")
    if period > HOURS * _HOUR:
        return Timing(starts=(0,) * HOURS, fixed=False, beyond=True)
    # Starts before the end of each hour; what an hour adds to them is its own.
    before = [-(-hour * _HOUR // period) for hour in range(HOURS + 1)]
    return Timing(starts=tuple(later - earlier for earlier, later in pairwise(before)), fixed=False, beyond=False)


def _of_cron(day: int) -> int:
    """Return the number that cron has for a day counted from Monday."""
    return (day + 1) % 7


def _weekdays(days: Days) -> tuple[frozenset[int], bool]:
    """Return the days of the week, as cron counts them, on which a schedule fires whatever the date, and whether dates add others."""
    every_date = len(days.days_of_month) == 31
    if len(days.months) < 12 or (days.any_day_of_week and not every_date):
        return frozenset(), True
    if days.any_day_of_month or days.any_day_of_week:
        return days.days_of_week, False
    # Neither field has a star, so a day that satisfies one of them is enough.
    return (frozenset(range(7)), False) if every_date else (days.days_of_week, len(days.days_of_week) < 7)
