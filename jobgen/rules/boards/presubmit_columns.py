"""A test group in a folder of presubmits has 20 recent columns or more.

The policy tests ask for them below `pr-logs/directory`, because presubmits run often. The test group of a presubmit gets
them by itself; only one that somebody wrote for anything else can have fewer.
"""

from collections.abc import Iterator

from jobgen.model.job import Expansion, Job
from jobgen.model.words import Trigger
from jobgen.nodes import nearest_place
from jobgen.rules.protocol import ON_JOBS_AND_BOARDS, Broken, Kind, Rule
from jobgen.rules.testgrid import COLUMNS, PRESUBMIT_COLUMNS
from jobgen.rules.written_examples import SMALL_JOB

_FOLDERS = ("kubernetes-jenkins/pr-logs/directory/", "kubernetes-ci-logs/pr-logs/directory/")


def check(expansion: Expansion, _expansion: Expansion) -> Iterator[Broken]:
    """Yield each test group with fewer columns that no job gives more."""
    raised = {job.name for job in expansion.jobs if _sets_columns(job)}
    for group in expansion.testgrid.test_groups:
        columns = group.data.get("num_columns_recent", 0)
        in_folder = (group.data.get("gcs_prefix") or "").startswith(_FOLDERS)
        # 0 stands for the number of default.yaml, and what is below it is for another rule.
        if in_folder and 0 < columns < PRESUBMIT_COLUMNS and group.name not in raised:
            message = f'the test group "{group.name}" of presubmits has {columns} recent columns, less than {PRESUBMIT_COLUMNS}'
            place = nearest_place(group.body, ("num_columns_recent",))
            yield Broken(place=place, message=message, hint=f"write num_columns_recent: {PRESUBMIT_COLUMNS}")


def _sets_columns(job: Job) -> bool:
    """Return whether configurator sets the columns of a test group of the job's name, to what another rule looks at (A-04)."""
    return job.trigger is Trigger.PRESUBMIT or COLUMNS in (job.data.get("annotations") or {})


RULE = Rule(
    id="presubmit-columns",
    doc=__doc__,
    on=Kind.TREE,
    check=check,
    asks=(ON_JOBS_AND_BOARDS,),
    source=("X-05", "A-04", "G-13"),
    engine="policy-testgrids.test",
    passing="""\
boards.yaml:
  test_groups:
  - {name: ci-unit, gcs_prefix: kubernetes-ci-logs/pr-logs/directory/ci-unit, num_columns_recent: 20}
  dashboards:
  - {name: sig-unit, dashboard_tab: [{name: unit, test_group_name: ci-unit}]}
"""
    + SMALL_JOB,
    failing="""\
boards.yaml:
  test_groups:
  - {name: ci-unit, gcs_prefix: kubernetes-ci-logs/pr-logs/directory/ci-unit, num_columns_recent: 10}
  dashboards:
  - {name: sig-unit, dashboard_tab: [{name: unit, test_group_name: ci-unit}]}
"""
    + SMALL_JOB,
)
