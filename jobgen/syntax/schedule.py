"""When a cron schedule fires."""

from collections.abc import Iterable
from functools import cache
from itertools import pairwise
from math import ceil
from typing import NamedTuple

_DAY = 24 * 60 * 60
# From 2001 on, dates fall on the same weekdays again after 28 years, until 2100 drops its leap day.
_FIRST_YEAR = 2001
_CYCLE_YEARS = 28
_CYCLE_DAYS = 28 * 365 + 7


class Days(NamedTuple):
    """The days on which a schedule may fire: numbers as in cron, Sunday is 0.

    Cron joins the two kinds of days in an odd way: a field with a star leaves the choice to the other field, and where
    neither has a star, a day that satisfies one of them is enough.
    """

    days_of_month: frozenset[int]
    months: frozenset[int]
    days_of_week: frozenset[int]
    any_day_of_month: bool
    any_day_of_week: bool


class Schedule(NamedTuple):
    """The parsed form of a cron: either what each field allows, or `every` so many seconds from start to start."""

    seconds: tuple[int, ...] = ()
    minutes: tuple[int, ...] = ()
    hours: tuple[int, ...] = ()
    days: Days = Days(frozenset(), frozenset(), frozenset(), any_day_of_month=True, any_day_of_week=True)
    every: int | None = None
    has_seconds: bool = False

    def runs_per_day(self) -> float:
        """Return how often the schedule fires on an average day."""
        if self.every is not None:
            return _DAY / self.every
        count, _ = _calendar(self.days)
        return len(self.seconds) * len(self.minutes) * len(self.hours) * count / _CYCLE_DAYS

    def widest_gap_minutes(self) -> int | None:
        """Return the longest time between two runs, in minutes rounded up, or None where there is no run.

        The whole calendar counts: a schedule for Mondays has a gap of a week.
        """
        if self.every is not None:
            return ceil(self.every / 60)
        _, widest_step = _calendar(self.days)
        if not (self.seconds and self.minutes and self.hours and widest_step):
            return None
        return ceil(self._widest_gap(widest_step) / 60)

    def _widest_gap(self, days: int) -> int:
        first = last = widest = 0
        for values, unit in ((self.seconds, 1), (self.minutes, 60), (self.hours, 60 * 60)):
            # From the last run of one minute (hour) to the first of the next one that counts.
            widest = max(widest, _widest_step(values) * unit - (last - first))
            first, last = first + values[0] * unit, last + values[-1] * unit
        return max(widest, days * _DAY - (last - first))


def _widest_step(values: Iterable[int]) -> int:
    return max((later - earlier for earlier, later in pairwise(values)), default=0)


@cache
def _calendar(days: Days) -> tuple[int, int]:
    """Return how many days of the cycle match, and the longest step from one to the next (0 where there is none)."""
    matching = [day for month in _months() for day in _matching(days, *month)]
    # What lies between the last day and the first one of the next cycle, lies between others in the cycle too.
    return len(matching), _widest_step(matching)


def _matching(days: Days, month: int, first: int, length: int) -> list[int]:
    if month not in days.months:
        return []
    return [first + day - 1 for day in range(1, length + 1) if _fires_on(days, day, (first + day - 1) % 7)]


def _fires_on(days: Days, day_of_month: int, day_of_week: int) -> bool:
    by_date, by_weekday = day_of_month in days.days_of_month, day_of_week in days.days_of_week
    if days.any_day_of_month or days.any_day_of_week:
        return by_date and by_weekday
    return by_date or by_weekday


@cache
def _months() -> list[tuple[int, int, int]]:
    """Return number, first day and length of every month of the cycle; days are numbered so that Sundays divide by 7."""
    months = []
    first = 1  # 2001 began on a Monday
    for year in range(_FIRST_YEAR, _FIRST_YEAR + _CYCLE_YEARS):
        february = 29 if year % 4 == 0 else 28
        for month, length in enumerate((31, february, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31), start=1):
            months.append((month, first, length))
            first += length
    return months
