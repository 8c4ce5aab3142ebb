"""No job reaches for the Docker of its node.

The policy tests refuse a volume of the host path `/var/run/docker.sock`. A job that needs Docker runs its own, by the
preset `preset-dind-enabled` and `privileged: true`.
"""

from collections.abc import Iterator

from jobgen.model.job import Expansion, Job
from jobgen.rules.pods import volumes
from jobgen.rules.protocol import Broken, Kind, Rule, broken

SOCKET = "/var/run/docker.sock"


def check(job: Job, _expansion: Expansion) -> Iterator[Broken]:
    """Yield each volume of the socket."""
    for index, volume in enumerate(volumes(job)):
        if (volume.get("hostPath") or {}).get("path") == SOCKET:
            hint = 'use labels: {preset-dind-enabled: "true"} and privileged: true'
            yield broken(job, ("spec", "volumes", index), "the volume is the Docker socket of the node", hint)


RULE = Rule(
    id="docker-socket",
    doc=__doc__,
    on=Kind.JOB,
    check=check,
    source=("J-18",),
    engine="policy-jobs.test",
    passing='suites: {unit: {labels: {preset-dind-enabled: "true"}, privileged: true}}',
    failing="""\
suites:
  unit:
    spec: {volumes: [{name: docker, hostPath: {path: /var/run/docker.sock}}]}
    container: {volumeMounts: [{name: docker, mountPath: /var/run/docker.sock}]}
""",
)
