"""Results of a job go where the policy tests look for them.

The policy tests want a test group of each job in one of the buckets of the Kubernetes project's Prow, directly below
`logs` or `pr-logs/directory`. The Prow instance sets the bucket; a job that sets another, or a `path_prefix`, hides its
results. The few repositories whose presubmits need no test group are excused.
"""

from collections.abc import Iterator

from jobgen.model.job import Expansion, Job
from jobgen.model.words import Trigger
from jobgen.rules.protocol import ON_JOBS_AND_BOARDS, ON_SPECS, Broken, Kind, Rule, broken
from jobgen.rules.testgrid import EXCUSED, PROW_RESULTS

WHERE = ("decoration_config", "gcs_configuration")
DEFAULT = "kubernetes-ci-logs"


def check(job: Job, _expansion: Expansion) -> Iterator[Broken]:
    """Yield a bucket, or a path in it, where the policy tests do not look."""
    storage = job.data["decoration_config"].get("gcs_configuration") or {}
    given = [key for key in ("bucket", "path_prefix") if storage.get(key)]
    presubmit = job.trigger is Trigger.PRESUBMIT
    if not given or (presubmit and job.repo.startswith(EXCUSED)):
        return
    parts = (storage.get("bucket") or DEFAULT, storage.get("path_prefix") or "")
    path = "/".join(part.strip("/") for part in parts if part)
    if not any(prefix in f"{path}/{'pr-logs/directory' if presubmit else 'logs'}/" for prefix in PROW_RESULTS):
        message = f'the results go to "{path}", where TestGrid\'s policy tests do not look'
        yield broken(
            job, (*WHERE, given[0]), message, f"leave {' and '.join(given)} out: the Prow instance has a bucket"
        )


RULE = Rule(
    id="results-bucket",
    doc=__doc__,
    on=Kind.JOB,
    check=check,
    needs=("decoration_config",),
    asks=(ON_SPECS, ON_JOBS_AND_BOARDS),
    source=("X-10", "A-17"),
    engine="policy-testgrids.test",
    passing="suites: {unit: {decoration_config: {gcs_configuration: {bucket: kubernetes-ci-logs}}}}",
    failing="suites: {unit: {decoration_config: {gcs_configuration: {bucket: arm64-logs}}}}",
)
