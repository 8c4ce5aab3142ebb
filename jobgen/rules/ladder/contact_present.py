"""A platform has a contact.

Whoever breaks the build of a platform, or wonders whether anybody still cares, needs one address: a mailing list, a channel,
a person. Step 1 asks for no more people than that, so that it stays easy to begin.
"""

from collections.abc import Iterator

from jobgen.model.job import Expansion
from jobgen.model.spec import Platform
from jobgen.rules.presence import place_of
from jobgen.rules.protocol import ON_SPECS, Broken, Kind, Rule


def check(platform: Platform, _expansion: Expansion) -> Iterator[Broken]:
    """Yield when the spec names no contact."""
    if not platform.contact.strip():
        hint = "add contact: NAME@example.org, or a list or channel where the maintainers answer"
        place = place_of(platform, "contact")
        yield Broken(place=place, message="nobody is named to contact", hint=hint, platform=platform.name)


RULE = Rule(
    id="contact-present",
    doc=__doc__,
    on=Kind.PLATFORM,
    check=check,
    asks=(ON_SPECS,),
    source=(
        "ladder note, steps 1 and 2: a set of people who show up",
        "SIG Release platform guide: a point of contact",
    ),
    lifts=True,
    floor=1,
    passing="contact: https://kubernetes.slack.com/messages/riscv64",
    failing="contact: ' '",
)
