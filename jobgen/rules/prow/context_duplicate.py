"""No two jobs of a repository report under one context.

GitHub keeps the last status of a context, so one of the two jobs would hide the other. Prow refuses it where both run
on one branch, the policy tests on any branches.
"""

from collections.abc import Iterator

from jobgen.model.job import Expansion, Job
from jobgen.model.words import Trigger
from jobgen.rules.protocol import Broken, Kind, Rule, broken, origin


def check(expansion: Expansion, _expansion: Expansion) -> Iterator[Broken]:
    """Yield each presubmit or postsubmit whose context belongs to a job of another name."""
    first: dict[tuple[Trigger, str, str], Job] = {}
    for job in expansion.jobs:
        if job.trigger is Trigger.PERIODIC:
            continue
        context = job.data.get("context") or job.name
        other = first.setdefault((job.trigger, job.repo, context), job)
        if other.name != job.name:
            message = f'the context "{context}" belongs to {other.name} of {origin(other)}'
            yield broken(job, ("context",), message, "leave context out: it is the name of the job")


RULE = Rule(
    id="context-duplicate",
    doc=__doc__,
    on=Kind.TREE,
    check=check,
    source=("P-14", "J-04"),
    engine="checkconfig",
    passing="suites: {unit: {presubmit: {}}, e2e: {presubmit: {}}}",
    failing="suites: {unit: {presubmit: {}}, e2e: {presubmit: {skip_report: true, context: pull-kubernetes-unit-arm64}}}",
)
