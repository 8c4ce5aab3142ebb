"""The history is in order of time.

Promotions are judged by it: a year in step 3, informing before blocking. So every date is a day of the calendar, and no entry is
older than the one above it; two on one day are fine.
"""

from collections.abc import Iterator
from itertools import pairwise

from jobgen.model.history import date_of
from jobgen.model.job import Expansion
from jobgen.model.spec import Platform
from jobgen.rules.protocol import ON_SPECS, Broken, Kind, Rule


def check(platform: Platform, _expansion: Expansion) -> Iterator[Broken]:
    """Yield each date that is none, and each that is before the one above it."""
    for entry in platform.history:
        if date_of(entry) is None:
            message = f"{entry.date} is no day"
            yield Broken(place=entry.place, message=message, hint="write YYYY-MM-DD", platform=platform.name)
    real = [entry for entry in platform.history if date_of(entry) is not None]
    for above, entry in pairwise(real):
        if entry.date < above.date:
            message = f"the entry of {entry.date} stands below that of {above.date}"
            hint = "oldest first: move the entry up, or correct its date"
            yield Broken(place=entry.place, message=message, hint=hint, platform=platform.name)


RULE = Rule(
    id="history-dates",
    doc=__doc__,
    on=Kind.PLATFORM,
    check=check,
    asks=(ON_SPECS,),
    source=("ladder note, rules of the game: at least a year in step 3",),
    passing="""\
history:
- {step: 1, date: 2024-01-10, why: it builds}
- {step: 2, date: 2024-01-10, why: it is tested}
""",
    failing="""\
history:
- {step: 1, date: 2024-01-10, why: it builds}
- {step: 2, date: 2023-12-31, why: it is tested}
""",
)
