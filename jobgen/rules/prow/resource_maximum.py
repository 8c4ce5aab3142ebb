"""No container asks for more than a node has to give.

The policy tests allow 7 cpu and 27Gi of memory, which fit once on a node of the build clusters; the site file can say
other amounts (`thresholds: {container}`). A few jobs of the project, by name, may have more.
"""

import re
from collections.abc import Iterator
from dataclasses import replace

from jobgen.model.job import Expansion, Job
from jobgen.rules.pods import amount, containers, in_container
from jobgen.rules.protocol import Broken, Kind, Rule, broken

POLICY = {"cpu": "7", "memory": "27Gi"}
"""The limits of the policy tests, which a site may lower for itself."""

_EXEMPT = re.compile(
    r"ci-kubernetes-build(-1-\d+)?"
    r"|(ci-kubernetes-e2e-gce|pull-kubernetes-gce-master)-scale-performance-5000(-experimental)?"
    r"|pull-perf-tests-gce-master-scale-performance-5000"
)


def check(job: Job, expansion: Expansion) -> Iterator[Broken]:
    """Yield each request that is too large."""
    thresholds = expansion.site.thresholds
    for index, container in enumerate(containers(job)):
        requests = (container.get("resources") or {}).get("requests") or {}
        for name, most in (("cpu", thresholds.cpu), ("memory", thresholds.memory)):
            asked, allowed = amount(requests.get(name)), amount(most)
            if asked is None or allowed is None or asked <= allowed or _EXEMPT.fullmatch(job.name):
                continue
            path = in_container(index, "resources", "requests", name)
            found = broken(job, path, f"{name} is {requests[name]}, more than {most}", f"write {name}: {most} or less")
            limit = amount(POLICY[name])
            yield replace(found, refused=limit is not None and asked > limit and not job.by_hand)


RULE = Rule(
    id="resource-maximum",
    doc=__doc__,
    on=Kind.JOB,
    check=check,
    source=("J-24", "J-25"),
    passing="suites: {unit: {resources: {cpu: 7, memory: 27Gi}}}",
    failing="suites: {unit: {resources: {cpu: 8, memory: 27Gi}}}",
)
