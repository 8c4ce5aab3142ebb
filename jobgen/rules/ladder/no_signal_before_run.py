"""Nobody but a platform at step 3 gives the release team a signal.

The release-informing and release-blocking boards are where a release is decided. A job of a platform that does not ship has no
say there, however green it is: below step 3 signals are none.
"""

from collections.abc import Iterator

from jobgen.model.job import Expansion, Job
from jobgen.model.words import Signal
from jobgen.rules.protocol import ON_SPECS, Broken, Kind, Rule
from jobgen.rules.release import at_key

_STEP = 3


def check(job: Job, expansion: Expansion) -> Iterator[Broken]:
    """Yield when the job has a signal and its platform is below step 3."""
    step = expansion.platform[job.platform].step
    if job.signal is not Signal.NONE and step < _STEP:
        message = f"the signal is {job.signal}, and the platform is at step {step}: signals begin at step 3"
        yield at_key(job, "signal", message, "remove the signal")


RULE = Rule(
    id="no-signal-before-run",
    doc=__doc__,
    on=Kind.PERIODIC,
    check=check,
    asks=(ON_SPECS,),
    source=("ladder note, step 3",),
    lifts=True,
    passing="suites: {e2e: {periodic: {signal: none}}}",
    failing="suites: {e2e: {periodic: {signal: informing}}}",
)
