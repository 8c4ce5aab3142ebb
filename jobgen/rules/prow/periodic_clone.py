"""A periodic says how to clone in `extra_refs`.

A periodic belongs to no repository, so `clone_depth`, `clone_uri` and `path_alias` at its top do nothing; checkconfig
refuses them.
"""

from collections.abc import Iterator

from jobgen.model.job import Expansion, Job
from jobgen.rules.protocol import Broken, Kind, Rule, broken

FIELDS = ("clone_depth", "clone_uri", "path_alias")


def check(job: Job, _expansion: Expansion) -> Iterator[Broken]:
    """Yield each of the fields."""
    for field in FIELDS:
        if job.data.get(field):
            hint = "write it into an item of extra_refs"
            if not job.by_hand:
                hint += f", or into the presubmit block; remove it by {field}: null"
            yield broken(job, (field,), f'"{field}" does nothing in a periodic', hint)


RULE = Rule(
    id="periodic-clone",
    doc=__doc__,
    on=Kind.PERIODIC,
    check=check,
    needs=("clone_depth", "clone_uri", "path_alias"),
    source=("C-10", "D-09"),
    engine="checkconfig",
    passing="suites: {unit: {extra_refs: [{org: kubernetes, repo: test-infra, base_ref: master, clone_depth: 1}]}}",
    failing="suites: {unit: {clone_depth: 1}}",
)
