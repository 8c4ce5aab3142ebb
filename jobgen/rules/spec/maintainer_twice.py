"""A maintainer is named once.

GitHub does not tell upper from lower case, so the same name twice is one person: in OWNERS files, and for the count of
maintainers.
"""

from collections.abc import Iterator

from jobgen.model.job import Expansion
from jobgen.model.spec import Platform
from jobgen.rules.protocol import ON_SPECS, Broken, Kind, Rule


def check(platform: Platform, _expansion: Expansion) -> Iterator[Broken]:
    """Yield each name that an earlier one equals but for the case."""
    seen: dict[str, str] = {}
    for index, name in enumerate(platform.maintainers):
        first = seen.setdefault(name.casefold(), name)
        if first != name:
            message = f"{name} and {first} are one person on GitHub"
            place = platform.place("maintainers", index)
            yield Broken(place=place, message=message, hint=f"remove {name}", platform=platform.name)


RULE = Rule(
    id="maintainer-twice",
    doc=__doc__,
    on=Kind.PLATFORM,
    check=check,
    asks=(ON_SPECS,),
    source=("GitHub: user names are compared without case",),
    passing="maintainers: [alice, bob]",
    failing="maintainers: [alice, bob, Alice]",
)
