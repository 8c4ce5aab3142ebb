"""A job leaves Prow's variables to Prow.

Prow sets `JOB_NAME`, `BUILD_ID` and their like in every container, those about the repository in presubmits and
postsubmits, those about the pull request in presubmits, and refuses a job that sets one of its own. Read them, or use
another name.
"""

from collections.abc import Iterator

from jobgen.model.job import Expansion, Job
from jobgen.model.words import Trigger
from jobgen.rules.pods import sets_any, variables
from jobgen.rules.protocol import Broken, Kind, Rule, broken

_ANY = frozenset({"CI", "JOB_NAME", "JOB_SPEC", "JOB_TYPE", "PROW_JOB_ID", "BUILD_ID", "BUILD_NUMBER"})
_REFS = frozenset({"REPO_OWNER", "REPO_NAME", "SRC_BASE", "SRC_HOST", "PULL_BASE_REF", "PULL_BASE_SHA", "PULL_REFS"})
_PULL = frozenset({"PULL_NUMBER", "PULL_PULL_SHA", "PULL_HEAD_REF", "PULL_TITLE"})
RESERVED = {Trigger.PERIODIC: _ANY, Trigger.POSTSUBMIT: _ANY | _REFS, Trigger.PRESUBMIT: _ANY | _REFS | _PULL}


def check(job: Job, _expansion: Expansion) -> Iterator[Broken]:
    """Yield each variable that Prow sets itself."""
    reserved = RESERVED[job.trigger]
    for path, name in variables(job) if sets_any(job, reserved) else ():
        if name in reserved:
            yield broken(job, path, f'Prow sets "{name}" itself', "leave it out, or use another name")


RULE = Rule(
    id="env-reserved",
    doc=__doc__,
    on=Kind.JOB,
    check=check,
    source=("P-64",),
    engine="checkconfig",
    passing="suites: {unit: {env: {MY_JOB_NAME: unit}}}",
    failing="suites: {unit: {env: {JOB_NAME: unit}}}",
)
