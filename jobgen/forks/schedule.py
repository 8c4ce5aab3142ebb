"""When a fork runs: the head of the list that its annotation holds, one entry further with every rotation."""

from collections.abc import Callable

from jobgen.forks.annotations import CRONS, INTERVALS, annotations_of
from jobgen.forks.editing import drop, put, put_text, text_at
from jobgen.nodes import Mapping, Scalar
from jobgen.syntax import blanks


def first_schedule(job: Mapping) -> Mapping:
    """Return a periodic with the first schedule of its list instead of its own (rules K-03 and K-04)."""
    annotations = annotations_of(job)
    if CRONS in annotations.entries:
        return next_schedule(drop(job, "interval"))
    if blanks.split(text_at(annotations, INTERVALS)):
        return next_schedule(drop(job, "cron"))
    return job


def next_schedule(job: Mapping) -> Mapping:
    """Return a periodic with the next schedule of its list, which gets shorter but stays (rules R-04 and R-05).

    An exhausted list of intervals changes nothing; one of crons leaves the job without a cron.
    """
    return _pop(_pop(job, INTERVALS, "interval", blanks.split, " "), CRONS, "cron", _crons, ", ")


def _crons(text: str) -> list[str]:
    return text.split(", ")


def _pop(job: Mapping, key: str, field: str, split: Callable[[str], list[str]], separator: str) -> Mapping:
    annotations = annotations_of(job)
    if key not in annotations.entries:
        return job
    schedules = split(text_at(annotations, key))
    if not schedules:
        return job
    now, *later = schedules
    source = annotations.entries[key].place
    annotations = put_text(annotations, key, separator.join(later), source)
    scheduled = put(job, field, Scalar(now, source), source) if now else drop(job, field)
    return put(scheduled, "annotations", annotations)
