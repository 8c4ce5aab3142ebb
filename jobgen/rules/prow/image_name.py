"""An image is a name of the site file, or a full reference.

Prow does not look at images, and the pod of a wrong one waits until it is given up. A full reference has a registry or
path and a tag or digest; the short names stand in `images` of the site file.
"""

from collections.abc import Iterator

from jobgen.model.job import Expansion, Job
from jobgen.rules.pods import containers, in_container
from jobgen.rules.protocol import Broken, Kind, Rule, broken
from jobgen.syntax.reference import error
from jobgen.syntax.suggest import closest


def check(job: Job, expansion: Expansion) -> Iterator[Broken]:
    """Yield each image that cannot be pulled."""
    for index, container in enumerate(containers(job)):
        image = container.get("image") or ""
        problem = error(image)
        if problem:
            message, hint = _explained(image, problem, expansion.site.images)
            yield broken(job, in_container(index, "image"), message, hint)


def _explained(image: str, problem: str, known: dict[str, str]) -> tuple[str, str]:
    names = ", ".join(known)
    if not image:
        return "the container has no image", f"write image: and one of {names}, or a full reference"
    if "/" in image or ":" in image or not known:
        return (
            problem,
            "write registry/path:tag, such as gcr.io/k8s-staging-test-infra/kubekins-e2e:v20260810-7619858115-master",
        )
    near = closest(image, known)
    hint = f'did you mean "{near}"?' if near else f"images of the site: {names}; or write registry/path:tag"
    return f'the site has no image "{image}"', hint


RULE = Rule(
    id="image-name",
    doc=__doc__,
    on=Kind.JOB,
    check=check,
    source=("U-03",),
    passing="suites: {unit: {image: kubekins}}",
    failing="suites: {unit: {image: kubekinz}}",
)
