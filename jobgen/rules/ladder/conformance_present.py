"""A platform at step 3 with servers runs the conformance tests.

What ships under the name of Kubernetes is held to the conformance tests, and certification, at step 4, asks for the same suite.
They need a control plane: a platform that is client and node only leaves server out of its scope, and is asked for none.
"""

from collections.abc import Iterator

from jobgen.model.job import Expansion
from jobgen.model.spec import Platform
from jobgen.rules.presence import absent
from jobgen.rules.protocol import ON_SPECS, Broken, Kind, Rule


def check(platform: Platform, expansion: Expansion) -> Iterator[Broken]:
    """Yield when nothing proves the class conformance."""
    yield from absent(platform, expansion, "conformance")


RULE = Rule(
    id="conformance-present",
    doc=__doc__,
    on=Kind.PLATFORM,
    check=check,
    asks=(ON_SPECS,),
    source=("ladder note, step 3: at least the conformance test suite",),
    lifts=True,
    floor=3,
    passing="""\
step: 3
history:
- {step: 3, date: 2025-01-10, why: it ships}
""",
    failing="""\
step: 3
history:
- {step: 3, date: 2025-01-10, why: it ships}
suites: {conformance: {periodic: null}}
""",
)
