"""Where presubmits and postsubmits run: branches, change filters, and which two jobs meet on one branch."""

from collections.abc import Iterable, Sequence
from typing import Any

from jobgen.model.job import Job
from jobgen.syntax import re2

FILTERS = ("run_if_changed", "skip_if_only_changed")
BRANCH_LISTS = ("branches", "skip_branches")


def meet(one: Job, other: Job) -> bool:
    """Return whether both can run on one branch, in the eyes of Prow (rule P-15) or of the policy tests (rule J-03)."""
    return intersect(one.data, other.data)


def intersect(mine: dict[str, Any], theirs: dict[str, Any]) -> bool:
    """Return the same for the data of two jobs, whoever wrote them."""
    if _everywhere(mine) or _everywhere(theirs):
        return True
    ours, others = mine.get("branches") or (), theirs.get("branches") or ()
    if not ours and not others:
        return True
    if not set(ours).isdisjoint(others):
        return True
    return any(runs_on(theirs, name) for name in ours) or any(runs_on(mine, name) for name in others)


def is_merge_blocking(job: Job) -> bool:
    """Return whether a pull request waits for the presubmit (rule X-09)."""
    data = job.data
    if data.get("optional") or data.get("skip_report"):
        return False
    return bool(data.get("always_run") or data.get("run_if_changed") or data.get("skip_if_only_changed"))


def _everywhere(data: dict[str, Any]) -> bool:
    return not data.get("branches") and not data.get("skip_branches")


def runs_on(data: dict[str, Any], branch: str) -> bool:
    """Return whether the job runs on the branch; matching is unanchored, and skipping wins (rule P-27)."""
    if _matched(data.get("skip_branches") or (), branch):
        return False
    branches: Sequence[str] = data.get("branches") or ()
    return not branches or _matched(branches, branch)


def _matched(patterns: Iterable[str], branch: str) -> bool:
    return any(not re2.error(pattern) and re2.search(pattern, branch) for pattern in patterns)
