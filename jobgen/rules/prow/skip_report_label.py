"""A job that does not report carries no label for reporting.

With `skip_report: true`, Prow refuses the label `prow.k8s.io/gerrit-report-label`.
"""

from collections.abc import Iterator

from jobgen.model.job import Expansion, Job
from jobgen.rules.protocol import Broken, Kind, Rule, broken

LABEL = "prow.k8s.io/gerrit-report-label"


def check(job: Job, _expansion: Expansion) -> Iterator[Broken]:
    """Yield when the label stands beside `skip_report`."""
    if job.data.get("skip_report") and (job.data.get("labels") or {}).get(LABEL):
        yield broken(
            job, ("labels", LABEL), f'the label "{LABEL}" stands beside skip_report', "leave one of the two out"
        )


RULE = Rule(
    id="skip-report-label",
    doc=__doc__,
    on=Kind.JOB,
    check=check,
    needs=("skip_report",),
    source=("P-51",),
    engine="checkconfig",
    passing="suites: {unit: {presubmit: {skip_report: true}}}",
    failing="suites: {unit: {presubmit: {skip_report: true, labels: {prow.k8s.io/gerrit-report-label: Verified}}}}",
)
