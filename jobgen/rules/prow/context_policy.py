r"""On every branch, a context is required or optional, and belongs to one job.

Presubmits of one name may stand in the configuration several times, for different branches. Prow compares their patterns as text,
so that `release-1\.\d+` and `release-.*` do not meet in its eyes. checkconfig tries every branch that a presubmit of the
repository spells, and refuses a context that is required by one job there, and optional or only sometimes required by
another. Elsewhere nobody says anything, and two jobs run where one was meant: that is a warning.
"""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import combinations

from jobgen.findings import Place, Severity
from jobgen.model.job import Expansion, Job
from jobgen.model.words import Trigger
from jobgen.rules.branching import meet, runs_on
from jobgen.rules.protocol import Broken, Kind, Rule, broken, origin


def check(expansion: Expansion, _expansion: Expansion) -> Iterator[Broken]:
    """Yield each presubmit that meets another of its context on a branch, once for each pair of blocks."""
    said = set[tuple[Place, Place]]()
    others = [f"release-{version}" for version in expansion.site.live]
    for jobs in _by_repo(expansion).values():
        spelt = list(dict.fromkeys(branch for job in jobs for branch in job.data.get("branches") or ())) or ["master"]
        for one, other in _pairs(jobs):
            found = _problem(one, other, spelt, others)
            if found and (one.place, other.place) not in said:
                said.add((one.place, other.place))
                yield found


def _by_repo(expansion: Expansion) -> dict[str, list[Job]]:
    by_repo: dict[str, list[Job]] = {}
    for job in (*expansion.jobs, *expansion.forks):
        if job.trigger is Trigger.PRESUBMIT:
            by_repo.setdefault(job.repo, []).append(job)
    return by_repo


def _pairs(jobs: Iterable[Job]) -> Iterator[tuple[Job, Job]]:
    by_context: dict[str, list[Job]] = {}
    for job in jobs:
        by_context.setdefault(job.data.get("context") or job.name, []).append(job)
    for sharing in by_context.values():
        yield from combinations(sharing, 2)


def _problem(one: Job, other: Job, spelt: list[str], others: list[str]) -> Broken | None:
    """Return what is wrong with two jobs of a context; those that meet in Prow's own eyes are another rule's business."""
    if meet(one, other):
        return None
    first, second = _kind(one), _kind(other)
    both = [branch for branch in (*spelt, *others) if runs_on(one.data, branch) and runs_on(other.data, branch)]
    if not both:
        return None
    hint = "give one of the two branches that the other skips"
    if first != second and both[0] in spelt:
        message = f'on the branch "{both[0]}" the context is {second} here, and {first} by {origin(one)}'
        return broken(other, ("branches",), message, hint)
    message = f'on the branch "{both[0]}" {origin(one)} runs a job of this context too'
    return replace(broken(other, ("branches",), message, hint), severity=Severity.WARNING)


def _kind(job: Job) -> str:
    data = job.data
    if data.get("optional") or data.get("skip_report"):
        return "optional"
    return "required" if data.get("always_run") else "required where it runs"


RULE = Rule(
    id="context-policy",
    doc=__doc__,
    on=Kind.TREE,
    check=check,
    source=("C-04", "N-03"),
    engine="checkconfig",
    passing="""\
suites:
  unit: {presubmit: {name: pull-unit, branches: ['release-1\\.3\\d'], always_run: true, optional: false, boards: []}}
  e2e: {presubmit: {name: pull-unit, branches: ['release-1\\.2\\d'], always_run: true, optional: true, boards: []}}
""",
    failing="""\
suites:
  unit: {presubmit: {name: pull-unit, branches: ['release-1\\.3\\d'], always_run: true, optional: false, boards: []}}
  e2e: {presubmit: {name: pull-unit, branches: ['release-1\\.\\d4'], always_run: true, optional: true, boards: []}}
  node-e2e: {presubmit: {branches: [release-1.34], boards: []}}
""",
)
