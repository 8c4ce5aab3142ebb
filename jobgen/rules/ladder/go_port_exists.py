"""Go has a port for the platform.

Step 1 of the ladder asks that Go supports the platform out of the box. A port of either class will do: first-class, or
secondary as for riscv64. Today's tier rules let secondary ports no higher than tier 3; that is the rule go-first-class, at
step 3. Where the site file lists no secondary ports, every port is taken to exist.
"""

from collections.abc import Iterator

from jobgen.model.job import Expansion
from jobgen.model.spec import Platform
from jobgen.rules.protocol import ON_SPECS, Broken, Kind, Rule


def check(platform: Platform, expansion: Expansion) -> Iterator[Broken]:
    """Yield when the site file lists the port in neither class."""
    site, port = expansion.site, f"{platform.os}/{platform.arch}"
    if not site.secondary or port in site.first_class or port in site.secondary:
        return
    yield Broken(
        place=platform.place("step"),
        message=f"Go has no port {port}",
        hint=f"if Go has one, add {port} to go_ports.secondary of {site.document.name}",
        platform=platform.name,
    )


RULE = Rule(
    id="go-port-exists",
    doc=__doc__,
    on=Kind.PLATFORM,
    check=check,
    asks=(ON_SPECS,),
    source=(
        "ladder note, step 1: Go supports the architecture out of the box",
        "Go porting policy: https://go.dev/wiki/PortingPolicy",
    ),
    lifts=True,
    floor=1,
    passing="""\
_site.yaml:
  go_ports: {first_class: [linux/amd64], secondary: [linux/arm64]}
""",
    failing="""\
_site.yaml:
  go_ports: {first_class: [linux/amd64], secondary: [linux/riscv64]}
""",
)
