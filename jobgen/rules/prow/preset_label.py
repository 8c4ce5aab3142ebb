"""A `preset-` label selects a preset that exists.

Prow takes a label without a preset for any other label, and the job then lacks what the preset would have given it. The
presets of the Prow instance stand in the site file (`presets: {provided}`), those of a platform in its spec. Nothing is
said where the site lists none.
"""

from collections.abc import Iterator

from jobgen.findings import Place, Severity
from jobgen.model.job import Expansion, Job
from jobgen.rules.presets import presets
from jobgen.rules.protocol import ON_INSTANCE, ON_SPECS, Broken, Kind, Rule, broken
from jobgen.syntax.suggest import closest


def check(expansion: Expansion, _expansion: Expansion) -> Iterator[Broken]:
    """Yield each label of a job that selects nothing; one line of a spec once, however many jobs it makes."""
    provided = expansion.site.presets.provided
    if not provided and expansion.instance is None:
        return
    own = {pair for preset in presets(expansion) for pair in preset.labels.items()}
    known = {*provided, *(key for key, _ in own)}
    said = set[Place]()
    for job in expansion.jobs:
        for key, value in (job.data.get("labels") or {}).items():
            if not key.startswith("preset-") or key in provided or (key, value) in own:
                continue
            found = broken(job, ("labels", key), _problem(key, value, own), _hint(key, own, known, job))
            if found.place not in said:
                said.add(found.place)
                yield found


def _problem(key: str, value: str, own: set[tuple[str, str]]) -> str:
    if any(key == other for other, _ in own):
        return f'there is a preset "{key}", but not for the value "{value}"'
    return f'there is no preset "{key}"'


def _hint(key: str, own: set[tuple[str, str]], known: set[str], job: Job) -> str:
    values = sorted(value for other, value in own if other == key)
    if values:
        return f'write {key}: "{values[0]}"'
    near = closest(key, known)
    if near:
        return f'did you mean "{near}"?'
    return f"correct the label, or {'add the preset' if job.by_hand else 'list the preset in presets of the site file'}"


RULE = Rule(
    id="preset-label",
    doc=__doc__,
    on=Kind.TREE,
    check=check,
    severity=Severity.WARNING,
    asks=(ON_SPECS, ON_INSTANCE),
    source=("P-77", "J-11", "N-06"),
    passing="""\
presets: [{labels: {preset-lab: "true"}}]
suites: {unit: {labels: {preset-lab: "true"}}}
_site.yaml: {presets: {provided: {preset-dind-enabled: [DOCKER_IN_DOCKER_ENABLED]}}}
""",
    failing="""\
presets: [{labels: {preset-lab: "true"}}]
suites: {unit: {labels: {preset-lap: "true"}}}
_site.yaml: {presets: {provided: {preset-dind-enabled: [DOCKER_IN_DOCKER_ENABLED]}}}
""",
)
