"""Volumes have names of their own, and each is mounted.

Prow refuses two volumes of one name, and the names of those that it adds itself: `logs`, `code`, `tools`,
`gcs-credentials`, `s3-credentials`, and the secrets that the decoration names for cloning, that of the Prow instance included. The policy tests refuse
a volume that nothing mounts.
"""

from collections.abc import Container, Iterator
from typing import Any

from jobgen.findings import Place
from jobgen.model.job import Expansion, Job
from jobgen.rules.decoration import merged_decoration
from jobgen.rules.pods import PROW_VOLUMES, containers, mounts, volumes
from jobgen.rules.presets import Preset, presets
from jobgen.rules.protocol import ON_INSTANCE, ON_SPECS, Broken, Kind, Rule, broken


def check(expansion: Expansion, _expansion: Expansion) -> Iterator[Broken]:
    """Yield each volume that is refused."""
    added = presets(expansion)
    said = set[tuple[Place, str]]()
    for job in expansion.jobs:
        given = volumes(job)
        labels = job.data.get("labels") or {}
        applied = [preset for preset in added if preset.applies_to(labels)]
        if given or any(preset.volumes for preset in applied):
            mounted = {name for preset in applied for name in preset.mounts} | _mounted(job)
            decoration = merged_decoration(job, expansion.instance)
            reserved = PROW_VOLUMES | _cloning_secrets(decoration)
            yield from _volumes(job, given, mounted, reserved)
            for found in _of_presets(job, applied, mounted, reserved):
                if (found.place, found.message) not in said:
                    said.add((found.place, found.message))
                    yield found


def _mounted(job: Job) -> set[str]:
    own = {str(mount.get("name")) for _, mount in mounts(job)}
    before: list[dict[str, Any]] = (job.data.get("spec") or {}).get("initContainers") or []
    return own | {str(mount.get("name")) for each in before for mount in each.get("volumeMounts") or ()}


def _of_presets(job: Job, applied: list[Preset], mounted: set[str], reserved: Container[str]) -> Iterator[Broken]:
    """Yield what is wrong with the volumes of presets, where a job gets them."""
    for preset in applied if containers(job) else ():
        for name in preset.volumes:
            if name in reserved:
                message = f'{preset.title} brings a volume "{name}", which Prow adds itself'
                yield Broken(place=preset.place, message=message, hint="call it something else")
            elif name not in mounted:
                message = f'{preset.title} brings a volume "{name}", which nothing mounts'
                yield Broken(place=preset.place, message=message, hint="add a mount to the preset, or leave it out")


def _volumes(job: Job, given: list[dict[str, Any]], mounted: set[str], reserved: Container[str]) -> Iterator[Broken]:
    names = [str(volume.get("name") or "") for volume in given]
    for index, name in enumerate(names):
        path = ("spec", "volumes", index, "name")
        if name in reserved:
            yield broken(job, path, f'Prow adds a volume "{name}" itself', "call it something else")
        elif name in names[:index]:
            yield broken(job, path, f'two volumes are called "{name}"', "keep one, or call it something else")
        elif name not in mounted:
            mount = f"volumeMounts: [{{name: {name}, mountPath: /…}}]"
            hint = f"mount it: {mount if job.by_hand else f'container: {{{mount}}}'}; or leave it out"
            yield broken(job, path, f'nothing mounts the volume "{name}"', hint)


def _cloning_secrets(decoration: dict[str, Any]) -> set[str]:
    token: dict[str, Any] = decoration.get("oauth_token_secret") or {}
    return {*(decoration.get("ssh_key_secrets") or ()), *((token.get("name") or "",) if token else ())}


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
