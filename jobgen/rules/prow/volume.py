"""Volumes have names of their own, and each is mounted.

Prow refuses two volumes of one name, and the names of those that it adds itself: `logs`, `code`, `tools`,
`gcs-credentials`, `s3-credentials`, and the secrets that `decoration_config` names for cloning. The policy tests refuse
a volume that nothing mounts.
"""

from collections.abc import Iterator
from typing import Any

from jobgen.model.job import Expansion, Job
from jobgen.rules.pods import PROW_VOLUMES, mounts, volumes
from jobgen.rules.presets import presets
from jobgen.rules.protocol import ON_INSTANCE, ON_SPECS, Broken, Kind, Rule, broken


def check(expansion: Expansion, _expansion: Expansion) -> Iterator[Broken]:
    """Yield each volume that is refused."""
    added = presets(expansion)
    for job in expansion.jobs:
        given = volumes(job)
        if given:
            labels = job.data.get("labels") or {}
            mounted = {name for preset in added if preset.applies_to(labels) for name in preset.mounts}
            mounted |= {str(mount.get("name")) for _, mount in mounts(job)}
            yield from _volumes(job, given, mounted)


def _volumes(job: Job, given: list[dict[str, Any]], mounted: set[str]) -> Iterator[Broken]:
    reserved = PROW_VOLUMES | _cloning_secrets(job.data.get("decoration_config") or {})
    names = [str(volume.get("name") or "") for volume in given]
    for index, name in enumerate(names):
        path = ("spec", "volumes", index, "name")
        if name in reserved:
            yield broken(job, path, f'Prow adds a volume "{name}" itself', "call it something else")
        elif name in names[:index]:
            yield broken(job, path, f'two volumes are called "{name}"', "keep one, or call it something else")
        elif name not in mounted:
            hint = f"mount it: container: {{volumeMounts: [{{name: {name}, mountPath: /…}}]}}; or leave it out"
            yield broken(job, path, f'nothing mounts the volume "{name}"', hint)


def _cloning_secrets(decoration: dict[str, Any]) -> set[str]:
    token = decoration.get("oauth_token_secret") or {}
    return {*(decoration.get("ssh_key_secrets") or ()), token.get("name", "")} - {""}


RULE = Rule(
    id="volume",
    doc=__doc__,
    on=Kind.TREE,
    check=check,
    asks=(ON_SPECS, ON_INSTANCE),
    source=("P-65", "P-73", "J-09"),
    engine="checkconfig",
    passing="""\
suites:
  unit:
    spec: {volumes: [{name: cache, emptyDir: {}}]}
    container: {volumeMounts: [{name: cache, mountPath: /cache}]}
""",
    failing="suites: {unit: {spec: {volumes: [{name: logs, emptyDir: {}}]}}}",
)
