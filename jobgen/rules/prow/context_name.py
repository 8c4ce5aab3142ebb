"""A presubmit reports under its own name.

The policy tests want `context` to equal the name, unless the job does not report at all, so that people find the job behind
a status. Leave `context` out. A context that ends in `-master` gives the forks of release branches another context
than their name.
"""

from collections.abc import Iterator

from jobgen.model.job import Expansion, Job
from jobgen.rules.protocol import Broken, Kind, Rule, broken


def check(job: Job, _expansion: Expansion) -> Iterator[Broken]:
    """Yield when the context is another one."""
    context = job.data.get("context")
    if context and context != job.name and not job.data.get("skip_report"):
        fork = f" of its fork for {job.version}" if job.version else ""
        yield broken(job, ("context",), f'the context{fork} is "{context}", not the name', "leave context out")


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
