"""Labels are such as Kubernetes takes, and none of Prow's own.

Key and value of a label end up on the pod: a key is a name, after an optional domain and slash; a value is at most 63
letters, digits, dashes, dots and underscores. Prow sets `prow.k8s.io/type`, `prow.k8s.io/id` and `created-by-prow`
itself.
"""

from collections.abc import Iterator

from jobgen.model.job import Expansion, Job
from jobgen.rules.protocol import Broken, Kind, Rule, broken
from jobgen.syntax.labels import key_error, value_error

RESERVED = frozenset({"created-by-prow", "prow.k8s.io/id", "prow.k8s.io/type"})


def check(job: Job, _expansion: Expansion) -> Iterator[Broken]:
    """Yield each label that Prow refuses."""
    for key, value in (job.data.get("labels") or {}).items():
        if key in RESERVED:
            yield broken(job, ("labels", key), f'Prow sets the label "{key}" itself', "leave it out")
        problem = key_error(key) or value_error(value)
        if problem:
            hint = "use letters, digits, dashes, dots and underscores; long or free text belongs into annotations"
            yield broken(job, ("labels", key), f'label "{key}": {problem}', hint)


RULE = Rule(
    id="label",
    doc=__doc__,
    on=Kind.JOB,
    check=check,
    needs=("labels",),
    source=("P-47", "P-48"),
    engine="checkconfig",
    passing='suites: {unit: {labels: {preset-dind-enabled: "true", example.org/team: arm64}}}',
    failing="suites: {unit: {labels: {team: arm 64}}}",
)
