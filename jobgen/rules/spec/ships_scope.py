"""What ships is in the scope.

`ships` says what releases contain, `scope` what the platform can be at all. Images and packages hold parts of nodes and servers, so
they need a scope beyond the client.
"""

from collections.abc import Iterator

from jobgen.model.job import Expansion
from jobgen.model.spec import Platform
from jobgen.rules.protocol import ON_SPECS, Broken, Kind, Rule

_NEEDS = {"client": "client", "node": "node", "server": "server", "images": "node", "packages": "node"}


def check(platform: Platform, _expansion: Expansion) -> Iterator[Broken]:
    """Yield each thing that ships outside the scope."""
    for index, what in enumerate(platform.ships):
        if _NEEDS[what] not in platform.scope:
            yield Broken(
                place=platform.place("ships", index),
                message=f"{what} ships, and the scope is {', '.join(platform.scope)} only",
                hint=f"add {_NEEDS[what]} to scope, or take {what} out of ships",
                platform=platform.name,
            )


RULE = Rule(
    id="ships-scope",
    doc=__doc__,
    on=Kind.PLATFORM,
    check=check,
    asks=(ON_SPECS,),
    source=("SIG Release platform tiers: scopes client, node, server",),
    passing="""\
step: 3
history:
- {step: 3, date: 2025-01-10, why: it ships}
scope: [client]
ships: [client]
""",
    failing="""\
step: 3
history:
- {step: 3, date: 2025-01-10, why: it ships}
scope: [client]
ships: [client, node]
""",
)
