"""Prow job files: one for each platform and trigger."""

from collections.abc import Iterator
from typing import Any

from jobgen.model.job import Expansion, Job
from jobgen.model.spec import Platform
from jobgen.model.words import Trigger
from jobgen.nodes import plain
from jobgen.targets.protocol import Output
from jobgen.yamlio.emit import emit


def prow(expansion: Expansion) -> Iterator[Output]:
    """Yield the job files of every platform that has jobs."""
    by_platform: dict[str, dict[Trigger, list[Job]]] = {}
    for job in expansion.jobs:
        by_platform.setdefault(job.platform, {}).setdefault(job.trigger, []).append(job)
    for platform in expansion.platforms:
        presets = _presets(platform)
        for trigger, jobs in sorted(by_platform.get(platform.name, {}).items(), key=lambda item: _RANK[item[0]]):
            body = emit({**presets, **_file(trigger, jobs)})
            yield Output(path=job_file(platform.name, trigger), body=body, specs=(platform.document.name,))
            presets = {}


def job_file(platform: str, trigger: Trigger) -> str:
    """Return the path of the job file of a platform and trigger, below the output folder."""
    return f"jobs/{platform}/{platform}-{trigger}s.yaml"


_RANK = {trigger: rank for rank, trigger in enumerate(Trigger)}


def _presets(platform: Platform) -> dict[str, Any]:
    return {"presets": plain(platform.presets)} if platform.presets is not None else {}


def _file(trigger: Trigger, jobs: list[Job]) -> dict[str, Any]:
    if trigger is Trigger.PERIODIC:
        return {"periodics": [job.data for job in jobs]}
    by_repo: dict[str, list[dict[str, Any]]] = {}
    for job in jobs:
        by_repo.setdefault(job.repo, []).append(job.data)
    return {f"{trigger}s": dict(sorted(by_repo.items()))}
