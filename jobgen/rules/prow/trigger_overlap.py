"""The rerun command of a presubmit starts no other presubmit.

Whoever asks for one job must not get two. Only a `trigger` that somebody wrote can match the command of another job;
the one that Prow makes from the name cannot.
"""

from collections.abc import Iterator

from jobgen.model.job import Expansion, Job
from jobgen.model.words import Trigger
from jobgen.rules.protocol import Broken, Kind, Rule, broken
from jobgen.syntax import re2


def check(expansion: Expansion, _expansion: Expansion) -> Iterator[Broken]:
    """Yield each presubmit whose trigger matches the rerun command of another in its repository."""
    presubmits = [job for job in expansion.jobs if job.trigger is Trigger.PRESUBMIT]
    for job in presubmits:
        trigger = job.data.get("trigger")
        if not trigger or re2.error(trigger):
            continue
        other = next((each for each in presubmits if _starts(trigger, each, job)), None)
        if other is not None:
            message = f'the trigger matches "{_command(other)}" too, which is for another job'
            yield broken(job, ("trigger",), message, "leave trigger and rerun_command out")


def _starts(trigger: str, other: Job, job: Job) -> bool:
    return other.name != job.name and other.repo == job.repo and re2.search(trigger, _command(other))


def _command(job: Job) -> str:
    return job.data.get("rerun_command") or f"/test {job.name}"


RULE = Rule(
    id="trigger-overlap",
    doc=__doc__,
    on=Kind.TREE,
    check=check,
    source=("J-05",),
    engine="policy-jobs.test",
    passing="suites: {unit: {presubmit: {}}, e2e: {presubmit: {}}}",
    failing="""\
suites:
  e2e: {presubmit: {}}
  unit:
    presubmit:
      rerun_command: /test pull-kubernetes-unit-arm64
      trigger: ^/test pull-kubernetes-.*
""",
)
