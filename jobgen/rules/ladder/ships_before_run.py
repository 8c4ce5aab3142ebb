"""Nothing ships before step 3.

Once something ships, people rely on it, whether anybody meant them to or not. Binaries, images and packages are for platforms
whose tests the release team watches.
"""

from collections.abc import Iterator

from jobgen.model.job import Expansion
from jobgen.model.spec import Platform
from jobgen.rules.protocol import ON_SPECS, Broken, Kind, Rule

_STEP = 3


def check(platform: Platform, _expansion: Expansion) -> Iterator[Broken]:
    """Yield when the spec says that something ships below step 3."""
    if platform.ships and platform.step < _STEP:
        yield Broken(
            place=platform.place("ships"),
            message=f"{', '.join(platform.ships)} ship at step {platform.step}: nothing ships before step 3",
            hint="ships: [], or a delta that says why it ships all the same",
            platform=platform.name,
        )


RULE = Rule(
    id="ships-before-run",
    doc=__doc__,
    on=Kind.PLATFORM,
    check=check,
    asks=(ON_SPECS,),
    source=("ladder note, rules of the game: once step 3 is done, binaries and images can ship with the release",),
    lifts=True,
    passing="ships: []",
    failing="ships: [client, node]",
)
