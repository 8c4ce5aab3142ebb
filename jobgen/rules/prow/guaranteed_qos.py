"""Every container has limits, equal to its requests.

Nodes of the build clusters are shared. The policy tests want cpu and memory of each container as requests and as equal
limits, above 0, so that the pod is of the class Guaranteed. The short form `resources: {cpu, memory}` writes both. Of hand-written
jobs this is an error where somebody else would wait: on the main build clusters, and for whatever blocks a merge or a
release. Jobs that build images on the trusted cluster leave the work to another machine.
"""

from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from typing import Any

from jobgen.model.job import Expansion, Job
from jobgen.nodes import Path
from jobgen.rules.pods import amount, containers, in_container
from jobgen.rules.policy import CRITICAL, TRUSTED, is_blocking
from jobgen.rules.protocol import Broken, Kind, Rule, broken

BUILDER = "gcb-builder"
"""The service account of jobs that only start a build."""
HINT = "write resources: {cpu: 4, memory: 8Gi}, which sets requests and equal limits"
HINT_BY_HAND = "write limits of cpu and memory, and the same amounts as requests"


def check(job: Job, expansion: Expansion) -> Iterator[Broken]:
    """Yield each container that is not Guaranteed."""
    builds = (job.data.get("spec") or {}).get("serviceAccountName") == BUILDER
    if builds and job.data.get("cluster") == TRUSTED:
        return
    asked = job.data.get("cluster") in CRITICAL or is_blocking(job, expansion)
    for found in _containers(job):
        yield found if asked else replace(found, refused=False)


def _containers(job: Job) -> Iterator[Broken]:
    for index, container in enumerate(containers(job)):
        resources = container.get("resources") or {}
        requests, limits = resources.get("requests") or {}, resources.get("limits") or {}
        for name in ("cpu", "memory"):
            problem = _problem(name, requests.get(name), limits.get(name))
            if problem:
                kind = "requests" if name in limits and name not in requests else "limits"
                yield broken(job, _where(index, resources, kind, name), problem, HINT_BY_HAND if job.by_hand else HINT)


def _where(index: int, resources: dict[str, Any], kind: str, name: str) -> Path:
    return in_container(index, "resources", kind, name) if resources else in_container(index)


@cache
def _problem(name: str, request: str | float | None, limit: str | float | None) -> str:
    if limit is None:
        return f"{name} has no limit" if request is not None else f"the container has no {name}"
    if request is None:
        return f"{name} has no request"
    least, most = amount(request), amount(limit)
    if most == 0:
        return f"the limit of {name} is 0"
    return f"the limit of {name} is {limit}, its request {request}" if least != most else ""


RULE = Rule(
    id="guaranteed-qos",
    doc=__doc__,
    on=Kind.JOB,
    check=check,
    source=("J-24",),
    engine="policy-jobs.test",
    passing="suites: {unit: {resources: {requests: {cpu: 1, memory: 8Gi}, limits: {cpu: 1000m, memory: 8Gi}}}}",
    failing="suites: {unit: {resources: {requests: {cpu: 1}, limits: {cpu: 2}}}}",
)
