"""A blocking job alerts its owners.

A red blocking job holds the release, so somebody must hear of it at once: TestGrid mails the addresses of
`alert_email` when it fails.
"""

from collections.abc import Iterator

from jobgen.model.job import Expansion, Job
from jobgen.model.words import Signal
from jobgen.rules.protocol import Broken, Kind, Rule
from jobgen.rules.release import at_key

_ALERT = "testgrid-alert-email"


def check(job: Job, _expansion: Expansion) -> Iterator[Broken]:
    """Yield when the job is blocking and names no alert address."""
    if job.signal is Signal.BLOCKING and not (job.data.get("annotations") or {}).get(_ALERT):
        yield at_key(job, "signal", "it can hold a release, and alerts nobody", "add alert_email: [NAME@example.org]")


RULE = Rule(
    id="blocking-alert-email",
    doc=__doc__,
    on=Kind.PERIODIC,
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
