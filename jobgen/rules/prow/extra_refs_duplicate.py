"""A presubmit clones each repository once.

checkconfig refuses a presubmit whose `extra_refs` name its own repository, or one repository twice, even at another
branch.
"""

from collections.abc import Iterator

from jobgen.model.job import Expansion, Job
from jobgen.rules.protocol import Broken, Kind, Rule, broken


def check(job: Job, _expansion: Expansion) -> Iterator[Broken]:
    """Yield each repository that is cloned a second time."""
    seen = {job.repo}
    for index, ref in enumerate(job.data.get("extra_refs") or ()):
        repo = f"{ref.get('org') or ''}/{ref.get('repo') or ''}"
        if repo in seen:
            which = "the repository of the presubmit itself" if repo == job.repo else "there already"
            yield broken(job, ("extra_refs", index), f"{repo} is {which}", "leave it out of extra_refs")
        seen.add(repo)


RULE = Rule(
    id="extra-refs-duplicate",
    doc=__doc__,
    on=Kind.PRESUBMIT,
    check=check,
    needs=("extra_refs",),
    source=("C-08", "D-10"),
    engine="checkconfig",
    passing="suites: {unit: {presubmit: {extra_refs: [{org: kubernetes, repo: test-infra, base_ref: master}]}}}",
    failing="suites: {unit: {presubmit: {extra_refs: [{org: kubernetes, repo: kubernetes, base_ref: master}]}}}",
)
