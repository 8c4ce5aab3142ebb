"""A tab that somebody wrote by hand is for a job of the specs.

`static_tabs` says that a job without boards has a tab all the same. Where there is no such job, the name is wrong, or
the entry is left over; TestGrid refuses a tab without a test group.
"""

from collections.abc import Iterator

from jobgen.model.job import Expansion
from jobgen.rules.protocol import ON_SPECS, Broken, Kind, Rule
from jobgen.rules.testgrid import static_tabs
from jobgen.syntax.suggest import closest


def check(expansion: Expansion, _expansion: Expansion) -> Iterator[Broken]:
    """Yield each tab of a job that there is not."""
    names = {job.name for job in expansion.jobs}
    for platform, tab in static_tabs(expansion):
        if tab.test_group not in names:
            near = closest(tab.test_group, names)
            hint = f'did you mean "{near}"?' if near else "remove it from static_tabs"
            message = f'there is no job "{tab.test_group}" for the tab on {tab.board}'
            yield Broken(place=tab.place, message=message, hint=hint, platform=platform.name)


RULE = Rule(
    id="static-tab-job",
    doc=__doc__,
    on=Kind.TREE,
    check=check,
    asks=(ON_SPECS,),
    source=("X-11", "V-06"),
    engine="configurator",
    passing="""\
static_tabs: [{board: sig-release-master-blocking, test_group: ci-unit}]
suites:
  unit:
    periodic: {name: ci-unit, boards: []}
""",
    failing="""\
static_tabs: [{board: sig-release-master-blocking, test_group: ci-unit}]
suites:
  unit:
    periodic: {name: ci-units, boards: []}
""",
)
