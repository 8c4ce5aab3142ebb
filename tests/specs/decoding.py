"""Prow jobs as Prow has them once it has read them: two spellings of one job are equal.

Go leaves out what is zero, so that nothing tells `optional: false` from no such key; a quantity or a duration is what it
amounts to. Maps of text, such as labels, keep their empty values. Keys are in no order, lists are.
"""

from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeAlias

from ruamel.yaml import YAML

from jobgen.syntax import duration, quantity

Job: TypeAlias = dict[str, Any]
Jobs: TypeAlias = dict[tuple[str, str], Job]
"""Decoded jobs by trigger and name."""

_TEXT_MAPS = ("labels", "annotations", "nodeSelector")
_AMOUNTS: dict[str, Callable[[Any], Any]] = {
    "cpu": quantity.value,
    "memory": quantity.value,
    "interval": duration.nanoseconds,
    "timeout": duration.nanoseconds,
    "grace_period": duration.nanoseconds,
}


def read_jobs(folder: Path) -> Jobs:
    """Return the jobs of every file below a folder; those of other repositories than kubernetes/kubernetes are left out."""
    jobs: Jobs = {}
    for file in sorted(folder.rglob("*.yaml")):
        content = YAML(typ="safe", pure=True).load(file)
        for trigger in ("presubmit", "postsubmit"):
            for job in content.get(f"{trigger}s", {}).get("kubernetes/kubernetes", ()):
                jobs[trigger, job["name"]] = decoded(job)
        for job in content.get("periodics", ()):
            jobs["periodic", job["name"]] = decoded(job)
    return jobs


def decoded(value: Any, key: str = "") -> Any:
    """Return a value as Prow has it after reading."""
    if isinstance(value, dict):
        if key in _TEXT_MAPS:
            return value
        entries = {name: decoded(each, name) for name, each in value.items()}
        return {name: each for name, each in entries.items() if each or type(each) is int}
    if isinstance(value, list):
        return [decoded(each) for each in value]
    return _AMOUNTS[key](value) if key in _AMOUNTS else value
