"""Presubmits of a platform below step 4 are optional.

A required presubmit lets a platform stop everybody's pull requests. Only one that has shipped for a year, and is certified, is
trusted with that; below, `optional: true` keeps a red presubmit from blocking the merge.
"""

from collections.abc import Iterator

from jobgen.model.job import Expansion, Job
from jobgen.rules.protocol import ON_SPECS, Broken, Kind, Rule, broken

_STEP = 4


def check(job: Job, expansion: Expansion) -> Iterator[Broken]:
    """Yield when the presubmit is required and its platform is below step 4."""
    step = expansion.platform[job.platform].step
    if step < _STEP and not job.data.get("optional"):
        message = f"it is required for merge; below step 4 presubmits are optional, and the platform is at step {step}"
        yield broken(job, ("optional",), message, "optional: true")


RULE = Rule(
    id="presubmit-optional",
    doc=__doc__,
    on=Kind.PRESUBMIT,
    check=check,
    asks=(ON_SPECS,),
    source=("ladder note, rules of the game: no undue burden on review",),
    lifts=True,
    passing="suites: {unit: {presubmit: {optional: true}}}",
    failing="suites: {unit: {presubmit: {optional: false}}}",
)
