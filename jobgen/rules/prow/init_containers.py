"""A job has no init containers.

Prow refuses them: what they would do belongs into the command, or into a second container. Newer versions of Prow take
those that keep running (`restartPolicy: Always`), which work as well among `containers`.
"""

from collections.abc import Iterator

from jobgen.model.job import Expansion, Job
from jobgen.rules.protocol import Broken, Kind, Rule, broken


def check(job: Job, _expansion: Expansion) -> Iterator[Broken]:
    """Yield when the pod has init containers."""
    spec = job.data.get("spec")
    if spec and spec.get("initContainers"):
        message = "the pod has init containers, which Prow refuses"
        yield broken(job, ("spec", "initContainers"), message, "do it in the command, or in one more container")


RULE = Rule(
    id="init-containers",
    doc=__doc__,
    on=Kind.JOB,
    check=check,
    source=("P-60",),
    engine="checkconfig",
    passing="suites: {unit: {command: [sh, -c, prepare && make test]}}",
    failing="""\
suites:
  unit:
    spec:
      initContainers:
      - name: prepare
        image: registry.example.org/prepare:v1
        command: [prepare]
""",
)
