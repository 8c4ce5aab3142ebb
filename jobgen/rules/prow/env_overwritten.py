"""A decorated job leaves `ARTIFACTS`, `GOPATH` and `ENTRYPOINT_OPTIONS` alone.

Prow adds them to every container after the job's own variables, so that they stand in the pod twice and the value of
the job is lost. Set another path in the command itself.
"""

from collections.abc import Iterator

from jobgen.findings import Severity
from jobgen.model.job import Expansion, Job
from jobgen.rules.pods import sets_any, variables
from jobgen.rules.protocol import Broken, Kind, Rule, broken

ADDED = frozenset({"ARTIFACTS", "GOPATH", "ENTRYPOINT_OPTIONS"})


def check(job: Job, _expansion: Expansion) -> Iterator[Broken]:
    """Yield each variable that Prow would set a second time."""
    for path, name in variables(job) if sets_any(job, ADDED) else ():
        if name in ADDED and job.data.get("decorate"):
            message = f'Prow sets "{name}" once more in decorated jobs, and its value wins'
            yield broken(job, path, message, "leave it out, or set it in the command")


RULE = Rule(
    id="env-overwritten",
    doc=__doc__,
    on=Kind.JOB,
    check=check,
    severity=Severity.WARNING,
    source=("P-69", "N-09"),
    passing="suites: {unit: {env: {GOFLAGS: -mod=mod}}}",
    failing="suites: {unit: {env: {GOPATH: /go}}}",
)
