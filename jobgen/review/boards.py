"""Which tabs boards gain and lose."""

from collections import defaultdict

from jobgen.model.review import BoardChange, Side
from jobgen.review.matching import compares_forks


def board_changes(base: Side, head: Side) -> tuple[BoardChange, ...]:
    """Return the boards with other tabs than before, by name; those of external results and of computed forks count too."""
    with_forks = compares_forks(base, head)
    before, after = (_tabs(side, with_forks=with_forks) for side in (base, head))
    return tuple(
        BoardChange(board=board, added=tuple(sorted(now - was)), removed=tuple(sorted(was - now)))
        for board in sorted({*before, *after})
        if (was := before[board]) != (now := after[board])
    )


def _tabs(side: Side, *, with_forks: bool) -> defaultdict[str, set[str]]:
    tabs: defaultdict[str, set[str]] = defaultdict(set)
    for board in side.expansion.boards.values():
        tabs[board.name].update(tab.name for tab in board.tabs)
    for job in (*side.expansion.jobs, *(side.expansion.forks if with_forks else ())):
        for name in job.boards:
            tabs[name].add(job.tab)
    return tabs
