"""The board of merge-blocking presubmits holds all of them, and nothing else.

The policy tests compare the board `presubmits-kubernetes-blocking` with the presubmits of kubernetes/kubernetes that
block merges: not optional, reporting, and run always or on some changes. Such a presubmit names the board, or a static
tab on it; any other job stays off.
"""

from collections.abc import Iterator

from jobgen.model.existing import Given
from jobgen.model.job import Expansion, Job
from jobgen.model.words import Trigger
from jobgen.rules.branching import is_merge_blocking
from jobgen.rules.protocol import ON_JOBS_AND_BOARDS, ON_SPECS, Broken, Kind, Rule, broken
from jobgen.rules.testgrid import DASHBOARDS, static_tabs, written_tabs


def check(expansion: Expansion, _expansion: Expansion) -> Iterator[Broken]:
    """Yield each presubmit that is missing from the board, and each job that has no place there."""
    board = f"presubmits-{expansion.site.repo}-blocking"
    if not _is_there(board, expansion):
        return
    by_hand = {tab.test_group for _, tab in static_tabs(expansion) if tab.board == board}
    by_hand |= {tab.test_group for tab in written_tabs(expansion) if tab.dashboard.name == board}
    blocking = {job.name for job in expansion.jobs if _blocks(job, expansion.site.under_test)}
    shown = {job.name for job in expansion.jobs if board in job.boards} | by_hand
    yield from _strangers(board, expansion)
    for job in expansion.jobs:
        if job.name in blocking and job.name not in shown:
            yield broken(
                job, (), f'the presubmit blocks merges, but is not on the board "{board}"', f"add {board} to its boards"
            )
        elif job.name in shown and job.name not in blocking:
            message = f'the job is on the board "{board}", but does not block merges'
            path = DASHBOARDS if board in job.boards else ()
            where = "boards" if path else "static_tabs"
            hint = f"remove its tab from {board}" if job.by_hand and not path else f"take {board} out of its {where}"
            yield broken(job, path, message, hint)


def _strangers(board: str, expansion: Expansion) -> Iterator[Broken]:
    """Yield each tab of the board in a TestGrid file whose test group is that of no job."""
    jobs = {job.name for job in expansion.jobs}
    for tab in written_tabs(expansion):
        if tab.dashboard.name == board and tab.test_group and tab.test_group not in jobs:
            message = (
                f'the tab "{tab.name}" is on the board "{board}", but "{tab.test_group}" is no job that blocks merges'
            )
            yield Broken(place=tab.place, message=message, hint=f"remove the tab from {board}")


def _is_there(board: str, expansion: Expansion) -> bool:
    """Return whether the board can be judged: specs know it, and else it stands in one of the TestGrid files."""
    return Given.SPECS in expansion.given or any(each.name == board for each in expansion.testgrid.dashboards)


def _blocks(job: Job, under_test: str) -> bool:
    return job.trigger is Trigger.PRESUBMIT and job.repo == under_test and is_merge_blocking(job)


RULE = Rule(
    id="merge-blocking-board",
    doc=__doc__,
    on=Kind.TREE,
    check=check,
    asks=(ON_SPECS, ON_JOBS_AND_BOARDS),
    source=("X-09",),
    engine="policy-testgrids.test",
    passing="""\
suites:
  unit:
    presubmit: {always_run: true, optional: false, boards: [presubmits-kubernetes-blocking]}
_site.yaml:
  boards:
    provided: [presubmits-kubernetes-blocking]
    signal: {informing: "sig-release-{branch}-informing", blocking: "sig-release-{branch}-blocking"}
""",
    failing="suites: {unit: {presubmit: {always_run: true, optional: false}}}",
)
