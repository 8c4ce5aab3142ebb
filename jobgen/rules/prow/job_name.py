"""A job's name is lower-case letters, digits and dashes.

Prow takes a few characters more, but the policy tests want every name to be usable as the name of a pod: it begins and
ends with a letter or a digit.
"""

import re
from collections.abc import Iterator
from dataclasses import replace

from jobgen.model.job import Expansion, Job
from jobgen.rules.protocol import Broken, Kind, Rule, broken
from jobgen.syntax.labels import job_name_error


def check(job: Job, _expansion: Expansion) -> Iterator[Broken]:
    """Yield when the name has another form."""
    problem = job_name_error(job.name)
    if problem:
        message = (
            problem.replace(f'job name "{job.name}"', "the name") if job.name else f"the {job.trigger} has no name"
        )
        found = broken(job, ("name",), message, _hint(job))
        yield found if job.name else replace(found, message=f"{job.suite}: {message}" if job.suite else message)


def _hint(job: Job) -> str:
    better = re.sub("[^a-z0-9]+", "-", job.name.lower()).strip("-")
    return f"write name: {better}" if better else "leave name out: it follows the pattern of the site file"


RULE = Rule(
    id="job-name",
    doc=__doc__,
    on=Kind.JOB,
    check=check,
    source=("P-10", "J-07"),
    engine="policy-jobs.test",
    passing="suites: {unit: {periodic: {name: ci-kubernetes-unit-arm64}}}",
    failing="suites: {unit: {periodic: {name: ci_kubernetes_unit_arm64}}}",
)
