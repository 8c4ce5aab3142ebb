"""What a preset adds is not there already.

A preset adds variables to every container, and volumes to the pod. Prow refuses a job that has one of them itself, or
that gets it from two presets, even with the same value. The site file lists the variables that the presets of the Prow
instance set, and those that it sets in every job (`presets: {provided, always}`). A hand-written container must not set one
variable twice either.
"""

from collections.abc import Iterator

from jobgen.model.job import Expansion, Job
from jobgen.model.spec import Presets
from jobgen.nodes import Path
from jobgen.rules.pods import containers, in_container, mounts, sets_any, variables, volumes
from jobgen.rules.presets import Preset, presets
from jobgen.rules.protocol import Broken, Kind, Rule, broken


def check(expansion: Expansion, _expansion: Expansion) -> Iterator[Broken]:
    """Yield each variable, volume and mount that a job would have twice."""
    provided = expansion.site.presets
    own = presets(expansion)
    for job in expansion.jobs:
        labels = job.data.get("labels") or {}
        applied = [preset for preset in own if preset.applies_to(labels)] if own else []
        sources = _sources(labels, provided)
        if job.by_hand:
            yield from _twice(job)
        if sources and sets_any(job, sources):
            yield from _from_elsewhere(job, sources)
        if applied:
            yield from _variables(job, sources, applied)
            yield from _volumes(job, applied)


def _twice(job: Job) -> Iterator[Broken]:
    """Yield each variable that stands twice in one container; in a spec that is found before the layers are merged."""
    for index, container in enumerate(containers(job)):
        names = [str(variable.get("name") or "") for variable in container.get("env") or ()]
        for position, name in enumerate(names):
            if name in names[:position]:
                path = in_container(index, "env", position)
                yield broken(job, path, f'"{name}" stands in this container twice', "leave one of the two out")


def _sources(labels: dict[str, str], provided: Presets) -> dict[str, str]:
    """Return the variables that the Prow instance sets in a job with these labels, and what sets each."""
    always = dict.fromkeys(provided.always, "Prow in every job")
    by_label = (label for label in labels if label in provided.provided)
    return always | {name: f"the preset {label}" for label in by_label for name in provided.provided[label]}


def _from_elsewhere(job: Job, sources: dict[str, str]) -> Iterator[Broken]:
    hint = "leave it out, or drop the label of the preset"
    for path, name in variables(job):
        if name in sources:
            yield broken(job, path, f'"{name}" is set by {sources[name]} too, and Prow refuses both', hint)


def _variables(job: Job, sources: dict[str, str], applied: list[Preset]) -> Iterator[Broken]:
    taken = {name: path for path, name in variables(job)}
    seen = dict(sources)
    for preset in applied if containers(job) else ():
        for name in preset.env:
            if name in seen or name in taken:
                who = seen.get(name, "the job itself")
                message = f'{preset.title} sets "{name}", which is set by {who} too'
                yield broken(job, taken.get(name, ("labels",)), message, "set it in one place")
            seen[name] = preset.title


def _volumes(job: Job, applied: list[Preset]) -> Iterator[Broken]:
    paths = dict[tuple[str, str], Path]()
    paths |= {("volume", str(each.get("name"))): ("spec", "volumes", at) for at, each in enumerate(volumes(job))}
    paths |= {("mount", str(each.get("name"))): path for path, each in mounts(job)}
    for preset in applied:
        for kind, names in (("volume", preset.volumes), ("mount", preset.mounts)):
            for name in names:
                if (kind, name) in paths:
                    message = f'{preset.title} adds the {kind} "{name}", which is there already'
                    yield broken(job, paths[kind, name], message, "leave it out: the preset brings it")
                paths.setdefault((kind, name), ("labels",))


RULE = Rule(
    id="preset-clash",
    doc=__doc__,
    on=Kind.TREE,
    check=check,
    source=("P-63", "P-70", "P-72", "P-73", "P-74", "P-76", "N-10"),
    engine="checkconfig",
    passing="""\
presets: [{labels: {preset-lab: "true"}, env: [{name: REGION, value: lab}]}]
suites: {unit: {labels: {preset-lab: "true"}}}
""",
    failing="""\
presets: [{labels: {preset-lab: "true"}, env: [{name: REGION, value: lab}]}]
suites: {unit: {labels: {preset-lab: "true"}, env: {REGION: here}}}
""",
)
