"""The history ends at the declared step.

The last entry with a step says since when the platform is where it is, so it equals `step`.
"""

from collections.abc import Iterator

from jobgen.model.history import steps
from jobgen.model.job import Expansion
from jobgen.model.spec import Platform
from jobgen.rules.protocol import ON_SPECS, Broken, Kind, Rule


def check(platform: Platform, _expansion: Expansion) -> Iterator[Broken]:
    """Yield when the last step of the history is another one, or there is none."""
    taken = steps(platform.history)
    if taken and taken[-1].step == platform.step:
        return
    last = f"the last step of the history is {taken[-1].step}" if taken else "the history has no entry with a step"
    yield Broken(
        place=taken[-1].place if taken else platform.place("history"),
        message=f"step is {platform.step}, and {last}",
        hint=f'add to history: {{step: {platform.step}, date: "YYYY-MM-DD", why: …}}; jobgen promote and demote do it',
        platform=platform.name,
    )


RULE = Rule(
    id="history-step",
    doc=__doc__,
    on=Kind.PLATFORM,
    check=check,
    asks=(ON_SPECS,),
    source=("the history of a spec",),
    passing="""\
step: 1
history:
- {step: 2, date: 2024-01-10, why: it is tested}
- {step: 1, date: 2025-01-10, why: rot}
""",
    failing="""\
history:
- {step: 1, date: 2024-01-10, why: it builds}
""",
)
