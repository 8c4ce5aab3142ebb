"""What rules about pods share: containers, their variables, amounts of resources."""

import re
from collections.abc import Container, Iterator
from decimal import Decimal
from functools import cache
from typing import Any

from jobgen.model.job import Job
from jobgen.nodes import Path
from jobgen.syntax import quantity

CLOSED_CLUSTERS = frozenset({"default", "test-infra-trusted", "k8s-infra-prow-build-trusted"})
"""Clusters that take no jobs of platforms (rules J-14, J-15)."""
PROW_VOLUMES = frozenset({"logs", "code", "tools", "gcs-credentials", "s3-credentials"})
"""Volumes that Prow adds to decorated pods (rule P-65)."""
PROW_PATHS = frozenset({"/logs", "/tools", "/home/prow/go"})
"""Where it mounts them in every container (rule P-67)."""
QUANTITY_HINT = "write such as cpu: 4, cpu: 500m, memory: 8Gi"
_AMOUNTS = frozenset({"limits", "overhead", "requests"})
_AMOUNT = frozenset({"default_memory_request", "divisor", "sizeLimit"})


def containers(job: Job) -> list[dict[str, Any]]:
    """Return the containers of the job; none where it has no pod."""
    spec = job.data.get("spec")
    return (spec.get("containers") or []) if spec else []


def volumes(job: Job) -> list[dict[str, Any]]:
    """Return the volumes of the job's pod."""
    spec = job.data.get("spec")
    return (spec.get("volumes") or []) if spec else []


def in_container(index: int, *path: str | int) -> Path:
    """Return the path of a value of one container."""
    return ("spec", "containers", index, *path)


def variables(job: Job) -> Iterator[tuple[Path, str]]:
    """Yield path and name of each environment variable."""
    for index, container in enumerate(containers(job)):
        for position, variable in enumerate(container.get("env") or ()):
            yield in_container(index, "env", position), variable.get("name") or ""


def sets_any(job: Job, names: Container[str]) -> bool:
    """Return whether a container has one of these variables: quicker than `variables`, which knows where."""
    for container in containers(job):
        for variable in container.get("env") or ():
            if variable.get("name") in names:
                return True
    return False


def mounts(job: Job) -> Iterator[tuple[Path, dict[str, Any]]]:
    """Yield path and content of each volume mount."""
    for index, container in enumerate(containers(job)):
        for position, mount in enumerate(container.get("volumeMounts") or ()):
            yield in_container(index, "volumeMounts", position), mount


@cache
def amount(text: str | float | None) -> Decimal | None:
    """Return the amount that a Kubernetes quantity stands for; None where it is missing or cannot be read."""
    return None if text is None or quantity.error(text) else quantity.value(text)


def unreadable_amounts(node: Any, path: Path) -> Iterator[tuple[Path, Any]]:
    """Yield path and text of each quantity below the value that Kubernetes cannot read."""
    if isinstance(node, dict):
        for key, value in node.items():
            if key in _AMOUNTS and isinstance(value, dict):
                yield from (((*path, key, name), each) for name, each in value.items() if _is_wrong(each))
            elif key in _AMOUNT:
                if _is_wrong(value):
                    yield (*path, key), value
            elif isinstance(value, dict | list):
                yield from unreadable_amounts(value, (*path, key))
    elif isinstance(node, list):
        for index, item in enumerate(node):
            yield from unreadable_amounts(item, (*path, index))


def is_unit_alone(text: Any) -> bool:
    """Return whether the text is a unit without a number, which Kubernetes takes for 0."""
    return isinstance(text, str) and re.fullmatch(r"[+-]?([KMGTPE]i|[numkMGTPE])", text.strip()) is not None


def _is_wrong(text: str | float | None) -> bool:
    return text is not None and amount(text) is None
