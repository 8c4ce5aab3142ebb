"""A job says where it runs or where it does not, not both.

`branches` and `skip_branches` in one job are legal for Prow, but the policy tests refuse them: nobody reads the two
together right. Across layers the one set last wins by itself; this is about both in one block.
"""

from collections.abc import Iterator

from jobgen.model.job import Expansion, Job
from jobgen.rules.protocol import Broken, Kind, Rule, broken


def check(job: Job, _expansion: Expansion) -> Iterator[Broken]:
    """Yield when both lists are there."""
    if job.data.get("skip_branches") and job.data.get("branches"):
        yield broken(job, ("skip_branches",), '"skip_branches" stands beside "branches"', "keep one of the two lists")


RULE = Rule(
    id="branch-lists",
    doc=__doc__,
    on=Kind.JOB,
    check=check,
    needs=("skip_branches",),
    source=("J-02",),
    engine="policy-jobs.test",
    passing="suites: {unit: {presubmit: {branches: [master]}}}",
    failing="suites: {unit: {presubmit: {branches: [master], skip_branches: [release-1.34]}}}",
)
