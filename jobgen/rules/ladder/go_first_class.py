"""A platform at step 3 has a first-class port in Go.

A broken first-class port holds a release of Go, and everybody must mend it; a broken secondary port holds nothing. What ships
stands on that. The note knows no classes of ports; SIG Release's tiers of 2026 do, and stop secondary ports at tier 3, below
what ships. The rule follows the tiers. ppc64le, s390x and windows/arm64 ship without, which is a delta.
"""

from collections.abc import Iterator

from jobgen.model.job import Expansion
from jobgen.model.spec import Platform
from jobgen.rules.protocol import ON_SPECS, Broken, Kind, Rule


def check(platform: Platform, expansion: Expansion) -> Iterator[Broken]:
    """Yield when the port is not in the first class."""
    port = f"{platform.os}/{platform.arch}"
    if port not in expansion.site.first_class:
        yield Broken(
            place=platform.place("step"),
            message=f"{port} is not a first-class port of Go",
            hint="that is decided by the Go project; until then, document a delta",
            platform=platform.name,
        )


RULE = Rule(
    id="go-first-class",
    doc=__doc__,
    on=Kind.PLATFORM,
    check=check,
    asks=(ON_SPECS,),
    source=(
        "SIG Release platform tiers: kubernetes/sig-release release-engineering/reference/platforms.md",
        "Go porting policy: https://go.dev/wiki/PortingPolicy",
    ),
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
_site.yaml:
  go_ports: {first_class: [linux/amd64]}
""",
)
