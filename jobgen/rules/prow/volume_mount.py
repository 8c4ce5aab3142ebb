"""A container mounts volumes that the pod has, at places that Prow leaves free.

Prow refuses a mount without a volume, mounts of its own volumes (`logs`, `code`, `tools`), and the paths `/logs`,
`/tools` and `/home/prow/go`, which it mounts in every decorated job.
"""

from collections.abc import Iterator
from typing import Any

from jobgen.findings import Place
from jobgen.model.job import Expansion, Job
from jobgen.nodes import Path, find, plain
from jobgen.rules.pods import PROW_PATHS, PROW_VOLUMES, containers, mounts, volumes
from jobgen.rules.presets import Preset, presets
from jobgen.rules.protocol import ON_INSTANCE, ON_SPECS, Broken, Kind, Rule, broken
from jobgen.syntax.suggest import closest


def check(expansion: Expansion, _expansion: Expansion) -> Iterator[Broken]:
    """Yield each mount that is refused."""
    added = presets(expansion)
    said = set[tuple[Place, str]]()
    for job in expansion.jobs:
        given = list(mounts(job))
        labels = job.data.get("labels") or {}
        applied = [preset for preset in added if preset.applies_to(labels)]
        if given or any(preset.mounts for preset in applied):
            declared = {name for preset in applied for name in preset.volumes}
            declared |= {str(volume.get("name")) for volume in volumes(job)}
            for path, mount in given:
                yield from _mount(job, path, mount, declared)
            for found in _of_presets(job, applied, declared):
                if (found.place, found.message) not in said:
                    said.add((found.place, found.message))
                    yield found


def _of_presets(job: Job, applied: list[Preset], declared: set[str]) -> Iterator[Broken]:
    """Yield what is wrong with the mounts of presets, where a job gets them."""
    for preset in applied if containers(job) else ():
        for mount in _mounts_of(preset):
            name, where = str(mount.get("name") or ""), mount.get("mountPath") or ""
            if name in PROW_VOLUMES or where in PROW_PATHS:
                message = f'{preset.title} mounts "{name}" at "{where}", where Prow mounts its own'
                yield Broken(place=preset.place, message=message, hint="mount something else, somewhere else")
            elif name not in declared:
                message = f'{preset.title} mounts "{name}", and there is no such volume'
                yield Broken(place=preset.place, message=message, hint="add the volume to the preset")


def _mounts_of(preset: Preset) -> list[dict[str, Any]]:
    listed = find(preset.body, "volumeMounts")
    content: Any = plain(listed) if listed else None
    return content or []


def _mount(job: Job, path: Path, mount: dict[str, Any], declared: set[str]) -> Iterator[Broken]:
    name, where = str(mount.get("name") or ""), mount.get("mountPath") or ""
    if name in PROW_VOLUMES:
        hint = "write results below $ARTIFACTS; for anything else add a volume of your own"
        yield broken(job, (*path, "name"), f'the volume "{name}" is Prow\'s own', hint)
    elif name not in declared:
        near = closest(name, declared)
        hint = f'did you mean "{near}"?' if near else f"add spec: {{volumes: [{{name: {name}, emptyDir: {{}}}}]}}"
        yield broken(job, (*path, "name"), f'there is no volume "{name}"', hint)
    if where in PROW_PATHS:
        message = f'Prow mounts its own volume at "{where}"'
        yield broken(job, (*path, "mountPath"), message, "mount it somewhere else")


RULE = Rule(
    id="volume-mount",
    doc=__doc__,
    on=Kind.TREE,
    check=check,
    asks=(ON_SPECS, ON_INSTANCE),
    source=("P-66", "P-67", "J-09"),
    engine="checkconfig",
    passing="""\
suites:
  unit:
    spec: {volumes: [{name: cache, emptyDir: {}}]}
    container: {volumeMounts: [{name: cache, mountPath: /cache}]}
""",
    failing="""\
suites:
  unit:
    spec: {volumes: [{name: cache, emptyDir: {}}]}
    container: {volumeMounts: [{name: cahce, mountPath: /cache}]}
""",
)
