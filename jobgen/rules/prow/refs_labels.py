"""A periodic says which repository it tests.

Prow labels the pod with the repository of the first of `extra_refs`. The policy tests want the labels
`prow.k8s.io/refs.org` and `prow.k8s.io/refs.repo` where there are no `extra_refs`, and refuse them where they only
repeat the first one.
"""

from collections.abc import Iterator
from typing import Any

from jobgen.model.job import Expansion, Job
from jobgen.rules.protocol import Broken, Kind, Rule, broken

LABELS = {"org": "prow.k8s.io/refs.org", "repo": "prow.k8s.io/refs.repo"}


def check(job: Job, _expansion: Expansion) -> Iterator[Broken]:
    """Yield labels that are missing, or that say the same again."""
    labels = job.data.get("labels") or {}
    refs: list[dict[str, Any]] = job.data.get("extra_refs") or []
    if refs:
        for field, label in LABELS.items():
            if label in labels and labels[label] == refs[0].get(field):
                message = f'the label "{label}" repeats the {field} of the first of extra_refs'
                yield broken(job, ("labels", label), message, "leave the label out")
    elif not all(labels.get(label) for label in LABELS.values()):
        wanted = ", ".join(f"{label}: …" for label in LABELS.values())
        instead = "add extra_refs" if job.by_hand else "leave refs: {under_test: none} out"
        hint = f"{instead}, or add labels: {{{wanted}}}"
        yield broken(job, (), "the periodic does not say which repository it tests", hint)


RULE = Rule(
    id="refs-labels",
    doc=__doc__,
    on=Kind.PERIODIC,
    check=check,
    source=("J-21", "M-07"),
    passing="""\
suites:
  unit:
    refs: {under_test: none}
    labels: {prow.k8s.io/refs.org: kubernetes, prow.k8s.io/refs.repo: kubernetes}
""",
    failing="suites: {unit: {refs: {under_test: none}}}",
)
