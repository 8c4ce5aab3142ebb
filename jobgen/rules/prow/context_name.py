"""A presubmit reports under its own name.

The policy tests want `context` to equal the name, unless the job does not report at all, so that people find the job
behind a status. Leave `context` out. A context that ends in `-master` gives the forks of release branches another
context than their name.
"""

from collections.abc import Iterator

from jobgen.model.job import Expansion, Job
from jobgen.rules.protocol import Broken, Kind, Rule, broken


def check(job: Job, _expansion: Expansion) -> Iterator[Broken]:
    """Yield when the context is another one."""
    context = job.data.get("context")
    if not context or context == job.name or job.data.get("skip_report"):
        return
    if not job.version:
        yield broken(job, ("context",), f'the context is "{context}", not the name', "leave context out")
    elif context.replace(f"-{job.version}", "-master") == job.name:
        message = f'the context of its fork for {job.version} is "{context}", not the name'
        yield broken(job, ("context",), message, "leave context out: forks then report under the name")


RULE = Rule(
    id="context-name",
    doc=__doc__,
    on=Kind.PRESUBMIT,
    check=check,
    needs=("context",),
    source=("J-12", "K-23"),
    forks=True,
    engine="policy-jobs.test",
    passing="suites: {unit: {presubmit: {context: pull-kubernetes-unit-arm64}}}",
    failing="suites: {unit: {presubmit: {context: unit tests}}}",
)
