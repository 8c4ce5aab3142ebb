"""A platform at step 2 with nodes runs the node end-to-end tests.

The kubelet and the container runtime are where architectures and operating systems differ most; the note asks for these tests
beside the default e2e suite. A platform without nodes says so in its scope.
"""

from collections.abc import Iterator

from jobgen.model.job import Expansion
from jobgen.model.spec import Platform
from jobgen.rules.presence import absent
from jobgen.rules.protocol import ON_SPECS, Broken, Kind, Rule


def check(platform: Platform, expansion: Expansion) -> Iterator[Broken]:
    """Yield when nothing proves the class node-e2e."""
    yield from absent(platform, expansion, "node-e2e")


RULE = Rule(
    id="node-e2e-present",
    doc=__doc__,
    on=Kind.PLATFORM,
    check=check,
    asks=(ON_SPECS,),
    source=("ladder note, step 2: plus the node e2e tests",),
    lifts=True,
    floor=2,
    passing="scope: [client]",
    failing="suites: {node-e2e: {periodic: null}}",
)
