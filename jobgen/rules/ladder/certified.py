"""A platform at step 4 is certified, release by release.

Step 4 takes the platform to the CNCF's conformance programme. A certification is given to a product, for one release of
Kubernetes, so each is named with its release, product and page. At least one is asked for.
"""

from collections.abc import Iterator

from jobgen.model.job import Expansion
from jobgen.model.spec import Platform
from jobgen.rules.presence import place_of
from jobgen.rules.protocol import ON_SPECS, Broken, Kind, Rule


def check(platform: Platform, _expansion: Expansion) -> Iterator[Broken]:
    """Yield when no certification is named."""
    if platform.certified:
        return
    yield Broken(
        place=place_of(platform, "certified"),
        message="no conformance certification is named",
        hint='add certified: [{release: "1.37", product: NAME, url: "https://github.com/cncf/k8s-conformance/pull/N"}]',
        platform=platform.name,
    )


RULE = Rule(
    id="certified",
    doc=__doc__,
    on=Kind.PLATFORM,
    check=check,
    asks=(ON_SPECS,),
    source=("ladder note, step 4: the CNCF trademark program", "https://github.com/cncf/k8s-conformance"),
    lifts=True,
    floor=4,
    passing="""\
step: 4
history:
- {step: 3, date: 2024-01-10, why: it ships}
- {step: 4, date: 2025-01-10, why: certified}
certified:
- release: '1.30'
  product: inspur-cnp-arm64
  url: https://github.com/cncf/k8s-conformance/pull/3189
""",
    failing="""\
step: 4
history:
- {step: 3, date: 2024-01-10, why: it ships}
- {step: 4, date: 2025-01-10, why: certified}
""",
)
