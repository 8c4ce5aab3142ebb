"""The former name of a job is free.

`renamed_from` keeps the name that TestGrid history and required contexts still go by. A job that has that name today has not been
renamed, or its name was given away.
"""

from collections.abc import Iterator

from jobgen.model.job import Expansion
from jobgen.rules.protocol import ON_SPECS, Broken, Kind, Rule
from jobgen.rules.release import at_key


def check(expansion: Expansion, _same: Expansion) -> Iterator[Broken]:
    """Yield each job whose former name is the name of a job."""
    renamed = [job for job in expansion.jobs if job.renamed_from]
    names = {job.name: job.platform for job in (*expansion.jobs, *expansion.forks)} if renamed else {}
    for job in renamed:
        owner = names.get(job.renamed_from)
        if owner is not None:
            whose = "this job" if job.renamed_from == job.name else f"a job of {owner}"
            message = f"{job.renamed_from} is the name of {whose} today"
            yield at_key(job, "renamed_from", message, "correct renamed_from, or remove it")


RULE = Rule(
    id="renamed-from",
    doc=__doc__,
    on=Kind.TREE,
    check=check,
    asks=(ON_SPECS,),
    source=("TestGrid: results go by the name of the job", "Prow: required contexts go by name"),
    passing="suites: {unit: {periodic: {renamed_from: ci-kubernetes-unit-arm}}}",
    failing="suites: {unit: {periodic: {renamed_from: ci-kubernetes-e2e-arm64-master}}}",
)
