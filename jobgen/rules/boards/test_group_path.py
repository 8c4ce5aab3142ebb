"""A test group with results of Prow has the name of the job.

Prow writes the results of a job to a folder of that name. Where `gcs_prefix` lies in one of the Kubernetes project's
buckets, the policy tests want its last part to be the name of the test group.
"""

from collections.abc import Iterator
from posixpath import normpath

from jobgen.model.existing import Written
from jobgen.model.job import Expansion
from jobgen.nodes import nearest_place
from jobgen.rules.protocol import ON_BOARDS, Broken, Kind, Rule
from jobgen.rules.testgrid import is_prows
from jobgen.rules.written_examples import SMALL_JOB, UNIT_BOARD


def check(group: Written, _expansion: Expansion) -> Iterator[Broken]:
    """Yield a path that ends in another name."""
    path = group.data.get("gcs_prefix") or ""
    wanted = normpath(f"{path.rstrip('/').rpartition('/')[0]}/{group.name}")
    if is_prows(path) and path != wanted:
        message = f'the results of the test group "{group.name}" lie in "{path}", which does not end in its name'
        yield Broken(
            place=nearest_place(group.body, ("gcs_prefix",)), message=message, hint=f"write gcs_prefix: {wanted}"
        )


RULE = Rule(
    id="test-group-path",
    doc=__doc__,
    on=Kind.TEST_GROUP,
    check=check,
    asks=(ON_BOARDS,),
    source=("X-03", "G-11"),
    engine="policy-testgrids.test",
    passing=UNIT_BOARD + SMALL_JOB,
    failing="""\
boards.yaml:
  test_groups:
  - {name: unit-tests, gcs_prefix: kubernetes-ci-logs/logs/ci-unit}
  dashboards:
  - name: sig-unit
    dashboard_tab: [{name: unit, test_group_name: ci-unit}, {name: tests, test_group_name: unit-tests}]
"""
    + SMALL_JOB,
)
