"""A platform climbs one step at a time.

Each step builds on the one below; going back may be by more than one. The first entry may be at any step, for platforms that
were there before their history began.
"""

from collections.abc import Iterator
from itertools import pairwise

from jobgen.model.history import steps
from jobgen.model.job import Expansion
from jobgen.model.spec import Platform
from jobgen.rules.protocol import ON_SPECS, Broken, Kind, Rule


def check(platform: Platform, _expansion: Expansion) -> Iterator[Broken]:
    """Yield each entry that climbs more than one step."""
    for below, entry in pairwise(steps(platform.history)):
        first, last = below.step or 0, entry.step or 0
        if last > first + 1:
            message = f"the history climbs from step {first} to step {last} at once"
            hint = f"add the entry of step {first + 1}: one step at a time"
            yield Broken(place=entry.place, message=message, hint=hint, platform=platform.name)


RULE = Rule(
    id="history-climb",
    doc=__doc__,
    on=Kind.PLATFORM,
    check=check,
    asks=(ON_SPECS,),
    source=("ladder note: each step after the one below", "SIG Release platform tiers: two cycles per tier"),
    passing="""\
history:
- {step: 0, date: 2023-01-10, why: asked}
- {step: 1, date: 2024-01-10, why: builds}
- {step: 2, date: 2025-01-10, why: tested}
""",
    failing="""\
history:
- {step: 0, date: 2023-01-10, why: asked}
- {step: 2, date: 2025-01-10, why: tested}
""",
)
