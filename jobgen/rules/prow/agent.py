"""Jobs are run by Kubernetes.

A job has a pod, and Prow refuses a pod with the agents `jenkins` and `tekton-pipeline`; it refuses the pipelines of Tekton
beside a pod too. Leave `agent` out: it is `kubernetes` by itself.
"""

from collections.abc import Iterator
from typing import Any

from jobgen.model.job import Expansion, Job
from jobgen.rules.protocol import Broken, Kind, Rule, broken

OTHERS = frozenset({"jenkins", "tekton-pipeline"})
PIPELINES = ("pipeline_run_spec", "tekton_pipeline_run_spec")


def check(job: Job, _expansion: Expansion) -> Iterator[Broken]:
    """Yield when the agent cannot have a pod."""
    if job.data.get("agent") in OTHERS:
        yield broken(job, ("agent",), f'the agent "{job.data["agent"]}" does not run pods', "leave agent out")
    for key in PIPELINES:
        if key in job.data and _is_refused(key, job.data):
            yield broken(job, (key,), f'"{key}" stands in a job that has a pod', "leave it out, and say it in spec")


def _is_refused(key: str, data: dict[str, Any]) -> bool:
    """Return whether Prow refuses the pipeline: it does not look at what unknown agents have, and knows one version."""
    if key == "tekton_pipeline_run_spec" and not data[key].keys() - {"v1beta1"} and not data[key].get("v1beta1"):
        return False
    return not data.get("agent") or data["agent"] in ("kubernetes", *OTHERS)


RULE = Rule(
    id="agent",
    doc=__doc__,
    on=Kind.JOB,
    check=check,
    needs=("agent", *PIPELINES),
    source=("P-42", "P-43", "P-44", "P-54"),
    engine="checkconfig",
    passing="suites: {unit: {agent: kubernetes}}",
    failing="suites: {unit: {agent: jenkins}}",
)
