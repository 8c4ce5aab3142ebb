"""What the policy tests of kubernetes/test-infra ask of jobs that block a merge or a release."""

import re

from jobgen.model.job import Expansion, Job
from jobgen.model.words import Trigger
from jobgen.rules.branching import is_merge_blocking

CRITICAL = ("k8s-infra-prow-build", "eks-prow-build-cluster")
"""The clusters that may hold up a merge or a release."""
TRUSTED = "k8s-infra-prow-build-trusted"
"""The cluster with the project's secrets (rule J-15)."""
_RELEASE_BLOCKING = re.compile("sig-release-(1.[0-9]{2}|master)-blocking")
_TRUSTED_FOLDERS = re.compile("(?:^|/)(?:image-pushing|kubernetes/sig-k8s-infra/trusted)/")
_IMAGE_PUSHING = re.compile("(?:^|/)image-pushing/")


def is_release_blocking(job: Job) -> bool:
    """Return whether a release waits for the job, whatever the release (rule J-26)."""
    return bool(_RELEASE_BLOCKING.search((job.data.get("annotations") or {}).get("testgrid-dashboards") or ""))


def is_blocking(job: Job, expansion: Expansion) -> bool:
    """Return whether a release, or a merge into the repository under test, waits for the job."""
    merges = job.trigger is Trigger.PRESUBMIT and job.repo == expansion.site.under_test
    return is_release_blocking(job) or (merges and is_merge_blocking(job))


def is_in_trusted_folder(job: Job) -> bool:
    """Return whether the file of a hand-written job lies where jobs of the trusted cluster do (rule J-15)."""
    return job.by_hand and bool(_TRUSTED_FOLDERS.search(job.place.file))


def pushes_images(job: Job) -> bool:
    """Return whether the file of a hand-written job lies where jobs build images of the project (rule J-16)."""
    return job.by_hand and bool(_IMAGE_PUSHING.search(job.place.file))
