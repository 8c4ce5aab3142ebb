"""A test group with results of Prow is that of a job.

A test group in one of the Kubernetes project's buckets shows what Prow jobs have left there; the policy tests want the job
to exist. The other way round, a test group that somebody wrote for a job must show the results of that job.
"""

from collections.abc import Iterator
from posixpath import basename

from jobgen.model.existing import Written
from jobgen.model.job import Expansion
from jobgen.model.words import Trigger
from jobgen.nodes import nearest_place
from jobgen.rules.protocol import ON_JOBS_AND_BOARDS, Broken, Kind, Rule
from jobgen.rules.testgrid import is_excused, is_prows
from jobgen.rules.written_examples import SMALL_JOB, UNIT_BOARD
from jobgen.syntax.suggest import Suggester


def check(expansion: Expansion, _expansion: Expansion) -> Iterator[Broken]:
    """Yield each test group without a job, and each that hides the results of its job."""
    jobs = {job.name: job for job in expansion.jobs}
    near = Suggester()
    covered = {_job(group) for group in expansion.testgrid.test_groups}
    for group in expansion.testgrid.test_groups:
        name, job = _job(group), jobs.get(group.name)
        if name and name not in jobs:
            found = near(name, jobs)
            hint = f'did you mean "{found}"?' if found else "remove the test group and its tabs, or correct the path"
            yield _broken(group, f'there is no job "{name}" for the test group "{group.name}"', hint)
        elif not name and job and not is_excused(job) and group.name not in covered:
            folder = "pr-logs/directory" if job.trigger is Trigger.PRESUBMIT else "logs"
            hint = f"write gcs_prefix: kubernetes-ci-logs/{folder}/{job.name}, or leave the test group out"
            yield _broken(
                group, f'the test group "{group.name}" does not show the results of the job of this name', hint
            )


def _job(group: Written) -> str:
    """Return the name of the Prow job whose results it shows; empty where they are not Prow's."""
    path: str = group.data.get("gcs_prefix") or ""
    return basename(path.rstrip("/")) if is_prows(path) else ""


def _broken(group: Written, message: str, hint: str) -> Broken:
    return Broken(place=nearest_place(group.body, ("gcs_prefix",)), message=message, hint=hint)


RULE = Rule(
    id="test-group-job",
    doc=__doc__,
    on=Kind.TREE,
    check=check,
    asks=(ON_JOBS_AND_BOARDS,),
    source=("X-10", "X-11"),
    engine="policy-testgrids.test",
    passing=UNIT_BOARD + SMALL_JOB,
    failing="""\
boards.yaml:
  test_groups:
  - {name: ci-old, gcs_prefix: kubernetes-ci-logs/logs/ci-old}
  dashboards:
  - name: sig-unit
    dashboard_tab: [{name: old, test_group_name: ci-old}, {name: unit, test_group_name: ci-unit}]
"""
    + SMALL_JOB,
)
