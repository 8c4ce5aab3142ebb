"""A job's name stands for one trigger and one repository.

TestGrid keeps results by the name of the job alone. A periodic and a presubmit of one name, or presubmits of one name
in two repositories, would share a test group, and the later one would lose its own results. Prow says nothing.
"""

from collections.abc import Iterator

from jobgen.model.job import Expansion, Job
from jobgen.model.words import Trigger
from jobgen.rules.protocol import Broken, Kind, Rule, broken, origin


def check(expansion: Expansion, _expansion: Expansion) -> Iterator[Broken]:
    """Yield each job that shares its name with one of another trigger, or presubmits with one of another repository."""
    first: dict[str, Job] = {}
    for job in (*expansion.jobs, *expansion.forks):
        other = first.setdefault(job.name, job)
        if other.trigger is job.trigger and not _in_two_repositories(job, other):
            continue
        where = f" of {other.repo}" if other.repo != job.repo else ""
        message = f"{origin(other)} has a {other.trigger}{where} of this name, and both report to one test group"
        yield broken(job, ("name",), message, f"give one of the two another name in its {job.trigger} block")


def _in_two_repositories(job: Job, other: Job) -> bool:
    return job.trigger is Trigger.PRESUBMIT and job.repo != other.repo


RULE = Rule(
    id="job-name-shared",
    doc=__doc__,
    on=Kind.TREE,
    check=check,
    source=("P-16", "A-21", "N-07"),
    passing="suites: {unit: {periodic: {name: ci-unit}, presubmit: {name: pull-unit}}}",
    failing="suites: {unit: {periodic: {name: unit-arm64}, presubmit: {name: unit-arm64}}}",
)
