"""A moving tag is pulled every time.

Nodes keep images. With a tag `latest-…` the policy tests want `imagePullPolicy: Always`; with `latest`, where
Kubernetes pulls anyway, no other policy.
"""

from collections.abc import Iterator

from jobgen.model.job import Expansion, Job
from jobgen.rules.pods import containers, in_container
from jobgen.rules.protocol import Broken, Kind, Rule, broken


def check(job: Job, _expansion: Expansion) -> Iterator[Broken]:
    """Yield each container that would run an old image."""
    for index, container in enumerate(containers(job)):
        image = container.get("image") or ""
        if ":latest" not in image or container.get("imagePullPolicy") == "Always":
            continue
        if ":latest-" in image or (image.endswith(":latest") and container.get("imagePullPolicy")):
            policy = "imagePullPolicy: Always" if job.by_hand else "container: {imagePullPolicy: Always}"
            hint = f"name a version that does not move, or write {policy}"
            message = f'the tag of "{image}" moves, but the image is not pulled every time'
            yield broken(job, in_container(index, "image"), message, hint)


RULE = Rule(
    id="image-pull-policy",
    doc=__doc__,
    on=Kind.JOB,
    check=check,
    source=("J-19",),
    engine="policy-jobs.test",
    passing="""\
suites:
  unit:
    image: gcr.io/k8s-staging-test-infra/kubekins-e2e:latest-master
    container: {imagePullPolicy: Always}
""",
    failing="""\
suites:
  unit:
    image: gcr.io/k8s-staging-test-infra/kubekins-e2e:latest-master
""",
)
