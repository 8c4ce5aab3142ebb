"""A platform at step 2 runs the unit tests.

Code that nobody tests rots as soon as dependencies are updated. A periodic of the suite unit runs them against the main branch;
results from machines elsewhere, or a job that covers the platform along with others, count too. Other suites of the class,
such as unit-race, do not. Every scope needs unit tests: a platform that only has kubectl, too.
"""

from collections.abc import Iterator

from jobgen.model.job import Expansion
from jobgen.model.spec import Platform
from jobgen.rules.presence import absent
from jobgen.rules.protocol import ON_SPECS, Broken, Kind, Rule


def check(platform: Platform, expansion: Expansion) -> Iterator[Broken]:
    """Yield when nothing proves the class unit."""
    yield from absent(platform, expansion, "unit")


RULE = Rule(
    id="unit-present",
    doc=__doc__,
    on=Kind.PLATFORM,
    check=check,
    asks=(ON_SPECS,),
    source=(
        "ladder note, step 2",
        "SIG Release platform tiers: unit tests for every scope",
    ),
    lifts=True,
    floor=2,
    passing="suites: {unit: {periodic: {interval: 2h}}}",
    failing="suites: {unit: {periodic: null}}",
)
