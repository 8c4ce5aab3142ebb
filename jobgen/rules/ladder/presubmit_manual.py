"""Presubmits of a platform that is not certified do not run on every pull request.

Step 1 must not place undue burden on review or infrastructure: its presubmits run only when somebody comments /test. At steps
2 and 3 they may also run on the changes that matter to the platform. Only at step 4 may they run always.
"""

from collections.abc import Iterator

from jobgen.model.job import Expansion, Job
from jobgen.rules.protocol import ON_SPECS, Broken, Kind, Rule, broken

_BY_PATH = ("run_if_changed", "skip_if_only_changed")
_WALK, _PROFIT = 2, 4


def check(job: Job, expansion: Expansion) -> Iterator[Broken]:
    """Yield each key that starts the presubmit more often than the step allows."""
    step = expansion.platform[job.platform].step
    if step < _PROFIT and job.data.get("always_run"):
        allowed = "on /test" if step < _WALK else "on /test or on matching changes"
        yield broken(
            job, ("always_run",), f"always_run is true at step {step}: presubmits run {allowed}", "always_run: false"
        )
    for key in _BY_PATH:
        if step < _WALK and job.data.get(key):
            message = f"{key} starts it without /test; at step {step} presubmits run only when asked for"
            yield broken(job, (key,), message, f"remove {key}")


RULE = Rule(
    id="presubmit-manual",
    doc=__doc__,
    on=Kind.PRESUBMIT,
    check=check,
    asks=(ON_SPECS,),
    source=("ladder note, rules of the game: step 1 should not place undue burden on review or infrastructure",),
    lifts=True,
    passing="suites: {unit: {presubmit: {run_if_changed: ^pkg/}}}",
    failing="suites: {unit: {presubmit: {always_run: true}}}",
)
