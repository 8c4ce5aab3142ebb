"""Days as specs write them: YYYY-MM-DD."""

from datetime import date, timedelta
from functools import cache

_MONTHS_A_YEAR = 12


@cache
def parse(text: str) -> date | None:
    """Return the day, or None where the calendar has no such day."""
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None


def months_later(day: date, months: int) -> date:
    """Return the same day of the month so many months later, or the last one of a month that is too short."""
    month = day.year * _MONTHS_A_YEAR + day.month - 1 + months
    return min(_first(month) + timedelta(days=day.day - 1), _first(month + 1) - timedelta(days=1))


def _first(month: int) -> date:
    return date(month // _MONTHS_A_YEAR, month % _MONTHS_A_YEAR + 1, 1)
