"""How often a periodic runs."""

from dataclasses import dataclass

from jobgen.model.job import Job
from jobgen.rules.release import nanoseconds
from jobgen.syntax import cron, duration

_MINUTE = 60 * 10**9
_DAY = 24 * 60 * _MINUTE
_INTERVALS = {"interval": "every", "minimum_interval": "at most every"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Rhythm:
    """When a periodic runs: in words, runs a day, and the widest gap in nanoseconds (None where there is no run)."""

    words: str
    runs: float
    gap: int | None
    is_cron: bool = False

    def __str__(self) -> str:
        each = f"{self.runs:.3g} {'run' if self.runs == 1 else 'runs'} a day"
        if self.gap is None:
            return f"{self.words} (never)"
        gap = f", widest gap {duration.text(self.gap)}" if self.is_cron else ""
        return f"{self.words} ({each}{gap})"


def rhythm(job: Job | None) -> Rhythm | None:
    """Return when the job runs, or None where it says nothing that Prow can read."""
    if job is None:
        return None
    for key, words in _INTERVALS.items():
        between = nanoseconds(job.data.get(key))
        if between:
            return Rhythm(words=f"{words} {job.data[key]}", runs=_DAY / between, gap=between)
    text = job.data.get("cron")
    if not isinstance(text, str) or cron.error(text):
        return None
    schedule = cron.parse(text)
    minutes = schedule.widest_gap_minutes()
    gap = None if minutes is None else minutes * _MINUTE
    return Rhythm(words=f'by cron "{text}"', runs=schedule.runs_per_day(), gap=gap, is_cron=True)
