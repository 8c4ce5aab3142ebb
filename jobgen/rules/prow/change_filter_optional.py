"""A presubmit that runs on some changes does not block a merge.

For kubernetes/kubernetes, a presubmit with `run_if_changed` must be `optional: true`: otherwise some pull requests
cannot merge for a reason that most never see. What must block runs always.
"""

from collections.abc import Iterator

from jobgen.model.job import Expansion, Job
from jobgen.rules.protocol import Broken, Kind, Rule, broken


def check(job: Job, expansion: Expansion) -> Iterator[Broken]:
    """Yield when such a presubmit is required."""
    data = job.data
    if not data.get("run_if_changed") or data.get("optional") or data.get("always_run"):
        return
    if job.repo == expansion.site.under_test:
        path = ("optional",) if "optional" in data else ("run_if_changed",)
        message = "the presubmit has run_if_changed and is required for merge"
        yield broken(job, path, message, "write optional: true, or always_run: true instead of run_if_changed")


RULE = Rule(
    id="change-filter-optional",
    doc=__doc__,
    on=Kind.PRESUBMIT,
    check=check,
    needs=("run_if_changed",),
    source=("J-40",),
    passing="suites: {unit: {presubmit: {run_if_changed: ^pkg/, optional: true}}}",
    failing="suites: {unit: {presubmit: {run_if_changed: ^pkg/, optional: false}}}",
)
