"""What the history of a platform says about time: steps, and the signals of suites."""

from collections.abc import Iterable
from datetime import date

from jobgen.model.spec import Entry
from jobgen.syntax import day

RUN, PROFIT = 3, 4


def steps(history: Iterable[Entry]) -> tuple[Entry, ...]:
    """Return the entries that are about the step of the platform, in order."""
    return tuple(entry for entry in history if entry.step is not None)


def stay_in_run(history: Iterable[Entry]) -> tuple[Entry | None, Entry | None]:
    """Return where the present stay at step 3 or above began, and the last climb to step 4 within it.

    The stay is unbroken: an entry below step 3 ends it. Each is None where there is no such entry.
    """
    begin: Entry | None = None
    climb: Entry | None = None
    for entry in steps(history):
        step = entry.step or 0
        begin = (begin or entry) if step >= RUN else None
        climb = (climb or entry) if step >= PROFIT else None
    return begin, climb


def signals(history: Iterable[Entry]) -> dict[str, tuple[Entry, ...]]:
    """Return the entries that are about the signal of a suite, by suite."""
    found: dict[str, tuple[Entry, ...]] = {}
    for entry in history:
        if entry.suite:
            found[entry.suite] = (*found.get(entry.suite, ()), entry)
    return found


def days_between(first: Entry, last: Entry) -> int | None:
    """Return the days from one entry to the other, or None where one of the dates is none."""
    begin, end = day.parse(first.date), day.parse(last.date)
    return (end - begin).days if begin and end else None


def date_of(entry: Entry) -> date | None:
    """Return the day of an entry, or None where the calendar has no such day."""
    return day.parse(entry.date)
