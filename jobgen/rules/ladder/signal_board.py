"""A job is on a release board if its signal says so, and only then.

The signal decides the release board; a list of boards may name it to fix its place, and must not contradict it. A job on a
release board without that signal would be watched by the release team, and held to nothing.
"""

from collections.abc import Iterator
from dataclasses import replace

from jobgen.model.job import Expansion, Job
from jobgen.model.words import Signal, Trigger
from jobgen.rules.protocol import Broken, Kind, Rule
from jobgen.rules.release import at_key, release_board, release_boards


def check(job: Job, expansion: Expansion) -> Iterator[Broken]:
    """Yield each release board that is not the one of the job's signal."""
    own = release_board(expansion.site, job.signal)
    for board in job.boards:
        if board != own and board in release_boards(expansion.site):
            says = f"the signal is {job.signal}" if job.signal is not Signal.NONE else "the job has no signal"
            found = at_key(job, "boards", f"{board} is a release board, and {says}", f"take {board} out of boards")
            yield replace(found, refused=_is_refused(job, board, expansion))


def _is_refused(job: Job, board: str, expansion: Expansion) -> bool:
    """Return whether the policy tests refuse it too: a postsubmit of another repository that blocks releases (rule J-26)."""
    blocking = board in release_boards(expansion.site, Signal.BLOCKING)
    return blocking and job.trigger is Trigger.POSTSUBMIT and job.repo != expansion.site.under_test


RULE = Rule(
    id="signal-board",
    doc=__doc__,
    on=Kind.JOB,
    check=check,
    source=("ladder note, step 3", "release-blocking criteria of SIG Release"),
    lifts=True,
    passing="""\
step: 3
history:
- {step: 3, date: 2025-01-10, why: it ships}
suites: {e2e: {periodic: {signal: informing, boards: [sig-release-master-informing, provider-arm64-all]}}}
""",
    failing="""\
step: 3
history:
- {step: 3, date: 2025-01-10, why: it ships}
suites: {e2e: {periodic: {signal: none, boards: [sig-release-master-informing, provider-arm64-all]}}}
""",
)
