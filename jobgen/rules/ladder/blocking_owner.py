"""A blocking job has an owner.

The release team has to know whom to ask: a SIG that answers for the platform, or its maintainers, who then own the job files.
"""

from collections.abc import Iterator

from jobgen.model.job import Expansion, Job
from jobgen.model.words import Signal
from jobgen.rules.protocol import ON_SPECS, Broken, Kind, Rule
from jobgen.rules.release import at_key


def check(job: Job, expansion: Expansion) -> Iterator[Broken]:
    """Yield when the job is blocking and its platform names neither a SIG nor maintainers."""
    platform = expansion.platform[job.platform]
    if job.signal is Signal.BLOCKING and not (platform.sig or platform.maintainers):
        yield at_key(
            job,
            "signal",
            "it can hold a release, and nobody owns it",
            "add sig: sig-NAME, or maintainers, to the platform",
        )


RULE = Rule(
    id="blocking-owner",
    doc=__doc__,
    on=Kind.PERIODIC,
    check=check,
    asks=(ON_SPECS,),
    source=("release-blocking criteria of SIG Release: an owning SIG",),
    lifts=True,
    passing="""\
step: 3
maintainers: []
sig: sig-arm64
history:
- {step: 3, date: 2025-01-10, why: it ships}
suites: {e2e: {periodic: {signal: blocking}}}
""",
    failing="""\
step: 3
maintainers: []
history:
- {step: 3, date: 2025-01-10, why: it ships}
suites: {e2e: {periodic: {signal: blocking}}}
""",
)
