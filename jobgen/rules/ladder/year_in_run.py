"""Step 4 comes after a year in step 3.

Whoever ships something is trusted to be there tomorrow; the note asks for a solid year at step 3 before the trademark
programme. The history is the one source: the date of the entry that climbs to step 4, less the date on which the unbroken stay
at step 3 or above began. Going back below step 3 starts the year anew.
"""

from collections.abc import Iterator
from datetime import timedelta

from jobgen.model.history import date_of, days_between, stay_in_run
from jobgen.model.job import Expansion
from jobgen.model.spec import Platform
from jobgen.rules.protocol import ON_SPECS, Broken, Kind, Rule

_YEAR = 365


def check(platform: Platform, _expansion: Expansion) -> Iterator[Broken]:
    """Yield when the climb to step 4 came too early, or has not come."""
    begin, climb = stay_in_run(platform.history)
    if begin is None:
        message, hint = "the history knows no stay at step 3", "step 3 comes first, and lasts a year"
        yield Broken(place=platform.place("history"), message=message, hint=hint, platform=platform.name)
        return
    days = days_between(begin, climb) if climb else None
    if days is not None and days >= _YEAR:
        return
    began = date_of(begin)
    what = f"{days} days before step 4" if climb else "and step 4 asks for a year there"
    yield Broken(
        place=(climb or begin).place,
        message=f"step 3 began on {begin.date}, {what}",
        hint=f"step 4 can come on {began + timedelta(days=_YEAR)}" if began else "correct the date",
        platform=platform.name,
    )


RULE = Rule(
    id="year-in-run",
    doc=__doc__,
    on=Kind.PLATFORM,
    check=check,
    asks=(ON_SPECS,),
    source=("ladder note, rules of the game: at least a year in step 3 before step 4",),
    lifts=True,
    floor=4,
    passing="""\
step: 4
history:
- {step: 3, date: 2024-01-10, why: it ships}
- {step: 4, date: 2025-01-10, why: certified}
""",
    failing="""\
step: 4
history:
- {step: 3, date: 2024-01-10, why: it ships}
- {step: 4, date: 2024-12-24, why: certified}
""",
)
