"""A job's name has at most 63 characters.

Prow puts the name into the label `prow.k8s.io/job` and cuts it after 63 characters, so that two long names can look
like one job to whoever selects pods by that label. Shorten the name, and say the old one in `renamed_from`.
"""

from collections.abc import Iterator

from jobgen.findings import Severity
from jobgen.model.job import Expansion, Job
from jobgen.rules.protocol import Broken, Kind, Rule, broken

LONGEST = 63


def check(job: Job, _expansion: Expansion) -> Iterator[Broken]:
    """Yield when the name is longer."""
    if len(job.name) > LONGEST:
        message = f"the name has {len(job.name)} characters, and Prow cuts its label after {LONGEST}"
        yield broken(job, ("name",), message, f"give the {job.trigger} a name of at most {LONGEST} characters")


RULE = Rule(
    id="job-name-length",
    doc=__doc__,
    on=Kind.JOB,
    check=check,
    severity=Severity.WARNING,
    source=("P-11", "C-07", "N-07"),
    passing="suites: {unit: {periodic: {name: ci-kubernetes-unit-arm64}}}",
    failing="suites: {unit: {periodic: {name: ci-kubernetes-unit-arm64-with-the-race-detector-and-all-alpha-features}}}",
)
