"""The day that a command is told, the only one that it knows."""

from datetime import date

from jobgen.errors import JobgenError
from jobgen.syntax import day


def required_day(text: str) -> date:
    """Return the day that `--date` gives.

    Raises:
        JobgenError: it is none, or not written like one in a spec.
    """
    found = day.parse(text)
    if found is None or found.isoformat() != text:
        raise JobgenError(f'--date: "{text}" is no day', hint="write YYYY-MM-DD, such as 2026-09-18")
    return found
