"""The release board is the first of a job's boards.

TestGrid sends the alerts of a job only from the first board of its list. For a blocking job that must be the release board, and
the policy tests of kubernetes/test-infra see to it; for an informing one it should be, so that is a warning.
"""

from collections.abc import Iterator
from dataclasses import replace

from jobgen.findings import Severity
from jobgen.model.job import Expansion, Job
from jobgen.model.words import Signal
from jobgen.rules.protocol import Broken, Kind, Rule
from jobgen.rules.release import at_key, release_board


def check(job: Job, expansion: Expansion) -> Iterator[Broken]:
    """Yield when the job has a signal and another board comes first."""
    board = release_board(expansion.site, job.signal)
    if board in job.boards and job.boards.index(board) > 0:
        message = f"{job.boards[0]} comes before {board}, so alerts do not come from the release board"
        severity = Severity.ERROR if job.signal is Signal.BLOCKING else Severity.WARNING
        found = at_key(job, "boards", message, f"put {board} first in boards", severity)
        # The policy tests ask a blocking job for a mail address, which only the first board gets.
        yield replace(found, refused=severity is Severity.ERROR)


RULE = Rule(
    id="release-board-first",
    doc=__doc__,
    on=Kind.PERIODIC,
    lifts=True,
    check=check,
    source=("A-11", "X-12", "N-08"),
    passing="""\
step: 3
history:
- {step: 3, date: 2025-01-10, why: it ships}
suites: {e2e: {periodic: {signal: blocking, boards: [provider-arm64-all]}}}
""",
    failing="""\
step: 3
history:
- {step: 3, date: 2025-01-10, why: it ships}
suites: {e2e: {periodic: {signal: blocking, boards: [provider-arm64-all, sig-release-master-blocking]}}}
""",
)
