"""Amounts are quantities of Kubernetes.

Memory is `8Gi` or `512Mi`, not `8GB`; cpu is `4`, `0.5` or `500m`. Prow does not load a configuration with an amount
that it cannot read. A unit without a number is nothing to it, and a warning for hand-written jobs.
"""

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from jobgen.model.job import Expansion, Job
from jobgen.nodes import Path
from jobgen.rules.pods import QUANTITY_HINT, amount, in_container, is_unit_alone, unreadable_amounts
from jobgen.rules.protocol import Broken, Kind, Rule, broken
from jobgen.syntax.quantity import error


def check(job: Job, _expansion: Expansion) -> Iterator[Broken]:
    """Yield each amount that cannot be read."""
    for path, text in _amounts(job):
        found = broken(job, path, f"{path[-1]}: {error(text)}", QUANTITY_HINT)
        yield replace(found, refused=False) if is_unit_alone(text) else found


def _amounts(job: Job) -> Iterator[tuple[Path, Any]]:
    decoration, spec = job.data.get("decoration_config"), job.data.get("spec") or {}
    if decoration:
        yield from unreadable_amounts(decoration, ("decoration_config",))
    yield from _in_containers(spec.get("containers") or [])
    if len(spec) > 1:
        yield from unreadable_amounts({key: part for key, part in spec.items() if key != "containers"}, ("spec",))


def _in_containers(containers: list[dict[str, Any]]) -> Iterator[tuple[Path, Any]]:
    """Yield what is wrong in containers, without a look at the many variables that are text."""
    for index, container in enumerate(containers):
        resources = container.get("resources")
        if resources and not _all_read(resources):
            yield from unreadable_amounts(resources, in_container(index, "resources"))
        for position, variable in enumerate(container.get("env") or ()):
            if "valueFrom" in variable:
                yield from unreadable_amounts(variable, in_container(index, "env", position))


def _all_read(resources: dict[str, Any]) -> bool:
    """Return whether nothing is wrong, as nearly always: paths are made for what is."""
    kinds = (resources.get(kind) or {} for kind in ("requests", "limits"))
    return not any(amount(text) is None for kind in kinds for text in kind.values())


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
