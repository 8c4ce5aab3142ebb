"""Jobs are run by Kubernetes.

A job of jobgen has a pod, and Prow refuses a pod with the agents `jenkins` and `tekton-pipeline`. Leave `agent` out: it
is `kubernetes` by itself.
"""

from collections.abc import Iterator

from jobgen.model.job import Expansion, Job
from jobgen.rules.protocol import Broken, Kind, Rule, broken

OTHERS = frozenset({"jenkins", "tekton-pipeline"})


def check(job: Job, _expansion: Expansion) -> Iterator[Broken]:
    """Yield when the agent cannot have a pod."""
    if job.data.get("agent") in OTHERS:
        yield broken(job, ("agent",), f'the agent "{job.data["agent"]}" does not run pods', "leave agent out")


RULE = Rule(
    id="agent",
    doc=__doc__,
    on=Kind.JOB,
    check=check,
    needs=("agent",),
    source=("P-42", "P-43", "P-44"),
    engine="checkconfig",
    passing="suites: {unit: {agent: kubernetes}}",
    failing="suites: {unit: {agent: jenkins}}",
)
