"""A tab shows a test group that there is.

A test group stands under `test_groups`, or a job of its name makes it: a periodic or postsubmit, a presubmit with
`testgrid-dashboards`, and any other presubmit with `testgrid-create-test-group: "true"`. TestGrid refuses the tab of
any other.
"""

from collections.abc import Iterator

from jobgen.model.job import Expansion
from jobgen.nodes import nearest_place
from jobgen.rules.protocol import ON_JOBS_AND_BOARDS, Broken, Kind, Rule
from jobgen.rules.testgrid import CREATE, known_groups, written_tabs
from jobgen.rules.written_examples import SMALL_JOB
from jobgen.syntax.suggest import Suggester


def check(expansion: Expansion, _expansion: Expansion) -> Iterator[Broken]:
    """Yield each tab whose test group nobody makes."""
    known = known_groups(expansion)
    jobs = {job.name for job in expansion.jobs}
    near = Suggester()
    for tab in written_tabs(expansion):
        name = tab.test_group
        if name and name not in known:
            found = None if name in jobs else near(name, known)
            hint = f'did you mean "{found}"?' if found else "add it to test_groups, or remove the tab"
            if name in jobs:
                hint = f'add annotations: {{{CREATE}: "true"}} to the job "{name}"'
            place = nearest_place(tab.dashboard.body, ("dashboard_tab", tab.position, "test_group_name"))
            message = f'there is no test group "{name}" for the tab "{tab.name}" of "{tab.dashboard.name}"'
            yield Broken(place=place, message=message, hint=hint)


RULE = Rule(
    id="tab-test-group",
    doc=__doc__,
    on=Kind.TREE,
    check=check,
    asks=(ON_JOBS_AND_BOARDS,),
    source=("V-06", "X-04", "A-03", "A-10"),
    engine="configurator",
    passing="""\
boards.yaml:
  dashboards:
  - {name: sig-unit, dashboard_tab: [{name: unit, test_group_name: ci-unit}]}
"""
    + SMALL_JOB,
    failing="""\
boards.yaml:
  dashboards:
  - name: sig-unit
    dashboard_tab: [{name: unit, test_group_name: ci-unit}, {name: units, test_group_name: ci-units}]
"""
    + SMALL_JOB,
)
