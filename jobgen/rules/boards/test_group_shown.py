"""A test group is on a board.

TestGrid refuses a test group that no tab shows. A tab stands on a board of a TestGrid file, or comes from a job of the same
name that lists boards in `testgrid-dashboards`.
"""

from collections.abc import Iterator

from jobgen.model.job import Expansion
from jobgen.rules.protocol import ON_JOBS_AND_BOARDS, Broken, Kind, Rule
from jobgen.rules.testgrid import job_tabs, written_tabs
from jobgen.rules.written_examples import LAB, SHOWN_JOB


def check(expansion: Expansion, _expansion: Expansion) -> Iterator[Broken]:
    """Yield each test group of a TestGrid file that no tab shows."""
    shown = {tab.test_group for tab in written_tabs(expansion)} | {job.name for _, job in job_tabs(expansion)}
    for group in expansion.testgrid.test_groups:
        if group.name not in shown:
            message = f'no board shows the test group "{group.name}"'
            hint = f"add a tab with test_group_name: {group.name} to a board, or remove the test group"
            yield Broken(place=group.place, message=message, hint=hint)


RULE = Rule(
    id="test-group-shown",
    doc=__doc__,
    on=Kind.TREE,
    check=check,
    asks=(ON_JOBS_AND_BOARDS,),
    source=("V-06", "X-08"),
    engine="configurator",
    passing="""\
boards.yaml:
  test_groups:
  - {name: ci-unit, gcs_prefix: kubernetes-ci-logs/logs/ci-unit}
  dashboards:
  - {name: sig-unit}
"""
    + SHOWN_JOB,
    failing=LAB
    + """\
  - {name: sig-unit}
"""
    + SHOWN_JOB,
)
