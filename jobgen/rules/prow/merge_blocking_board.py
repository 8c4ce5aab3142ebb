"""The board of merge-blocking presubmits holds all of them, and nothing else.

The policy tests compare the board `presubmits-kubernetes-blocking` with the presubmits of kubernetes/kubernetes that
block merges: not optional, reporting, and run always or on some changes. Such a presubmit names the board, or a static
tab on it; any other job stays off.
"""

from collections.abc import Iterator

from jobgen.model.job import Expansion, Job
from jobgen.model.words import Trigger
from jobgen.rules.branching import is_merge_blocking
from jobgen.rules.protocol import Broken, Kind, Rule, broken
from jobgen.rules.testgrid import DASHBOARDS, static_tabs


def check(expansion: Expansion, _expansion: Expansion) -> Iterator[Broken]:
    """Yield each presubmit that is missing from the board, and each job that has no place there."""
    board = f"presubmits-{expansion.site.repo}-blocking"
    by_hand = {tab.test_group: tab for _, tab in static_tabs(expansion) if tab.board == board}
    blocking = {job.name for job in expansion.jobs if _blocks(job, expansion.site.under_test)}
    shown = {job.name for job in expansion.jobs if board in job.boards} | by_hand.keys()
    for job in expansion.jobs:
        if job.name in blocking and job.name not in shown:
            yield broken(
                job, (), f'the presubmit blocks merges, but is not on the board "{board}"', f"add {board} to its boards"
            )
        elif job.name in shown and job.name not in blocking:
            message = f'the job is on the board "{board}", but does not block merges'
            path = DASHBOARDS if board in job.boards else ()
            yield broken(job, path, message, f"take {board} out of its {'boards' if path else 'static_tabs'}")


def _blocks(job: Job, under_test: str) -> bool:
    return job.trigger is Trigger.PRESUBMIT and job.repo == under_test and is_merge_blocking(job)


RULE = Rule(
    id="merge-blocking-board",
    doc=__doc__,
    on=Kind.TREE,
    check=check,
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
