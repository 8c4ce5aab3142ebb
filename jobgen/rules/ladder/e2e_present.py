"""A platform at step 2 with nodes runs the end-to-end tests.

The note asks for the equivalent of the default e2e suite on GCE, on any machines: Prow's, or others whose results TestGrid
reads. A client alone has no cluster to test, so its scope leaves this out.
"""

from collections.abc import Iterator

from jobgen.model.job import Expansion
from jobgen.model.spec import Platform
from jobgen.rules.presence import absent
from jobgen.rules.protocol import ON_SPECS, Broken, Kind, Rule


def check(platform: Platform, expansion: Expansion) -> Iterator[Broken]:
    """Yield when nothing proves the class e2e."""
    yield from absent(platform, expansion, "e2e")


RULE = Rule(
    id="e2e-present",
    doc=__doc__,
    on=Kind.PLATFORM,
    check=check,
    asks=(ON_SPECS,),
    source=("ladder note, step 2: at least the default e2e-gce equivalent",),
    lifts=True,
    floor=2,
    passing="suites: {e2e: {periodic: {interval: 12h}}}",
    failing="suites: {e2e: {periodic: null}}",
)
