"""Silence of external results is counted in whole hours.

TestGrid sends an alert when a test group has had no results for `alert_stale_results_hours`, a whole number above 0.
"""

from collections.abc import Iterator

from jobgen.model.job import Expansion
from jobgen.rules.protocol import ON_SPECS, Broken, Kind, Rule
from jobgen.rules.testgrid import externals
from jobgen.syntax.duration import error, nanoseconds

HOUR = 3_600_000_000_000


def check(expansion: Expansion, _expansion: Expansion) -> Iterator[Broken]:
    """Yield each `stale_after` that is no whole number of hours."""
    for platform, index, each in externals(expansion):
        problem = error(each.stale_after)
        if not problem and (nanoseconds(each.stale_after) <= 0 or nanoseconds(each.stale_after) % HOUR):
            problem = f'"{each.stale_after}" is not a whole number of hours'
        if problem:
            place = platform.place("external", index, "stale_after")
            yield Broken(
                place=place, message=f"stale_after: {problem}", hint="write such as 48h", platform=platform.name
            )


RULE = Rule(
    id="external-stale-after",
    doc=__doc__,
    on=Kind.TREE,
    check=check,
    asks=(ON_SPECS,),
    source=("A-09", "G-36"),
    passing="""\
external:
- name: arm64-e2e-lab
  class: e2e
  gcs_prefix: arm64-lab/logs/e2e
  boards: [provider-arm64-all]
  contact: lab@example.org
  stale_after: 48h
""",
    failing="""\
external:
- name: arm64-e2e-lab
  class: e2e
  gcs_prefix: arm64-lab/logs/e2e
  boards: [provider-arm64-all]
  contact: lab@example.org
  stale_after: 90m
""",
)
