"""The durations of a job: those that say when it runs, and those of its decoration."""

from collections.abc import Iterator

from jobgen.model.job import Job
from jobgen.nodes import Path

_SCHEDULES = ("interval", "minimum_interval")
_DECORATION = ("timeout", "grace_period", "pod_pending_timeout", "pod_running_timeout", "pod_unscheduled_timeout")


def durations(job: Job) -> Iterator[tuple[Path, str]]:
    """Yield path and text of each duration; of a fork only those that differ from its job."""
    data = job.data
    for key in _SCHEDULES:
        text = data.get(key)
        if text:
            yield (key,), text
    decoration = None if job.version else data.get("decoration_config")
    if decoration:
        for key in _DECORATION:
            if key in decoration:
                yield ("decoration_config", key), decoration[key]
