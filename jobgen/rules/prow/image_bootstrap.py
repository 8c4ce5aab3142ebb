"""No job runs the `bootstrap` image.

It is not built any more, and the policy tests refuse it in the first container.
"""

from collections.abc import Iterator

from jobgen.model.job import Expansion, Job
from jobgen.rules.pods import containers, in_container
from jobgen.rules.protocol import Broken, Kind, Rule, broken


def check(job: Job, _expansion: Expansion) -> Iterator[Broken]:
    """Yield when the first container runs it."""
    for container in containers(job)[:1]:
        if "bootstrap" in (container.get("image") or ""):
            message = f'the image "{container["image"]}" is not built any more'
            yield broken(job, in_container(0, "image"), message, "use kubekins-e2e")


RULE = Rule(
    id="image-bootstrap",
    doc=__doc__,
    on=Kind.JOB,
    check=check,
    source=("J-22",),
    engine="policy-jobs.test",
    passing="suites: {unit: {image: kubekins}}",
    failing="""\
suites:
  unit:
    image: gcr.io/k8s-staging-test-infra/bootstrap:v20260810-7619858115
""",
)
