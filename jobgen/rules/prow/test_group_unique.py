"""TestGrid can tell the results of all jobs apart.

A test group has the name of its job, or of the external results. TestGrid refuses two names that are equal in letters
and digits: `ci-a-1-34` and `ci-a-13-4`. The jobs of release branches count too.
"""

from collections.abc import Iterator

from jobgen.findings import Place
from jobgen.model.existing import Written
from jobgen.model.job import Expansion, Job
from jobgen.rules.protocol import Broken, Kind, Rule, broken
from jobgen.rules.testgrid import externals, makes_group, normalised


def check(expansion: Expansion, _expansion: Expansion) -> Iterator[Broken]:
    """Yield each job and each external results whose name is taken. Two jobs of the very same name are for other rules."""
    taken = dict[str, tuple[str, Place]]()
    for job in (*expansion.jobs, *expansion.forks):
        if job.by_hand and not makes_group(job):
            continue
        other, place = taken.setdefault(normalised(job.name), (job.name, job.place))
        if other != job.name:
            yield broken(job, ("name",), f'for TestGrid the name is that of "{other}" ({place})', _hint(job))
    yield from _written(expansion, taken)
    for platform, _, each in externals(expansion):
        key = normalised(each.name)
        if key in taken:
            other, place = taken[key]
            message = f'external results "{each.name}" have the name of "{other}" ({place})'
            hint = "give them a name of their own, such as ci-kubernetes-e2e-riscv64-external"
            yield Broken(place=each.place, message=message, hint=hint, platform=platform.name)
        taken.setdefault(key, (each.name, each.place))


def _written(expansion: Expansion, taken: dict[str, tuple[str, Place]]) -> Iterator[Broken]:
    """Yield each test group of a TestGrid file whose name is taken; a job may have its group there, and shares it."""
    seen = set[str]()
    for group in expansion.testgrid.test_groups:
        other, place = taken.setdefault(normalised(group.name), (group.name, group.place))
        if other != group.name or group.name in seen:
            yield _broken(group, other, place)
        seen.add(group.name)


def _broken(group: Written, other: str, place: Place) -> Broken:
    if group.name == other:
        message, hint = f'there is a test group "{other}" already ({place})', "remove one of the two"
    else:
        message = f'for TestGrid the name of the test group "{group.name}" is that of "{other}" ({place})'
        hint = "letters and digits of the names must differ"
    return Broken(place=group.place, message=message, hint=hint)


def _hint(job: Job) -> str:
    return f"give one of the two another name in its {job.trigger} block; letters and digits must differ"


RULE = Rule(
    id="test-group-unique",
    doc=__doc__,
    on=Kind.TREE,
    check=check,
    source=("V-05", "X-01", "K-23", "N-07"),
    engine="configurator",
    passing="suites: {unit: {periodic: {name: ci-a-1-34}}, e2e: {periodic: {name: ci-b-1-34}}}",
    failing="suites: {unit: {periodic: {name: ci-a-1-34}}, e2e: {periodic: {name: ci-a-13-4}}}",
)
