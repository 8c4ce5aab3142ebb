"""Histories without gaps: promotions are judged by them, and nobody remembers later."""

from collections.abc import Iterator
from datetime import date

from jobgen.commands.audits.item import Item
from jobgen.model.history import RUN, signals
from jobgen.model.job import Expansion
from jobgen.model.spec import Entry, Platform
from jobgen.model.words import Signal, Trigger


def audit(expansion: Expansion, today: date) -> Iterator[Item]:
    """Yield each signal that no entry accounts for, and each entry that is ahead of the day."""
    for platform in expansion.platforms:
        yield from _ahead(platform, today)
        yield from _unaccounted(platform, expansion)


def _ahead(platform: Platform, today: date) -> Iterator[Item]:
    for entry in platform.history:
        if entry.date > today.isoformat():
            message = f"{platform.name}: the history says what happened on {entry.date}, and it is {today}"
            hint = "correct the date: an entry is written when something has happened"
            yield Item(kind="history-ahead", place=entry.place, message=message, hint=hint, platforms=(platform.name,))


def _unaccounted(platform: Platform, expansion: Expansion) -> Iterator[Item]:
    known = signals(_since_run(platform))
    for job in expansion.jobs_of.get(platform.name, ()):
        if job.trigger is Trigger.PERIODIC and job.signal is not Signal.NONE and job.suite not in known:
            yield Item(
                kind="history-gap",
                place=job.place,
                message=f"{platform.name}: {job.suite} is {job.signal}, and the history does not say since when",
                hint=f'add to history: {{suite: {job.suite}, signal: {job.signal}, date: "YYYY-MM-DD", why: …}}',
                platforms=(platform.name,),
            )


def _since_run(platform: Platform) -> tuple[Entry, ...]:
    """Return the entries since the platform was last below step 3: what came before has lapsed."""
    below = [number for number, entry in enumerate(platform.history) if entry.step is not None and entry.step < RUN]
    return platform.history[below[-1] :] if below else platform.history
