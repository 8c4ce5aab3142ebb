"""An image has a version.

What runs behind the tag `latest` changes without a change of the spec: a job breaks and nobody knows since when. Images
of the site file have versions, which the bump tools move.
"""

from collections.abc import Iterator

from jobgen.findings import Severity
from jobgen.model.job import Expansion, Job
from jobgen.rules.pods import containers, in_container
from jobgen.rules.protocol import Broken, Kind, Rule, broken


def check(job: Job, expansion: Expansion) -> Iterator[Broken]:
    """Yield each image with the tag `latest`."""
    for index, container in enumerate(containers(job)):
        image = container.get("image") or ""
        if image.endswith(":latest") or ":latest-" in image:
            names = ", ".join(expansion.site.images)
            hint = f"name a version, or an image of the site file: {names}" if names else "name a version"
            yield broken(job, in_container(index, "image"), f'the tag of "{image}" moves', hint)


RULE = Rule(
    id="image-latest",
    doc=__doc__,
    on=Kind.JOB,
    check=check,
    severity=Severity.WARNING,
    source=("J-19",),
    passing="suites: {unit: {image: kubekins}}",
    failing="""\
suites:
  unit:
    image: gcr.io/k8s-staging-test-infra/kubekins-e2e:latest
""",
)
