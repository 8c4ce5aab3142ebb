"""The signal of a job, as its side says it."""

from jobgen.model.job import Job
from jobgen.model.review import Side
from jobgen.model.words import Signal, Trigger, strongest


def signal_of(job: Job | None, side: Side) -> Signal:
    """Return the signal of a job; a generated tree says it by the boards alone, and no job is none."""
    if job is None:
        return Signal.NONE
    if side.specs or job.trigger is not Trigger.PERIODIC:
        return job.signal
    site = side.expansion.site
    branch = job.version or site.main
    named = (each for each, board in site.signal_boards.items() if board.replace("{branch}", branch) in job.boards)
    return strongest((job.signal, *map(Signal, named)))
