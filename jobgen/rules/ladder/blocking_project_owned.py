"""A blocking job runs on machines of the project.

Nobody outside may be able to hold a release by switching a machine off. The cluster of the job is one that the site file calls
`project_owned`.
"""

from collections.abc import Iterator

from jobgen.model.job import Expansion, Job
from jobgen.model.words import Signal
from jobgen.rules.protocol import ON_SPECS, Broken, Kind, Rule, broken


def check(job: Job, expansion: Expansion) -> Iterator[Broken]:
    """Yield when the job is blocking and its cluster belongs to somebody else."""
    cluster = expansion.site.clusters.get(str(job.data.get("cluster", "")))
    if job.signal is Signal.BLOCKING and cluster is not None and not cluster.project_owned:
        owned = sorted(each.name for each in expansion.site.clusters.values() if each.project_owned)
        message = f"it can hold a release from {cluster.name}, which is not the project's"
        yield broken(
            job, ("cluster",), message, f"cluster: {' or '.join(owned)}" if owned else "keep the job informing"
        )


RULE = Rule(
    id="blocking-project-owned",
    doc=__doc__,
    on=Kind.PERIODIC,
    check=check,
    asks=(ON_SPECS,),
    source=("release-blocking criteria of SIG Release: accounts owned by the project",),
    lifts=True,
    passing="""\
step: 3
history:
- {step: 3, date: 2025-01-10, why: it ships}
suites: {e2e: {periodic: {signal: blocking}}}
_site.yaml:
  clusters: {k8s-infra-prow-build: {pods: [arm64], project_owned: true}}
""",
    failing="""\
step: 3
history:
- {step: 3, date: 2025-01-10, why: it ships}
suites: {e2e: {periodic: {signal: blocking}}}
_site.yaml:
  clusters: {k8s-infra-prow-build: {pods: [arm64], project_owned: false}}
""",
)
