"""A container mounts volumes that the pod has, at places that Prow leaves free.

Prow refuses a mount without a volume, mounts of its own volumes (`logs`, `code`, `tools`), and the paths `/logs`,
`/tools` and `/home/prow/go`, which it mounts in every decorated job.
"""

from collections.abc import Iterator
from typing import Any

from jobgen.model.job import Expansion, Job
from jobgen.nodes import Path
from jobgen.rules.pods import PROW_PATHS, PROW_VOLUMES, mounts, volumes
from jobgen.rules.presets import presets
from jobgen.rules.protocol import ON_INSTANCE, ON_SPECS, Broken, Kind, Rule, broken
from jobgen.syntax.suggest import closest


def check(expansion: Expansion, _expansion: Expansion) -> Iterator[Broken]:
    """Yield each mount that is refused."""
    added = presets(expansion)
    for job in expansion.jobs:
        given = list(mounts(job))
        if given:
            labels = job.data.get("labels") or {}
            declared = {name for preset in added if preset.applies_to(labels) for name in preset.volumes}
            declared |= {str(volume.get("name")) for volume in volumes(job)}
            for path, mount in given:
                yield from _mount(job, path, mount, declared)


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
