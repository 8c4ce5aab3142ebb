"""TestGrid annotations stand on jobs that have a test group.

A presubmit without boards makes no test group unless `testgrid-create-test-group` is `"true"`, and TestGrid refuses its
tab name, its alert address and its thresholds. With `"false"` a job has no test group at all, and its boards are
dropped without a word. `"true"` makes the group, so it cannot stand on two variants of one job.
"""

from collections.abc import Iterator

from jobgen.model.job import Expansion, Job
from jobgen.model.words import Trigger
from jobgen.rules.protocol import ON_BOARDS, ON_SPECS, Broken, Kind, Rule, broken
from jobgen.rules.testgrid import CREATE

NEED_GROUP = (
    "testgrid-num-columns-recent",
    "testgrid-alert-stale-results-hours",
    "testgrid-num-failures-to-alert",
    "testgrid-days-of-results",
    "testgrid-tab-name",
    "testgrid-alert-email",
)


def check(expansion: Expansion, _expansion: Expansion) -> Iterator[Broken]:
    """Yield each annotation that implies a test group which is not made, or is made twice."""
    made: dict[str, Job] = {}
    for job in expansion.jobs:
        annotations = job.data.get("annotations") or {}
        create = annotations.get(CREATE)
        if create == "false":
            yield from _dropped(job)
        elif job.trigger is Trigger.PRESUBMIT and not job.boards and create != "true":
            yield from _without_group(job, annotations)
        elif "true" in (create, _create(made.setdefault(job.name, job))) and made[job.name] is not job:
            message = "another job of this name makes the test group already"
            yield broken(job, ("annotations", CREATE), message, f"leave {CREATE} and boards out of one of them")


def _create(job: Job) -> str:
    created: str = (job.data.get("annotations") or {}).get(CREATE, "")
    return created


def _dropped(job: Job) -> Iterator[Broken]:
    message = f'{CREATE}: "false" hides the job from TestGrid, with its boards'
    yield broken(job, ("annotations", CREATE), message, "leave it out, and say boards: [] for a job without boards")


def _without_group(job: Job, annotations: dict[str, str]) -> Iterator[Broken]:
    key = next((each for each in NEED_GROUP if each in annotations), "")
    if key:
        hint = f'add boards, or {CREATE}: "true" beside a tab in static_tabs, or remove {key}'
        yield broken(job, ("annotations", key), f'"{key}" needs a test group, but the presubmit has no boards', hint)


RULE = Rule(
    id="test-group-annotations",
    doc=__doc__,
    on=Kind.TREE,
    check=check,
    asks=(ON_SPECS, ON_BOARDS),
    source=("A-03", "A-10", "A-16", "A-21"),
    engine="configurator",
    passing="suites: {unit: {presubmit: {tab: unit-arm64}}}",
    failing="suites: {unit: {presubmit: {boards: [], tab: unit-arm64}}}",
)
