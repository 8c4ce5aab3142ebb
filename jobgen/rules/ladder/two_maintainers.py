"""A platform at step 2 has two maintainers.

Somebody watches the tests, raises the flag when they break and helps to mend them; when that person moves on, the platform
must not fall with them. Today's tier rules ask for two as well. The same name in another case is the same person.
"""

from collections.abc import Iterator

from jobgen.model.job import Expansion
from jobgen.model.spec import Platform
from jobgen.rules.presence import place_of
from jobgen.rules.protocol import ON_SPECS, Broken, Kind, Rule

_NEEDED = 2


def check(platform: Platform, _expansion: Expansion) -> Iterator[Broken]:
    """Yield when fewer than two different names are given."""
    people = {name.casefold() for name in platform.maintainers}
    if len(people) < _NEEDED:
        has = "one maintainer is" if people else "no maintainers are"
        yield Broken(
            place=place_of(platform, "maintainers"),
            message=f"{has} named; step 2 asks for two",
            hint="maintainers: [NAME, NAME], as GitHub spells them",
            platform=platform.name,
        )


RULE = Rule(
    id="two-maintainers",
    doc=__doc__,
    on=Kind.PLATFORM,
    check=check,
    asks=(ON_SPECS,),
    source=("ladder note, step 2: a set of folks", "SIG Release platform tiers: at least two maintainers"),
    lifts=True,
    floor=2,
    passing="maintainers: [alice, bob]",
    failing="maintainers: [alice]",
)
