"""TestGrid annotations stand on jobs that have a test group.

A presubmit without boards makes no test group unless `testgrid-create-test-group` is `"true"`, and TestGrid refuses its
tab name, its alert address and its thresholds. With `"false"` a job has no test group at all, and its boards are
dropped without a word. `"true"` makes the group, so it cannot stand on two variants of one job.
"""

from collections.abc import Iterator
from dataclasses import replace

from jobgen.model.job import Expansion, Job
from jobgen.model.words import Trigger
from jobgen.rules.protocol import ON_BOARDS, ON_SPECS, Broken, Kind, Rule, broken
from jobgen.rules.testgrid import CREATE, DASHBOARDS, is_excused, known_groups, makes_group, written_groups

NEED_GROUP = (
    "testgrid-num-columns-recent",
    "testgrid-alert-stale-results-hours",
    "testgrid-num-failures-to-alert",
    "testgrid-days-of-results",
    "testgrid-tab-name",
    "testgrid-alert-email",
)
_TRIGGERS = (Trigger.PERIODIC, Trigger.POSTSUBMIT, Trigger.PRESUBMIT)


def check(expansion: Expansion, _expansion: Expansion) -> Iterator[Broken]:
    """Yield each annotation that implies a test group which is not made, or is made twice."""
    written, known = written_groups(expansion), known_groups(expansion)
    made: dict[str, Job] = {}
    for job in sorted(expansion.jobs, key=_turn):
        create, maker = _create(job), made.get(job.name)
        if create == "true" and job.name in written:
            message = "a TestGrid file has a test group of this name already"
            yield broken(job, ("annotations", CREATE), message, f"leave {CREATE} out, or the test group")
        elif makes_group(job):
            yield from _made_twice(job, made.setdefault(job.name, job))
        elif job.name not in written and (maker is None or _turn(maker) == _turn(job)):
            yield from _without_group(job, known, has_maker=maker is not None)


def _turn(job: Job) -> tuple[int, str, str]:
    """Return when configurator looks at the job; it says nothing of the order of variants, whose turn is the same."""
    return _TRIGGERS.index(job.trigger), job.repo, job.name


def _create(job: Job) -> str:
    created: str = (job.data.get("annotations") or {}).get(CREATE, "")
    return created


def _made_twice(job: Job, maker: Job) -> Iterator[Broken]:
    if maker is job or "true" not in (_create(job), _create(maker)):
        return
    message = "another job of this name makes the test group already"
    hint = f"leave {CREATE}{'' if job.by_hand else ' and boards'} out of one of them"
    if _create(job) == "true":
        yield broken(job, ("annotations", CREATE), message, hint)
    elif _turn(job) == _turn(maker):
        yield replace(broken(job, ("annotations", CREATE), message, hint), refused=False)


def _without_group(job: Job, known: frozenset[str], *, has_maker: bool) -> Iterator[Broken]:
    """Yield what a job without a test group says all the same; where a variant makes it, TestGrid may look at that one first."""
    annotations = job.data.get("annotations") or {}
    key = next((each for each in NEED_GROUP if each in annotations), "")
    if _create(job) == "false":
        message = f'{CREATE}: "false" hides the job from TestGrid, with its boards'
        hint = "leave it out" if job.by_hand else "leave it out, and say boards: [] for a job without boards"
        refused = (bool(key) and not has_maker) or (job.name not in known and not is_excused(job))
        yield replace(broken(job, ("annotations", CREATE), message, hint), refused=refused)
    elif key:
        where = "a TestGrid file" if job.by_hand else "static_tabs"
        boards = DASHBOARDS[-1] if job.by_hand else "boards"
        hint = f'add {boards}, or {CREATE}: "true" beside a tab in {where}, or remove {key}'
        message = f'"{key}" needs a test group, but the presubmit has no boards'
        yield replace(broken(job, ("annotations", key), message, hint), refused=not has_maker)


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
