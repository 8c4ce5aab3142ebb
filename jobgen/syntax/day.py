"""Days as specs write them: YYYY-MM-DD."""

from calendar import monthrange
from datetime import date
from functools import cache

MONTHS_A_YEAR = 12


@cache
def parse(text: str) -> date | None:
    """Return the day, or None where the calendar has no such day."""
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None


def months_later(day: date, months: int) -> date:
    """Return the same day of the month so many months later, or the last one of a month that is too short."""
    years, month = divmod(day.month - 1 + months, MONTHS_A_YEAR)
    year, month = day.year + years, month + 1
    return date(year, month, min(day.day, monthrange(year, month)[1]))
