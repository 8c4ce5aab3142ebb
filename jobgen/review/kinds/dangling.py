"""What still goes by a name that nothing has any more, because a job was renamed, removed, or reports another context.

`tab-dangling` (rank 2) is about tabs that somebody wrote by hand for a job (`static_tabs`), `context-dangling` (rank 2) about
contexts that branch protection may require; for a job that a merge cannot wait for, another context is `context-changed` (rank 4).
"""

from collections.abc import Iterator

from jobgen.model.job import Job
from jobgen.model.review import Section
from jobgen.review.protocol import Comparison, Difference, Kind, Pair, Said, context_of
from jobgen.rules.testgrid import static_tabs

_PATH = ("context",)


def owns(_pair: Pair, difference: Difference, _compared: Comparison) -> bool:
    """Return whether the difference is one of contexts."""
    return difference.path == _PATH


def said(pair: Pair, compared: Comparison, owned: tuple[Difference, ...]) -> Iterator[Said]:
    """Yield the tabs and the context that dangle."""
    job = pair.before
    if job is None:
        return
    if job.name not in compared.names and not job.version:
        yield from _tabs(job, compared)
    before, after = _context(job), _context(pair.after)
    if before != after and before not in compared.contexts and not job.version and not job.data.get("optional"):
        named = "" if before == pair.job.name else f" {before}"
        why = "where branch protection requires it, pull requests wait for ever"
        yield Said(kind="context-dangling", rank=2, text=f"context{named} no longer reported", why=why, path=_PATH)
    elif owned:
        text = f"context: {owned[0].before or job.name} -> {owned[0].after or pair.job.name}"
        yield Said(kind="context-changed", rank=4, text=text, path=_PATH, subject="context")


def _tabs(job: Job, compared: Comparison) -> Iterator[Said]:
    expansions = (compared.base.expansion, compared.head.expansion)
    named = [tab for each in expansions for _, tab in static_tabs(each) if tab.test_group == job.name]
    tabs = list(dict.fromkeys(f"{each.tab} on {each.board}" for each in named))
    if tabs:
        text = f"{'tab' if len(tabs) == 1 else 'tabs'} {', '.join(tabs)} left for {job.name}"
        yield Said(kind="tab-dangling", rank=2, text=text, why="written by hand, and to be changed by hand")


def _context(job: Job | None) -> str:
    """Return the context that the job reports to pull requests, if it does."""
    return context_of(job) if job is not None else ""


KIND = Kind(
    ids=("tab-dangling", "context-dangling", "context-changed"),
    section=Section.JOBS,
    doc=__doc__,
    owns=owns,
    of_job=said,
)
