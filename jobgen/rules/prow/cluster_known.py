"""A job names a cluster that the site has.

Without `cluster` a job would run in `default`, which takes no new jobs; a name that nobody has starts no pod at all.
The site file lists the clusters.
"""

from collections.abc import Iterator
from dataclasses import replace

from jobgen.model.existing import Given
from jobgen.model.job import Expansion, Job
from jobgen.rules.pods import CLOSED_CLUSTERS
from jobgen.rules.protocol import Broken, Kind, Rule, broken
from jobgen.syntax.suggest import closest


def check(job: Job, expansion: Expansion) -> Iterator[Broken]:
    """Yield when the cluster is missing or unknown."""
    cluster, known = job.data.get("cluster"), expansion.site.clusters
    if cluster in known or cluster in CLOSED_CLUSTERS:
        return
    if not cluster:
        hint = f"add cluster: {next(iter(known), 'k8s-infra-prow-build')} to the {'job' if job.by_hand else 'platform'}"
        yield replace(broken(job, (), "the job has no cluster", hint), refused=True)
        return
    if Given.SITE not in expansion.given:
        return
    near = closest(cluster, known)
    hint = f'did you mean "{near}"?' if near else f"add it to clusters of the site file, which has: {', '.join(known)}"
    # The list of the policy tests is another one, and older.
    yield replace(broken(job, ("cluster",), f'the site has no cluster "{cluster}"', hint), refused=False)


RULE = Rule(
    id="cluster-known",
    doc=__doc__,
    on=Kind.JOB,
    check=check,
    source=("J-13", "P-50"),
    engine="policy-jobs.test",
    passing="cluster: eks-prow-build-cluster",
    failing="cluster: k8s-infra-prow-builds",
)
