"""The key of an annotation is one that Kubernetes takes.

A key is a name of at most 63 letters, digits, dashes, dots and underscores, after an optional domain and slash. Values
are free text.
"""

from collections.abc import Iterator

from jobgen.model.job import Expansion, Job
from jobgen.rules.protocol import Broken, Kind, Rule, broken
from jobgen.syntax.labels import key_error


def check(job: Job, _expansion: Expansion) -> Iterator[Broken]:
    """Yield each key that Prow refuses."""
    for key in job.data.get("annotations") or ():
        problem = key_error(key)
        if problem:
            hint = "write such as example.org/purpose; the text belongs into the value"
            yield broken(job, ("annotations", key), f"annotation {problem}", hint)


RULE = Rule(
    id="annotation-key",
    doc=__doc__,
    on=Kind.JOB,
    check=check,
    needs=("annotations",),
    source=("P-49",),
    engine="checkconfig",
    passing="suites: {unit: {annotations: {example.org/purpose: all of it}}}",
    failing="suites: {unit: {annotations: {why so: all of it}}}",
)
