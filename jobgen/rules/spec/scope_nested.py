"""Servers need nodes, and nodes need clients.

The floors know three scopes: client alone, client and node, all three. Another combination would be asked for less than its parts.
"""

from collections.abc import Iterator

from jobgen.model.job import Expansion
from jobgen.model.spec import Platform
from jobgen.rules.protocol import ON_SPECS, Broken, Kind, Rule

_NEEDS = {"server": "node", "node": "client"}


def check(platform: Platform, _expansion: Expansion) -> Iterator[Broken]:
    """Yield each part of the scope that stands without what it needs."""
    for part, needed in _NEEDS.items():
        if part in platform.scope and needed not in platform.scope:
            message = f'the scope has "{part}" without "{needed}"'
            hint = f"add {needed} to scope"
            yield Broken(place=platform.place("scope"), message=message, hint=hint, platform=platform.name)


RULE = Rule(
    id="scope-nested",
    doc=__doc__,
    on=Kind.PLATFORM,
    check=check,
    asks=(ON_SPECS,),
    source=("SIG Release platform tiers: scopes client, node, server",),
    passing="scope: [client, node]",
    failing="scope: [client, server]",
)
