"""The changes that the ceilings of a lower step ask for: signals, release boards, required presubmits, triggers, what ships."""

from collections.abc import Callable
from typing import TypeAlias

from jobgen.commands.moves import signals
from jobgen.commands.moves.draft import Draft, spoken
from jobgen.editing.changes import Remove, Set
from jobgen.findings import Finding, Severity
from jobgen.model.job import Job
from jobgen.model.words import Signal, Trigger
from jobgen.nodes import Mapping, Node, Path, Plain, Scalar, Sequence, find
from jobgen.pipeline import Run
from jobgen.rules.release import release_boards
from jobgen.syntax import cron
from jobgen.yamlio.spelling import spelled

_DAY = "24h"
_INTERVALS = ("interval", "minimum_interval")
_BY_PATH = ("run_if_changed", "skip_if_only_changed")

_Fix: TypeAlias = Callable[[Draft, Job], None]


class _SharedError(Exception):
    """A line that several jobs share, so that changing it for one is left to a person."""


def keep(draft: Draft) -> None:
    """Make one change after the other until no ceiling of the step is broken, or only what a person has to mend."""
    left: set[tuple[str, str]] = set()
    while (found := _next(draft.run(), left)) is not None and len(draft.changes) < _MOST:
        finding, job = found
        before = len(draft.changes)
        try:
            _mend(draft, finding, job)
        except _SharedError:
            left.add((finding.rule, finding.job))
            continue
        if len(draft.changes) == before:
            draft.leave(f"{finding.message}: {finding.hint}", finding.place, "no line of this spec alone says it")
            left.add((finding.rule, finding.job))


def _mend(draft: Draft, finding: Finding, job: Job | None) -> None:
    if job is None:
        draft.make(Set(("ships",), []))
    else:
        _FIXES[finding.rule][1](draft, job)


_MOST = 1000
"""Changes after which something goes round in circles."""


def _next(run: Run, left: set[tuple[str, str]]) -> tuple[Finding, Job | None] | None:
    for finding in run.findings:
        if finding.severity is not Severity.ERROR or (finding.rule, finding.job) in left:
            continue
        if finding.rule == "ships-before-run":
            return finding, None
        job = _job(run, finding)
        if job is not None:
            return finding, job
    return None


def _job(run: Run, finding: Finding) -> Job | None:
    if finding.rule not in _FIXES or run.expansion is None:
        return None
    trigger = _FIXES[finding.rule][0]
    jobs = (job for job in run.expansion.jobs if job.trigger is (trigger or job.trigger))
    return next((job for job in jobs if job.name == finding.job), None)


def _silence(draft: Draft, job: Job) -> None:
    """Take the signal away where it is said: in the lines of the suite, or for all suites at once in `job_defaults`."""
    path = _path(draft, spoken(job, "signal"), "set signal: none")
    if path is None or path[0] == "suites":
        signals.give(draft, job.suite, Signal.NONE, may_go=(Signal.NONE,), anywhere=True)
    elif draft.signal_after(Remove(path), job.suite) is Signal.NONE:
        draft.make(Remove(path))
    else:
        draft.make(Set(path, Signal.NONE.value))


def _take_off(draft: Draft, job: Job) -> None:
    """Take a release board out of the list that names it."""
    expansion = draft.expansion()
    if expansion is not None:
        _out_of_boards(draft, job, release_boards(expansion.site))


def _leave_merges(draft: Draft, job: Job) -> None:
    """Take a presubmit that is optional by now off the board of those that are not, and its hand-written tab."""
    expansion = draft.expansion()
    if expansion is None:
        return
    board = f"presubmits-{expansion.site.repo}-blocking"
    tabs = expansion.platform[job.platform].static_tabs
    tab = next((n for n, tab in enumerate(tabs) if (tab.board, tab.test_group) == (board, job.name)), None)
    if tab is not None:
        draft.make(Remove(("static_tabs", tab)))
    else:
        _out_of_boards(draft, job, frozenset({board}))


def _out_of_boards(draft: Draft, job: Job, unwanted: frozenset[str]) -> None:
    """Take a board out of its list; where nothing else is in the list, the platform's own boards hold again, if any."""
    default = _default_boards(draft, job)
    own = spoken(job, "boards")
    items = (own if isinstance(own, Sequence) else default or Sequence((), job.place)).items
    item = next((each for each in items if isinstance(each, Scalar) and each.value in unwanted), None)
    path = _path(draft, item, f"take {item.value} out of boards") if item else None
    if path is not None:
        alone = len(items) == 1 and own is not None and default is not None
        draft.make(Remove(path[:-1] if alone else path))


def _default_boards(draft: Draft, job: Job) -> Sequence | None:
    expansion = draft.expansion()
    return expansion.platform[job.platform].boards.by_trigger[job.trigger] if expansion else None


def _make_optional(draft: Draft, job: Job) -> None:
    _write(draft, job, "optional", value=True)


def _make_manual(draft: Draft, job: Job) -> None:
    if job.data.get("always_run"):
        _write(draft, job, "always_run", value=False)
        return
    key = next(key for key in _BY_PATH if job.data.get(key))
    path = _path(draft, spoken(job, key), f"remove {key}")
    draft.make(Remove(path) if path else Set(("suites", job.suite, job.trigger.value, key), None))


def _slow_down(draft: Draft, job: Job) -> None:
    """Let a periodic run once a day: at the first of the times that its cron names, else every 24 hours."""
    schedule = job.data.get("cron")
    if isinstance(schedule, str) and spoken(job, "cron") is not None:
        _write(draft, job, "cron", value=_daily(schedule))
        return
    key = next((key for key in _INTERVALS if job.data.get(key)), _INTERVALS[0])
    _write(draft, job, key, value=_DAY)


def _daily(text: str) -> str:
    """Return a cron that fires once on each day on which the given one fires, at its first time."""
    fields = text.split()
    if text.startswith("@") or len(fields) != 5 or cron.error(text):
        return "@daily"
    schedule = cron.parse(text)
    return " ".join([str(min(schedule.minutes)), str(min(schedule.hours)), *fields[2:]])


def _write(draft: Draft, job: Job, key: str, value: Plain) -> None:
    """Set a key where the spec says it, for all that is there; else in the block of the suite."""
    path = _path(draft, spoken(job, key), f"set {key}: {spelled(value)}")
    if path is not None:
        draft.make(Set(path, value))
    elif isinstance(find(draft.document.node, "suites", job.suite, job.trigger), Mapping):
        draft.make(Set(("suites", job.suite, job.trigger.value, key), value))


def _path(draft: Draft, node: Node | None, what: str) -> Path | None:
    """Return the path of a scalar of this spec; None where it stands in another file, or nowhere."""
    paths = draft.paths_of(node) if node else []
    if len(paths) > 1 and node is not None:
        shared = ", ".join(".".join(str(step) for step in path) for path in paths)
        draft.leave(what, node.place, f"an anchor shares the line: {shared}")
        raise _SharedError
    return paths[0] if paths else None


_FIXES: dict[str, tuple[Trigger | None, _Fix]] = {
    "no-signal-before-run": (Trigger.PERIODIC, _silence),
    "signal-board": (None, _take_off),
    "presubmit-optional": (Trigger.PRESUBMIT, _make_optional),
    "presubmit-manual": (Trigger.PRESUBMIT, _make_manual),
    "merge-blocking-board": (Trigger.PRESUBMIT, _leave_merges),
    "periodic-daily": (Trigger.PERIODIC, _slow_down),
}
