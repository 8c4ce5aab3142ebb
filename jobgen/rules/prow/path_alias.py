"""Presubmits of the repository under test clone it to its own path.

The policy tests want `path_alias: k8s.io/kubernetes` in every presubmit of kubernetes/kubernetes. jobgen writes what
the site file says; a spec has no reason to say something else.
"""

from collections.abc import Iterator

from jobgen.model.job import Expansion, Job
from jobgen.rules.protocol import Broken, Kind, Rule, broken


def check(job: Job, expansion: Expansion) -> Iterator[Broken]:
    """Yield when the path is another one."""
    site, alias = expansion.site, job.data.get("path_alias") or ""
    if alias != site.path_alias and job.repo == site.under_test:
        message = f'path_alias is "{alias}", but {job.repo} is cloned to "{site.path_alias}"'
        yield broken(job, ("path_alias",), message, "leave path_alias out of the presubmit")


RULE = Rule(
    id="path-alias",
    doc=__doc__,
    on=Kind.PRESUBMIT,
    check=check,
    source=("J-20",),
    engine="policy-jobs.test",
    passing="suites: {unit: {presubmit: {path_alias: k8s.io/kubernetes}}}",
    failing="suites: {unit: {presubmit: {path_alias: github.com/kubernetes/kubernetes}}}",
)
