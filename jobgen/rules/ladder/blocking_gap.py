"""A blocking job runs at least every three hours.

Whoever cuts a release reads its boards now: a result of this morning says nothing about the commits since. On the main branch
the interval, or the widest gap of the cron, is at most the one that the site file gives (`thresholds.blocking.max_gap`). The policy
tests hold an `interval` beside the repository under test to the same, so no delta lifts that; they do not look at a cron.
"""

from collections.abc import Iterator
from dataclasses import replace

from jobgen.model.job import Expansion, Job
from jobgen.model.words import Signal
from jobgen.rules.protocol import Broken, Kind, Rule, broken
from jobgen.rules.release import nanoseconds
from jobgen.syntax import cron, duration

_MINUTE = 60 * 10**9
_INTERVALS = ("interval", "minimum_interval")


def check(job: Job, expansion: Expansion) -> Iterator[Broken]:
    """Yield when the job is blocking and more time can pass between two runs."""
    most = nanoseconds(expansion.site.thresholds.blocking_gap)
    if job.signal is not Signal.BLOCKING or most is None:
        return
    for key, gap in _gaps(job):
        if gap > most:
            limit = expansion.site.thresholds.blocking_gap
            message = f"up to {duration.text(gap)} pass between two runs of a blocking job; at most {limit} may"
            found = broken(job, (key,), message, f"interval: {limit}, or keep the job informing")
            yield replace(found, refused=key == "interval" and not job.by_hand and _tests_main(job, expansion))


def _tests_main(job: Job, expansion: Expansion) -> bool:
    site = expansion.site
    refs = job.data.get("extra_refs") or ()
    return any(
        (ref.get("org"), ref.get("repo"), ref.get("base_ref")) == (site.org, site.repo, site.main) for ref in refs
    )


def _gaps(job: Job) -> Iterator[tuple[str, int]]:
    for key in _INTERVALS:
        gap = nanoseconds(job.data.get(key))
        if gap is not None:
            yield key, gap
    text = job.data.get("cron")
    if isinstance(text, str) and not cron.error(text):
        minutes = cron.parse(text).widest_gap_minutes()
        if minutes is not None:
            yield "cron", minutes * _MINUTE


RULE = Rule(
    id="blocking-gap",
    doc=__doc__,
    on=Kind.PERIODIC,
    check=check,
    source=("release-blocking criteria of SIG Release: at least every 3 hours", "J-26"),
    lifts=True,
    passing="""\
step: 3
history:
- {step: 3, date: 2025-01-10, why: it ships}
suites: {e2e: {periodic: {signal: blocking, cron: 0 */2 * * *}}}
""",
    failing="""\
step: 3
history:
- {step: 3, date: 2025-01-10, why: it ships}
suites: {e2e: {periodic: {signal: blocking, cron: 0 8-20 * * *}}}
""",
)
