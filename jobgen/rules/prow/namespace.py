"""A job runs in the namespace of all jobs.

Prow refuses any namespace but its own `pod_namespace`, which is `test-pods` for the Kubernetes project. Leave it out.
"""

from collections.abc import Iterator
from dataclasses import replace

from jobgen.model.job import Expansion, Job
from jobgen.rules.protocol import ON_INSTANCE, ON_SPECS, Broken, Kind, Rule, broken

POD_NAMESPACE = "test-pods"
AGENTS = (None, "", "kubernetes", "jenkins", "tekton-pipeline")


def check(job: Job, expansion: Expansion) -> Iterator[Broken]:
    """Yield when the job asks for another namespace."""
    namespace = job.data.get("namespace")
    wanted = expansion.instance.namespace if expansion.instance else POD_NAMESPACE
    if namespace and namespace != wanted:
        message = f'the namespace is "{namespace}", but Prow runs every pod in "{wanted}"'
        found = broken(job, ("namespace",), message, "leave namespace out")
        # Prow looks no further at a job whose agent it does not know.
        yield found if job.data.get("agent") in AGENTS else replace(found, refused=False)


RULE = Rule(
    id="namespace",
    doc=__doc__,
    on=Kind.JOB,
    check=check,
    needs=("namespace",),
    asks=(ON_SPECS, ON_INSTANCE),
    source=("P-45",),
    engine="checkconfig",
    passing="suites: {unit: {namespace: test-pods}}",
    failing="suites: {unit: {namespace: default}}",
)
