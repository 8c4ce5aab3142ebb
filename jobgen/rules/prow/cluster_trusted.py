"""Jobs of platforms keep out of closed clusters.

`default` and `test-infra-trusted` take no new jobs. `k8s-infra-prow-build-trusted` holds secrets, and the policy tests
let only jobs of certain folders into it, which jobgen does not write.
"""

from collections.abc import Iterator

from jobgen.model.job import Expansion, Job
from jobgen.rules.pods import CLOSED_CLUSTERS
from jobgen.rules.protocol import Broken, Kind, Rule, broken


def check(job: Job, expansion: Expansion) -> Iterator[Broken]:
    """Yield when the cluster is closed to the job."""
    cluster = job.data.get("cluster")
    if cluster in CLOSED_CLUSTERS:
        open_ones = [name for name in expansion.site.clusters if name not in CLOSED_CLUSTERS]
        message = f'the cluster "{cluster}" is closed to jobs of platforms'
        yield broken(job, ("cluster",), message, f"use {' or '.join(open_ones)}")


RULE = Rule(
    id="cluster-trusted",
    doc=__doc__,
    on=Kind.JOB,
    check=check,
    source=("J-14", "J-15", "J-17"),
    engine="policy-jobs.test",
    passing="cluster: k8s-infra-prow-build",
    failing="cluster: k8s-infra-prow-build-trusted",
)
