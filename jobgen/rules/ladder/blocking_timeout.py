"""A blocking job gives up after 150 minutes.

The criteria ask that three runs in four end within two hours; the timeout leaves some room (`thresholds.blocking.max_timeout` of
the site file). It holds on the main branch and on every release branch. Without a timeout of its own a job has Prow's, 2h.
"""

from collections.abc import Iterator
from dataclasses import replace

from jobgen.model.job import Expansion, Job
from jobgen.model.words import Signal
from jobgen.rules.protocol import Broken, Kind, Rule, broken
from jobgen.rules.release import DEFAULT_TIMEOUT, nanoseconds

_POLICY = "150m"
_PATH = ("decoration_config", "timeout")


def check(job: Job, expansion: Expansion) -> Iterator[Broken]:
    """Yield when the job is blocking and may run longer; a fork only where its job is not already found."""
    limit = expansion.site.thresholds.blocking_timeout
    if _too_long(job, limit) and not (job.version and _too_long(_origin(job, expansion), limit)):
        message = f"the timeout of a blocking job is {_timeout(job)}; at most {limit} is allowed"
        found = broken(job, _PATH, message, f"timeout: {limit}, or keep the job informing")
        yield replace(found, refused=_too_long(job, _POLICY) and not job.by_hand)


def _too_long(job: Job | None, limit: str) -> bool:
    if job is None or job.signal is not Signal.BLOCKING:
        return False
    most, timeout = nanoseconds(limit), nanoseconds(_timeout(job))
    return most is not None and timeout is not None and timeout > most


def _timeout(job: Job) -> str:
    return str((job.data.get("decoration_config") or {}).get("timeout") or DEFAULT_TIMEOUT)


def _origin(fork: Job, expansion: Expansion) -> Job | None:
    jobs = expansion.jobs_of.get(fork.platform, ())
    return next((job for job in jobs if (job.suite, job.trigger) == (fork.suite, fork.trigger)), None)


RULE = Rule(
    id="blocking-timeout",
    doc=__doc__,
    on=Kind.JOB,
    check=check,
    source=("release-blocking criteria of SIG Release: 75 % of the runs end within 120 minutes", "J-26"),
    forks=True,
    passing="""\
step: 3
history:
- {step: 3, date: 2025-01-10, why: it ships}
suites: {e2e: {periodic: {signal: blocking, timeout: 2h30m}}}
""",
    failing="""\
step: 3
history:
- {step: 3, date: 2025-01-10, why: it ships}
suites: {e2e: {periodic: {signal: blocking, timeout: 4h}}}
""",
)
