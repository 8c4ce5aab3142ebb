"""A job queue is one that the Prow instance has.

Queues limit jobs together; Prow refuses a name that is no key of its `plank.job_queue_capacities`. A new queue is added
there first.
"""

from collections.abc import Iterator

from jobgen.model.job import Expansion, Job
from jobgen.rules.protocol import ON_INSTANCE, ON_SPECS, Broken, Kind, Rule, broken
from jobgen.syntax.suggest import closest

QUEUES = (
    "5k-aws-scale-test",
    "5k-gce-scale-test",
    "gce-gpu-test",
    "k8sio-image-promo",
    "test-infra-staging-image-push",
)
"""The queues of the Kubernetes project's Prow."""


def check(job: Job, expansion: Expansion) -> Iterator[Broken]:
    """Yield when there is no such queue."""
    queue = job.data.get("job_queue_name")
    queues = expansion.instance.queues if expansion.instance else QUEUES
    if queue and queue not in queues:
        near = closest(queue, queues)
        hint = f'did you mean "{near}"?' if near else "leave job_queue_name out, and limit the job by max_concurrency"
        yield broken(job, ("job_queue_name",), f'Prow has no job queue "{queue}"', hint)


RULE = Rule(
    id="job-queue",
    doc=__doc__,
    on=Kind.JOB,
    check=check,
    needs=("job_queue_name",),
    asks=(ON_SPECS, ON_INSTANCE),
    source=("P-46",),
    engine="checkconfig",
    passing="suites: {unit: {job_queue_name: gce-gpu-test}}",
    failing="suites: {unit: {job_queue_name: gce-gpu-tests}}",
)
