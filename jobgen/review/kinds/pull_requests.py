"""What presubmits run, and whether a merge waits for them.

`merge-waits` (rank 1): a merge waits for a job that it did not wait for, or for one that runs on every pull request now.
`merge-free` (rank 2): it no longer waits. `every-pull-request` (rank 2) and `not-every-pull-request` (rank 3) are about optional jobs.
`pull-request-filter` (rank 3; 2 where a merge waits for it) is about everything else that says on which pull requests a job runs.
"""

from collections.abc import Iterator

from jobgen.model.job import Job
from jobgen.model.review import Section
from jobgen.model.words import Trigger
from jobgen.review.protocol import Comparison, Difference, Kind, Pair, Said
from jobgen.review.wording import brief, told
from jobgen.rules.branching import is_merge_blocking

_MODE = ("always_run", "run_if_changed", "skip_if_only_changed")
_WAITING = ("optional", "skip_report")
_WHERE = ("branches", "skip_branches", "trigger", "rerun_command", "run_before_merge")
_KEYS = frozenset({*_MODE, *_WAITING, *_WHERE})
_EVERY = "on every pull request"


def owns(pair: Pair, difference: Difference, _compared: Comparison) -> bool:
    """Return whether the difference says when a presubmit runs or counts."""
    return pair.is_presubmit and difference.path[0] in _KEYS


def said(pair: Pair, _compared: Comparison, owned: tuple[Difference, ...]) -> Iterator[Said]:
    """Yield what happens to pull requests."""
    if not pair.is_presubmit:
        return
    before, after = _mode(pair.before), _mode(pair.after)
    waited, waits = _waits(pair.before), _waits(pair.after)
    turned = _turned(before, after, waited=waited, waits=waits)
    if turned is not None:
        yield turned
    explained = {*(_MODE if before != after or turned else ()), *(_WAITING if waited is not waits else ())}
    for difference in owned:
        if difference.path[0] not in explained:
            rank = 2 if waits and difference.path[0] in _WHERE else 3
            yield Said(kind="pull-request-filter", rank=rank, text=told(difference, pair), path=difference.path)


def _turned(before: str, after: str, *, waited: bool, waits: bool) -> Said | None:
    if waits and (not waited or (after == _EVERY != before)):
        why = "nobody merges while the job is red or slow"
        return Said(kind="merge-waits", rank=1, text=f"required for merge now, {after}", why=why, path=_KEY)
    if waited and not waits:
        now = f"the job runs {after}" if after else "the job is gone"
        return Said(kind="merge-free", rank=2, text="no longer required for merge", why=now, path=_KEY)
    if before == after or (not (before and after) and _EVERY not in (before, after)):
        return None
    if after == _EVERY:
        return Said(kind="every-pull-request", rank=2, text=f"now {_EVERY}", path=_KEY)
    if before == _EVERY:
        now = f"the job runs {after}" if after else "the job is gone"
        return Said(kind="not-every-pull-request", rank=3, text=f"no longer {_EVERY}", why=now, path=_KEY)
    rank = 2 if waits else 3
    return Said(kind="pull-request-filter", rank=rank, text=f"{after}, before {before}", path=_KEY)


_KEY = ("always_run",)


def _waits(job: Job | None) -> bool:
    return job is not None and job.trigger is Trigger.PRESUBMIT and is_merge_blocking(job)


def _mode(job: Job | None) -> str:
    """Return when the job runs, in words; nothing where there is no job."""
    if job is None:
        return ""
    if job.data.get("always_run"):
        return _EVERY
    for key, words in (
        ("run_if_changed", "where a pull request changes"),
        ("skip_if_only_changed", "unless a pull request changes only"),
    ):
        pattern = job.data.get(key)
        if pattern:
            return f"{words} {brief(pattern) or 'certain files'}"
    return "only when somebody asks for it"


KIND = Kind(
    ids=("merge-waits", "merge-free", "every-pull-request", "not-every-pull-request", "pull-request-filter"),
    section=Section.PULL_REQUESTS,
    doc=__doc__,
    owns=owns,
    of_job=said,
)
