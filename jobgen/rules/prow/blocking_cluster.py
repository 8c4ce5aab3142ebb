"""What blocks a merge or a release runs on a cluster that the project keeps up.

The policy tests want merge-blocking presubmits of kubernetes/kubernetes, and whatever stands on a release-blocking board, on
`k8s-infra-prow-build` or `eks-prow-build-cluster`. Other clusters may be down when a release is due. Of specs this is about the
clusters of the Kubernetes project; a cluster that it does not have belongs to another Prow instance, with its own rules.
"""

from collections.abc import Iterator

from jobgen.model.job import Expansion, Job
from jobgen.rules.policy import CRITICAL, is_blocking
from jobgen.rules.protocol import Broken, Kind, Rule, broken

OTHERS = frozenset(
    {
        "k8s-infra-aks-prow-build",
        "k8s-infra-kops-prow-build",
        "k8s-infra-ppc64le-prow-build",
        "k8s-infra-prow-build-trusted",
        "k8s-infra-s390x-prow-build",
    }
)
"""The other clusters of the project."""


def check(job: Job, expansion: Expansion) -> Iterator[Broken]:
    """Yield when the job can hold up a merge or a release from elsewhere."""
    cluster = job.data.get("cluster") or ""
    if cluster in CRITICAL or not (job.by_hand or cluster in OTHERS) or not is_blocking(job, expansion):
        return
    if job.data.get("spec"):
        message = f'the job can hold up a merge or a release, from the cluster "{cluster}"'
        yield broken(job, ("cluster",), message, f"use {' or '.join(CRITICAL)}, or let it block nothing")


RULE = Rule(
    id="blocking-cluster",
    doc=__doc__,
    on=Kind.JOB,
    check=check,
    source=("J-24", "J-26"),
    engine="policy-jobs.test",
    passing="suites: {unit: {presubmit: {always_run: true}}}",
    failing="""\
suites:
  unit:
    presubmit: {cluster: k8s-infra-s390x-prow-build, always_run: true, optional: false}
""",
)
