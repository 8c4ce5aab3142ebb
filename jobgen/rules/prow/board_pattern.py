"""A board that exists elsewhere is listed by its name.

A pattern of `boards.provided` matches boards that nobody has ever made, so a wrong name is noticed only by TestGrid.
List the name itself.
"""

from collections.abc import Iterator

from jobgen.findings import Severity
from jobgen.model.job import Expansion
from jobgen.rules.protocol import ON_SPECS, Broken, Kind, Rule
from jobgen.rules.testgrid import board_uses


def check(expansion: Expansion, _expansion: Expansion) -> Iterator[Broken]:
    """Yield each board that only a pattern stands for, at the first line that names it."""
    site = expansion.site
    said: set[str] = set()
    for use in board_uses(expansion) if site.provided_patterns else ():
        name = use.board
        if name not in said and site.provides_by_pattern(name):
            said.add(name)
            message = f'only a pattern says that there is a board "{name}"'
            hint = f"list {name} in boards.provided of the site file"
            yield Broken(place=use.place, message=message, hint=hint, platform=use.platform)


RULE = Rule(
    id="board-pattern",
    doc=__doc__,
    on=Kind.TREE,
    check=check,
    severity=Severity.WARNING,
    asks=(ON_SPECS,),
    source=("A-01", "V-06"),
    passing="boards: {own: [sig-release-master-blocking]}",
    failing="""\
boards: {own: [sig-arm64-all]}
_site.yaml:
  boards:
    provided: [sig-*]
    signal: {informing: "sig-release-{branch}-informing", blocking: "sig-release-{branch}-blocking"}
""",
)
