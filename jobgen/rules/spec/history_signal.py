"""The history and the jobs agree on signals.

Where the last entry about a suite says that it became informing or blocking, its periodic is; where the entry says none, it is
not. Entries from before the platform last went below step 3 have lapsed. A suite that has gone keeps its history, closed by an
entry with the signal none.
"""

from collections.abc import Iterator

from jobgen.findings import Severity
from jobgen.model.history import RUN, signals
from jobgen.model.job import Expansion
from jobgen.model.spec import Entry, Platform
from jobgen.model.words import Signal, Trigger
from jobgen.rules.protocol import ON_SPECS, Broken, Kind, Rule


def check(platform: Platform, expansion: Expansion) -> Iterator[Broken]:
    """Yield each suite whose last entry says another signal than its periodic."""
    if platform.step < RUN:
        return
    jobs = expansion.jobs_of.get(platform.name, ())
    actual = {job.suite: job.signal for job in jobs if job.trigger is Trigger.PERIODIC}
    for suite, entries in signals(_since_run(platform)).items():
        last, now = entries[-1], actual.get(suite, Signal.NONE)
        if last.signal and last.signal != now:
            yield Broken(
                place=last.place,
                message=f"the history says that {suite} is {last.signal} since {last.date}; its signal is {now}",
                hint=f'add to history: {{suite: {suite}, signal: {now}, date: "YYYY-MM-DD", why: …}}, or correct the suite',
                platform=platform.name,
            )


def _since_run(platform: Platform) -> tuple[Entry, ...]:
    below = [number for number, entry in enumerate(platform.history) if entry.step is not None and entry.step < RUN]
    return platform.history[below[-1] :] if below else platform.history


RULE = Rule(
    id="history-signal",
    doc=__doc__,
    on=Kind.PLATFORM,
    check=check,
    asks=(ON_SPECS,),
    source=("the history of a spec",),
    severity=Severity.WARNING,
    passing="""\
step: 3
history:
- {step: 3, date: 2024-01-10, why: it ships}
- {suite: e2e, signal: informing, date: 2025-01-10, why: green}
""",
    failing="""\
step: 3
history:
- {step: 3, date: 2024-01-10, why: it ships}
- {suite: e2e, signal: blocking, date: 2025-01-10, why: green}
""",
)
