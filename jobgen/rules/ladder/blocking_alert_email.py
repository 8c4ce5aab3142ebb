"""A blocking job alerts its owners.

A red blocking job holds the release, so somebody must hear of it at once: TestGrid mails the addresses of
`alert_email` when it fails. The policy tests want an address for every tab of the blocking board of the main branch, whatever
makes it; TestGrid gives the addresses of a job to its first board alone.
"""

from collections.abc import Iterator
from dataclasses import replace

from jobgen.model.job import Expansion, Job
from jobgen.model.words import Signal, Trigger
from jobgen.rules.protocol import Broken, Kind, Rule, broken
from jobgen.rules.release import at_key, release_board

_ALERT = "testgrid-alert-email"


def check(job: Job, expansion: Expansion) -> Iterator[Broken]:
    """Yield when the job is blocking and names no alert address."""
    board = release_board(expansion.site, Signal.BLOCKING)
    on_board = job.by_hand and board in job.boards
    if (on_board or _is_blocking(job)) and not (job.data.get("annotations") or {}).get(_ALERT):
        hint = f'add {_ALERT}: "NAME@example.org"' if job.by_hand else "add alert_email: [NAME@example.org]"
        found = at_key(job, "signal", "it can hold a release, and alerts nobody", hint)
        yield replace(found, refused=on_board or None)
    elif on_board and job.trigger is not Trigger.PERIODIC and job.boards[0] != board:
        message = f"{job.boards[0]} comes before {board}, so nobody is alerted from there"
        found = broken(job, ("annotations", "testgrid-dashboards"), message, f"put {board} first")
        yield replace(found, refused=True)


def _is_blocking(job: Job) -> bool:
    return job.trigger is Trigger.PERIODIC and job.signal is Signal.BLOCKING


RULE = Rule(
    id="blocking-alert-email",
    doc=__doc__,
    on=Kind.JOB,
    check=check,
    source=("release-blocking criteria of SIG Release: an owner with an alert address", "X-12"),
    passing="""\
step: 3
history:
- {step: 3, date: 2025-01-10, why: it ships}
suites: {e2e: {periodic: {signal: blocking}}}
""",
    failing="""\
step: 3
history:
- {step: 3, date: 2025-01-10, why: it ships}
suites: {e2e: {periodic: {signal: blocking, alert_email: null}}}
""",
)
