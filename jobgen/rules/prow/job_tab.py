"""TestGrid shows every job.

A periodic or postsubmit makes a test group, and TestGrid refuses one without a tab. The policy tests want a test group
for presubmits too, except in a few repositories; variants of one presubmit share it. A job has a tab on each of its
`boards`. For a tab that somebody wrote by hand, name it in `static_tabs`; a presubmit then needs the annotation
`testgrid-create-test-group: "true"`.
"""

from collections.abc import Iterator

from jobgen.model.job import Expansion, Job
from jobgen.model.words import Trigger
from jobgen.rules.protocol import ON_JOBS_AND_ALL_BOARDS, ON_SPECS, Broken, Kind, Rule, broken
from jobgen.rules.testgrid import CREATE, is_excused, static_tabs, written_groups, written_tabs


def check(expansion: Expansion, _expansion: Expansion) -> Iterator[Broken]:
    """Yield each job that no tab shows."""
    by_hand = {tab.test_group for _, tab in static_tabs(expansion)} | {
        tab.test_group for tab in written_tabs(expansion)
    }
    # Jobs of one name share a test group; one in a TestGrid file, and the tab for it, are for other rules.
    settled = {job.name for job in expansion.jobs if job.boards} | written_groups(expansion)
    for job in expansion.jobs:
        if not job.boards and job.name not in settled:
            yield from _without_boards(job, by_hand)


def _without_boards(job: Job, by_hand: set[str]) -> Iterator[Broken]:
    presubmit = job.trigger is Trigger.PRESUBMIT
    creates = (job.data.get("annotations") or {}).get(CREATE) == "true"
    if job.name not in by_hand:
        if creates or not is_excused(job):
            hint = "add boards, or name the tab that somebody wrote by hand in static_tabs"
            if job.by_hand:
                hint = "add annotations: {testgrid-dashboards: BOARD}, or a tab to a TestGrid file"
            yield broken(job, (), "no board shows the job", hint)
    elif presubmit and not creates and not job.by_hand:
        hint = f'add annotations: {{{CREATE}: "true"}}'
        yield broken(job, (), "the tab that somebody wrote by hand has no test group", hint)


RULE = Rule(
    id="job-tab",
    doc=__doc__,
    on=Kind.TREE,
    check=check,
    asks=(ON_SPECS, ON_JOBS_AND_ALL_BOARDS),
    source=("A-10", "V-06", "X-08", "X-10"),
    engine="configurator",
    passing="suites: {unit: {periodic: {boards: [provider-arm64-all]}}}",
    failing="suites: {unit: {periodic: {boards: []}}}",
)
