"""Jobs that push images of the project build them in one way.

Of files below `image-pushing/` the policy tests want that every container runs `image-builder`, and that the job reports to
`sig-k8s-infra-gcb`. The trusted cluster, where they run, holds the keys to the project's registries.
"""

from collections.abc import Iterator

from jobgen.model.job import Expansion, Job
from jobgen.rules.pods import containers, in_container
from jobgen.rules.policy import pushes_images
from jobgen.rules.protocol import ON_HAND, Broken, Kind, Rule, broken

BUILDER = "gcr.io/k8s-staging-test-infra/image-builder:"
BOARD = "sig-k8s-infra-gcb"


def check(job: Job, _expansion: Expansion) -> Iterator[Broken]:
    """Yield each container of another image, and the lack of the board."""
    if not pushes_images(job):
        return
    for index, container in enumerate(containers(job)):
        if not (container.get("image") or "").startswith(BUILDER):
            message = f"the job pushes images, and its container is no {BUILDER.rstrip(':')}"
            yield broken(job, in_container(index, "image"), message, f"write image: {BUILDER}vDATE-COMMIT")
    if BOARD not in job.boards:
        message = f'the job pushes images, and does not report to "{BOARD}"'
        yield broken(job, ("annotations", "testgrid-dashboards"), message, f"add {BOARD} to testgrid-dashboards")


_JOB = """\
image-pushing/lab.yaml:
  postsubmits:
    kubernetes-sigs/lab:
    - name: post-lab-push-images
      cluster: k8s-infra-prow-build-trusted
      decorate: true
      annotations: {testgrid-dashboards: sig-k8s-infra-gcb}
      spec:
        serviceAccountName: gcb-builder
        containers:
        - image: IMAGE
          command: [/run.sh]
boards.yaml:
  dashboards:
  - name: sig-k8s-infra-gcb
"""

RULE = Rule(
    id="image-pushing",
    doc=__doc__,
    on=Kind.JOB,
    check=check,
    asks=(ON_HAND,),
    source=("J-16",),
    engine="policy-jobs.test",
    passing=_JOB.replace("IMAGE", f"{BUILDER}v20260810-7619858115"),
    failing=_JOB.replace("IMAGE", "registry.example.org/build:v1"),
)
