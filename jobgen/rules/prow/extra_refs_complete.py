"""A repository to clone has org, repo and base_ref.

Prow checks none of the three and fails when it clones. Two repositories at one place in the pod overwrite each other.
"""

from collections.abc import Iterator
from typing import Any

from jobgen.findings import Severity
from jobgen.model.job import Expansion, Job
from jobgen.rules.protocol import Broken, Kind, Rule, broken

NEEDED = ("org", "repo", "base_ref")


def check(job: Job, _expansion: Expansion) -> Iterator[Broken]:
    """Yield each repository that lacks something, or that is cloned to a place that is taken."""
    places: dict[str, str] = {}
    for index, ref in enumerate(job.data.get("extra_refs") or ()):
        missing = [key for key in NEEDED if not ref.get(key)]
        if missing:
            hint = "write {org: kubernetes, repo: test-infra, base_ref: master}"
            yield broken(job, ("extra_refs", index), f"the repository has no {' and no '.join(missing)}", hint)
            continue
        repo, where = f"{ref['org']}/{ref['repo']}", _clone_path(ref)
        if where in places:
            hint = "give one of the two another path_alias"
            yield broken(job, ("extra_refs", index), f"{repo} is cloned to {where}, like {places[where]}", hint)
        places[where] = repo


def _clone_path(ref: dict[str, Any]) -> str:
    return ref.get("path_alias") or f"github.com/{ref['org']}/{ref['repo']}"


RULE = Rule(
    id="extra-refs-complete",
    doc=__doc__,
    on=Kind.JOB,
    check=check,
    severity=Severity.WARNING,
    needs=("extra_refs",),
    source=("D-10", "D-11", "N-02"),
    passing="suites: {unit: {extra_refs: [{org: kubernetes, repo: test-infra, base_ref: master}]}}",
    failing="suites: {unit: {extra_refs: [{org: kubernetes, repo: test-infra}]}}",
)
