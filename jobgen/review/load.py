"""What periodics ask of each cluster a day, before and after."""

from collections import defaultdict
from collections.abc import Iterable
from functools import cache
from typing import Any

from jobgen.model.job import Job
from jobgen.model.review import LoadChange, Side
from jobgen.model.words import Trigger
from jobgen.review.matching import compares_forks
from jobgen.review.schedules import rhythm
from jobgen.rules.pods import amount, containers
from jobgen.rules.release import DEFAULT_TIMEOUT, nanoseconds

_HOUR = 3600 * 10**9


def load_changes(base: Side, head: Side) -> tuple[LoadChange, ...]:
    """Return the clusters whose figures differ, by name. A cpu-hour is one that runs would take if each ran to its timeout."""
    with_forks = compares_forks(base, head)
    before, after = (_loads(side, with_forks=with_forks) for side in (base, head))
    return tuple(
        LoadChange(cluster=cluster, runs=(was[0], now[0]), cpu_hours=(was[1], now[1]))
        for cluster in sorted({*before, *after})
        if (was := before[cluster]) != (now := after[cluster])
    )


def _loads(side: Side, *, with_forks: bool) -> defaultdict[str, tuple[float, float]]:
    figures: defaultdict[str, list[tuple[float, float]]] = defaultdict(list)
    for job in (*side.expansion.jobs, *(side.expansion.forks if with_forks else ())):
        found = rhythm(job) if job.trigger is Trigger.PERIODIC else None
        if found is not None:
            figures[str(job.data.get("cluster") or "default")].append((found.runs, found.runs * _cpu_hours(job)))
    # Sorted, so that the order of jobs does not show in the last digit.
    sums = {
        name: (_total(each[0] for each in all_), _total(each[1] for each in all_)) for name, all_ in figures.items()
    }
    return defaultdict(lambda: (0.0, 0.0), sums)


def _total(figures: Iterable[float]) -> float:
    return round(sum(sorted(figures)), 3)


def _cpu_hours(job: Job) -> float:
    decoration = job.data.get("decoration_config") or {}
    limit = nanoseconds(decoration.get("timeout") or DEFAULT_TIMEOUT) or 0
    return limit / _HOUR * sum(_cpus(each) for each in containers(job))


def _cpus(container: dict[str, Any]) -> float:
    resources = container.get("resources") or {}
    for kind in ("requests", "limits"):
        cpu = (resources.get(kind) or {}).get("cpu")
        if cpu is not None:
            return _number(cpu)
    return 0.0


@cache
def _number(cpu: Any) -> float:
    return float(amount(cpu) or 0)
