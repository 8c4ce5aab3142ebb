"""No two periodics have one name, and no two postsubmits.

Prow refuses a second periodic of a name; the policy tests refuse a second postsubmit, whatever repository and branch it
is for. The jobs that config-forker makes for release branches count too: two jobs of the main branch can be forked to
one name.
"""

from collections.abc import Iterator

from jobgen.findings import Place
from jobgen.model.job import Expansion, Job
from jobgen.model.words import Trigger
from jobgen.rules.protocol import Broken, Kind, Rule, broken, origin


def check(expansion: Expansion, _expansion: Expansion) -> Iterator[Broken]:
    """Yield each job whose name is taken; a pair of jobs is named once, however many forks it has."""
    first: dict[tuple[Trigger, str], Job] = {}
    said = set[tuple[Place, Place]]()
    for job in (*expansion.jobs, *expansion.forks):
        if job.trigger is Trigger.PRESUBMIT:
            continue
        other = first.setdefault((job.trigger, job.name), job)
        if other is not job and (other.place, job.place) not in said:
            said.add((other.place, job.place))
            message = f"{origin(other)} has a {job.trigger} of this name already"
            yield broken(job, ("name",), message, f"give one of the two another name in its {job.trigger} block")


RULE = Rule(
    id="job-name-duplicate",
    doc=__doc__,
    on=Kind.TREE,
    check=check,
    source=("P-12", "J-08", "K-23", "N-07"),
    engine="checkconfig",
    passing="suites: {unit: {periodic: {name: ci-one}}, e2e: {periodic: {name: ci-two}}}",
    failing="suites: {unit: {periodic: {name: ci-one}}, e2e: {periodic: {name: ci-one}}}",
)
