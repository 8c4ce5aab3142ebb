"""A certification is named once.

One product has one certification for one release; the page says the rest.
"""

from collections.abc import Iterator

from jobgen.model.job import Expansion
from jobgen.model.spec import Platform
from jobgen.rules.protocol import ON_SPECS, Broken, Kind, Rule


def check(platform: Platform, _expansion: Expansion) -> Iterator[Broken]:
    """Yield each entry whose release and product an entry above it names."""
    seen = set()
    for index, (release, product, _) in enumerate(platform.certified):
        if (release, product.casefold()) in seen:
            message = f"{product} for {release} is named twice"
            place = platform.place("certified", index)
            yield Broken(place=place, message=message, hint="keep one of the two", platform=platform.name)
        seen.add((release, product.casefold()))


RULE = Rule(
    id="certified-twice",
    doc=__doc__,
    on=Kind.PLATFORM,
    check=check,
    asks=(ON_SPECS,),
    source=("https://github.com/cncf/k8s-conformance",),
    passing="""\
certified:
- release: '1.30'
  product: cnp
  url: https://example.org/1
- release: '1.31'
  product: cnp
  url: https://example.org/2
""",
    failing="""\
certified:
- release: '1.30'
  product: cnp
  url: https://example.org/1
- release: '1.30'
  product: CNP
  url: https://example.org/2
""",
)
