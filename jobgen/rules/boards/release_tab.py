"""A tab on a release board says what it shows, and a blocking one whom it alerts.

The policy tests want a `description` of every tab on the release boards of the main branch, and on the blocking one
`alert_options` with `alert_mail_to_addresses`: what holds a release needs an owner who hears of it. The tab of a job gets the
addresses of `testgrid-alert-email` on the first of its boards alone; of periodics, other rules say so.
"""

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from jobgen.model.existing import Written
from jobgen.model.job import Expansion, Job
from jobgen.model.words import Signal, Trigger
from jobgen.rules.protocol import ON_BOARDS, Broken, Kind, Rule, broken
from jobgen.rules.release import release_board
from jobgen.rules.testgrid import DASHBOARDS, job_tabs
from jobgen.rules.testgrid_fields import Problem
from jobgen.rules.written_examples import LAB

_SILENT = "it can hold a release, and alerts nobody"
_MAIL = "testgrid-alert-email"
_OPTIONS = ("testgrid-num-failures-to-alert", "testgrid-alert-stale-results-hours")


def check(board: Written, expansion: Expansion) -> Iterator[Broken]:
    """Yield each tab without a description, and each blocking one without an address."""
    blocking, informing = (release_board(expansion.site, signal) for signal in (Signal.BLOCKING, Signal.INFORMING))
    if board.name not in (blocking, informing):
        return
    for index, tab in enumerate(board.data.get("dashboard_tab") or ()):
        for problem in _problems(tab, ("dashboard_tab", index), blocking=board.name == blocking):
            yield problem.broken(board.body, f'tab "{tab.get("name") or ""}" of "{board.name}"')
    for name, job in job_tabs(expansion) if board.name == blocking else ():
        if name == blocking and job.trigger is not Trigger.PERIODIC:
            yield from _unheard(job, blocking)


def _problems(tab: Any, path: tuple[str, int], *, blocking: bool) -> Iterator[Problem]:
    if not tab.get("description"):
        message, hint = "it has no description", "add description: what it shows, and who owns it"
        yield Problem(path=(*path, "description"), message=message, hint=hint)
    options = tab.get("alert_options")
    if blocking and not (options or {}).get("alert_mail_to_addresses"):
        hint = "add alert_options: {alert_mail_to_addresses: team@example.org}"
        # Where the tab has no alert_options at all, those of default.yaml count, and may have an address.
        refused = None if options is not None else False
        yield Problem(path=(*path, "alert_options"), message=_SILENT, hint=hint, refused=refused)


def _unheard(job: Job, board: str) -> Iterator[Broken]:
    annotations = job.data.get("annotations") or {}
    is_first = job.boards[0] == board
    if not is_first or not annotations.get(_MAIL):
        hint = f"add {_MAIL}: team@example.org" if is_first else f"put {board} first in testgrid-dashboards"
        has_options = any(key in annotations for key in _OPTIONS) or (is_first and _MAIL in annotations)
        yield replace(broken(job, DASHBOARDS, _SILENT, hint), refused=None if has_options else False)


RULE = Rule(
    id="release-tab",
    doc=__doc__,
    on=Kind.DASHBOARD,
    check=check,
    asks=(ON_BOARDS,),
    source=("X-12", "V-24", "A-11"),
    engine="policy-testgrids.test",
    passing=LAB
    + """\
  - name: sig-release-master-blocking
    dashboard_tab:
    - name: e2e
      test_group_name: lab-e2e
      description: End-to-end tests of the lab
      alert_options: {alert_mail_to_addresses: lab@example.org}
""",
    failing=LAB
    + """\
  - name: sig-release-master-blocking
    dashboard_tab:
    - name: e2e
      test_group_name: lab-e2e
      description: End-to-end tests of the lab
      alert_options: {num_failures_to_alert: 2}
""",
)
