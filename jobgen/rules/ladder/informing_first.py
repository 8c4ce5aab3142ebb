"""A suite is informing before it is blocking.

Jobs join the release-informing board first, and move on once they have shown there that they work. The history says so: an
entry that made the suite informing comes before the one that made it blocking.
"""

from collections.abc import Iterator

from jobgen.model.history import signals
from jobgen.model.job import Expansion, Job
from jobgen.model.words import Signal
from jobgen.rules.protocol import ON_SPECS, Broken, Kind, Rule
from jobgen.rules.release import at_key


def check(job: Job, expansion: Expansion) -> Iterator[Broken]:
    """Yield when the suite is blocking, and the history knows no informing time before that."""
    if job.signal is not Signal.BLOCKING:
        return
    entries = [entry.signal for entry in signals(expansion.platform[job.platform].history).get(job.suite, ())]
    before = entries[: entries.index(Signal.BLOCKING)] if Signal.BLOCKING in entries else entries
    if Signal.INFORMING not in before:
        message = f"the history does not say that {job.suite} was informing before it became blocking"
        hint = f'add to history: {{suite: {job.suite}, signal: informing, date: "YYYY-MM-DD", why: …}}'
        yield at_key(job, "signal", message, hint)


RULE = Rule(
    id="informing-first",
    doc=__doc__,
    on=Kind.PERIODIC,
    check=check,
    asks=(ON_SPECS,),
    source=(
        "ladder note, step 3: CI jobs get added to release-informing first",
        "release-blocking criteria of SIG Release",
    ),
    lifts=True,
    passing="""\
step: 3
suites: {e2e: {periodic: {signal: blocking}}}
history:
- {step: 3, date: 2025-01-10, why: it ships}
- {suite: e2e, signal: informing, date: 2025-01-10, why: green}
- {suite: e2e, signal: blocking, date: 2025-06-10, why: greener}
""",
    failing="""\
step: 3
suites: {e2e: {periodic: {signal: blocking}}}
history:
- {step: 3, date: 2025-01-10, why: it ships}
- {suite: e2e, signal: blocking, date: 2025-06-10, why: greener}
""",
)
