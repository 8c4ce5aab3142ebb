"""Boards gain and lose the tabs of jobs.

`board-none` (rank 2) says that a job shows on no board any more, `board-first` that mail goes from another board (rank 1 where a
blocking job no longer has a release board first, else 3), `board-lost` (rank 3), `board-gained` (rank 4) and `tab-renamed` (rank 4)
what is on which board. The release board that a signal brings is told with the signal, and a tab that is called like a renamed
job with that.
"""

from collections.abc import Iterator

from jobgen.model.job import Job
from jobgen.model.review import Section
from jobgen.review.protocol import Comparison, Difference, Kind, Pair, Said
from jobgen.rules.release import release_boards

_BOARDS = ("annotations", "testgrid-dashboards")
_TAB = ("annotations", "testgrid-tab-name")


def owns(_pair: Pair, difference: Difference, _compared: Comparison) -> bool:
    """Return whether the difference is one of boards or of the tab."""
    return difference.path in (_BOARDS, _TAB)


def said(pair: Pair, compared: Comparison, owned: tuple[Difference, ...]) -> Iterator[Said]:
    """Yield what boards gain and lose."""
    before, after = _boards(pair.before), _boards(pair.after)
    told = _told_with_signal(pair, compared)
    if pair.before and pair.after and before and not after:
        text = f"on no board, before on {', '.join(before)}"
        yield Said(kind="board-none", rank=2, text=text, why="nobody sees the results")
        return
    lost = [each for each in before if each not in after and each not in told]
    gained = [each for each in after if each not in before and each not in told]
    if lost:
        yield Said(kind="board-lost", rank=3, text=f"tab gone from {_listed(lost)}", subject="board-lost")
    if gained:
        text = f"tab new on {_listed(gained)}"
        yield Said(kind="board-gained", rank=4, text=text, path=_BOARDS, subject="board-gained")
    if pair.before and pair.after:
        yield from _moved(pair, owned, compared)


def _moved(pair: Pair, owned: tuple[Difference, ...], compared: Comparison) -> Iterator[Said]:
    before, after = _boards(pair.before), _boards(pair.after)
    if any(each.path == _BOARDS for each in owned) and before and after and before[0] != after[0]:
        yield from _other_first(pair, before[0], after[0], compared)
    elif set(before) == set(after) and any(each.path == _BOARDS for each in owned):
        text = f"boards in another order: {', '.join(after)}"
        yield Said(kind="board-first", rank=5, text=text, path=_BOARDS)
    if any(each.path == _TAB for each in owned) and after:
        assert pair.before is not None  # noqa: S101  (both are there)
        text = f"tab: {pair.before.tab} -> {pair.job.tab}"
        yield Said(kind="tab-renamed", rank=4, text=text, path=_TAB, subject="tab")


def _other_first(pair: Pair, before: str, after: str, compared: Comparison) -> Iterator[Said]:
    release = release_boards(compared.site)
    if (
        pair.signals[0] is not pair.signals[1]
        and {before, after} & release
        and not (pair.blocks and after not in release)
    ):
        return
    text = f"mail from board {after}, before from {before}"
    if pair.blocks and after not in release:
        why = "only the first board sends mail, and for a blocking job that is the release board"
        yield Said(kind="board-first", rank=1, text=text, why=why, path=_BOARDS)
    else:
        yield Said(kind="board-first", rank=3, text=text, path=_BOARDS, subject="first")


def _told_with_signal(pair: Pair, compared: Comparison) -> frozenset[str]:
    return release_boards(compared.site) if pair.signals[0] is not pair.signals[1] else frozenset()


def _listed(boards: list[str]) -> str:
    return f"board {boards[0]}" if len(boards) == 1 else f"boards {', '.join(boards)}"


def _boards(job: Job | None) -> tuple[str, ...]:
    return job.boards if job else ()


KIND = Kind(
    ids=("board-none", "board-first", "board-lost", "board-gained", "tab-renamed"),
    section=Section.SIGNALS,
    doc=__doc__,
    owns=owns,
    of_job=said,
)
