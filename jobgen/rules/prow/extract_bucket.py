"""kubetest takes builds from the project's own bucket.

`--extract=ci/…` reads from the bucket of `--extract-ci-bucket`. The policy tests refuse another one than
`k8s-release-dev` for fast builds, and for whatever stands on a release-blocking board. A job on both release boards
must take the fast build.
"""

import re
from collections.abc import Iterator

from jobgen.model.job import Expansion, Job
from jobgen.rules.pods import containers, in_container
from jobgen.rules.policy import is_release_blocking
from jobgen.rules.protocol import Broken, Kind, Rule, broken

FAST = "ci/fast/latest-fast"
BUCKET = "k8s-release-dev"
BOTH = frozenset({"sig-release-master-blocking", "sig-release-master-informing"})
_CI_BUILD = re.compile(r"g?ci/.*|v\d+\.\d+\.\d+(?!.*-gke\.)[\w.\-+]*\+[\w.\-+]*")


def check(job: Job, _expansion: Expansion) -> Iterator[Broken]:
    """Yield each build that is taken from elsewhere."""
    for index, container in enumerate(containers(job)):
        args: list[str] = container.get("args") or []
        extracts = [(at, arg[10:]) for at, arg in enumerate(args) if arg and arg.startswith("--extract=")]
        if extracts:
            bucket = next((arg[20:] for arg in reversed(args) if arg.startswith("--extract-ci-bucket=")), BUCKET)
            for position, extract in extracts:
                problem = _problem(job, extract, bucket)
                if problem:
                    hint = "leave --extract-ci-bucket out" if bucket != BUCKET else f"write --extract={FAST}"
                    yield broken(job, in_container(index, "args", position), problem, hint)


def _problem(job: Job, extract: str, bucket: str) -> str:
    if bucket != BUCKET and _CI_BUILD.fullmatch(extract) and (extract == FAST or is_release_blocking(job)):
        return f"--extract={extract} takes a build from {bucket}, not from {BUCKET}"
    if extract != FAST and BOTH.issubset(job.boards):
        return f"--extract={extract} is not the fast build, which a job on both release boards must take"
    return ""


RULE = Rule(
    id="extract-bucket",
    doc=__doc__,
    on=Kind.JOB,
    check=check,
    source=("J-27", "J-28"),
    engine="policy-jobs.test",
    passing="suites: {unit: {args: [--extract=ci/fast/latest-fast, --extract-ci-bucket=k8s-release-dev]}}",
    failing="suites: {unit: {args: [--extract=ci/fast/latest-fast, --extract-ci-bucket=kubernetes-release-dev]}}",
)
