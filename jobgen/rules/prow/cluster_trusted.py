"""Jobs of platforms keep out of closed clusters.

`default` and `test-infra-trusted` take no new jobs. `k8s-infra-prow-build-trusted` holds secrets: the policy tests let
postsubmits and periodics of certain folders into it, `image-pushing/` and `kubernetes/sig-k8s-infra/trusted/`, and want all of them
there. jobgen writes no jobs into these folders.
"""

from collections.abc import Iterator

from jobgen.model.job import Expansion, Job
from jobgen.model.words import Trigger
from jobgen.rules.pods import CLOSED_CLUSTERS
from jobgen.rules.policy import CRITICAL, TRUSTED, is_in_trusted_folder
from jobgen.rules.protocol import Broken, Kind, Rule, broken


def check(job: Job, expansion: Expansion) -> Iterator[Broken]:
    """Yield when the cluster is closed to the job."""
    cluster = job.data.get("cluster")
    if is_in_trusted_folder(job) and job.trigger is not Trigger.PRESUBMIT:
        if cluster != TRUSTED:
            message = f'the cluster is "{cluster or ""}", but jobs of this folder run in "{TRUSTED}"'
            yield broken(job, ("cluster",), message, f"write cluster: {TRUSTED}, or move the job")
    elif cluster in CLOSED_CLUSTERS:
        open_ones = [name for name in expansion.site.clusters if name not in CLOSED_CLUSTERS]
        message = f'the cluster "{cluster}" is closed to jobs of platforms'
        yield broken(job, ("cluster",), message, f"use {' or '.join(open_ones or CRITICAL)}")


RULE = Rule(
    id="cluster-trusted",
    doc=__doc__,
    on=Kind.JOB,
    check=check,
    source=("J-14", "J-15", "J-16", "J-17"),
    engine="policy-jobs.test",
    passing="cluster: k8s-infra-prow-build",
    failing="cluster: k8s-infra-prow-build-trusted",
)
