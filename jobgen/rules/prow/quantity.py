"""Amounts are quantities of Kubernetes.

Memory is `8Gi` or `512Mi`, not `8GB`; cpu is `4`, `0.5` or `500m`. Prow does not load a configuration with an amount that it cannot read.
"""

from collections.abc import Iterator
from typing import Any

from jobgen.model.job import Expansion, Job
from jobgen.nodes import Path
from jobgen.rules.protocol import Broken, Kind, Rule, broken
from jobgen.rules.prow.pods import amount, containers, in_container, volumes
from jobgen.syntax.quantity import error

HINT = "write such as cpu: 4, cpu: 500m, memory: 8Gi"


def check(job: Job, _expansion: Expansion) -> Iterator[Broken]:
    """Yield each amount that cannot be read."""
    for path, text in _amounts(job):
        if amount(text) is None:
            yield broken(job, path, f"{path[-1]}: {error(text)}", HINT)


def _amounts(job: Job) -> Iterator[tuple[Path, Any]]:
    for index, container in enumerate(containers(job)):
        if not _readable(container.get("resources") or {}):
            yield from _resources(in_container(index, "resources"), container["resources"])
    for index, volume in enumerate(volumes(job)):
        limit = (volume.get("emptyDir") or {}).get("sizeLimit")
        if limit is not None:
            yield ("spec", "volumes", index, "emptyDir", "sizeLimit"), limit
    decoration = job.data.get("decoration_config")
    if decoration:
        yield from _decoration(decoration)


def _readable(resources: dict[str, Any]) -> bool:
    """Return whether nothing is wrong, as nearly always: paths are made for what is."""
    for kind in ("requests", "limits"):
        for text in (resources.get(kind) or {}).values():
            if amount(text) is None:
                return False
    return True


def _decoration(decoration: dict[str, Any]) -> Iterator[tuple[Path, Any]]:
    if decoration.get("default_memory_request") is not None:
        yield ("decoration_config", "default_memory_request"), decoration["default_memory_request"]
    for helper, resources in (decoration.get("resources") or {}).items():
        yield from _resources(("decoration_config", "resources", helper), resources)


def _resources(path: Path, resources: dict[str, Any] | None) -> Iterator[tuple[Path, Any]]:
    for kind in ("requests", "limits") if resources else ():
        for name, text in ((resources or {}).get(kind) or {}).items():
            if text is not None:
                yield (*path, kind, name), text


RULE = Rule(
    id="quantity",
    doc=__doc__,
    on=Kind.JOB,
    check=check,
    source=("Y-14", "J-24"),
    engine="checkconfig",
    passing="suites: {unit: {resources: {cpu: 1500m, memory: 8Gi}}}",
    failing="suites: {unit: {resources: {cpu: 4, memory: 8GB}}}",
)
