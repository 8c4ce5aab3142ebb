"""What a move means for jobs and boards: who starts and stops, who comes to which board and leaves it."""

from dataclasses import dataclass

from jobgen.findings import Severity
from jobgen.model.job import Expansion, Job
from jobgen.model.spec import Delta
from jobgen.pipeline import Run


@dataclass(frozen=True, slots=True, kw_only=True)
class Effects:
    """What is different afterwards: jobs by name, computed forks included, and boards with the names of their tests.

    `idle` are the deltas that lift something before the move and nothing after it, `notes` other lines that it outdates.
    """

    starts: tuple[str, ...]
    stops: tuple[str, ...]
    changes: tuple[tuple[str, tuple[str, ...]], ...]
    gains: dict[str, tuple[str, ...]]
    loses: dict[str, tuple[str, ...]]
    idle: tuple[Delta, ...]
    notes: tuple[str, ...]


def effects(platform: str, here: Run, there: Run) -> Effects:
    """Return what of one platform differs between two runs."""
    assert here.expansion is not None  # noqa: S101  (without one there is nothing to move)
    assert there.expansion is not None  # noqa: S101  (the same)
    before, after = _jobs(platform, here.expansion), _jobs(platform, there.expansion)
    seats, taken = _seats(platform, here.expansion), _seats(platform, there.expansion)
    both = [key for key in before if key in after]
    return Effects(
        starts=tuple(after[key].name for key in after if key not in before),
        stops=tuple(before[key].name for key in before if key not in after),
        changes=tuple((after[key].name, keys) for key in both if (keys := _different(before[key], after[key]))),
        gains=_by_board(taken - seats),
        loses=_by_board(seats - taken),
        idle=_idle(platform, here, there),
        notes=_notes(here, there),
    )


def _jobs(platform: str, expansion: Expansion) -> dict[tuple[str, str, str], Job]:
    jobs = (*expansion.jobs_of.get(platform, ()), *expansion.forks_of.get(platform, ()))
    return {(job.name, job.trigger, job.branch): job for job in jobs}


def _seats(platform: str, expansion: Expansion) -> set[tuple[str, str]]:
    """Return every board with the name of each test that shows there."""
    tabs = (tab for board in expansion.boards.values() for tab in board.tabs if tab.platform == platform)
    forks = ((board, fork.name) for fork in expansion.forks_of.get(platform, ()) for board in fork.boards)
    return {(tab.board, tab.test_group) for tab in tabs} | set(forks)


def _by_board(seats: set[tuple[str, str]]) -> dict[str, tuple[str, ...]]:
    boards: dict[str, list[str]] = {}
    for board, name in sorted(seats):
        boards.setdefault(board, []).append(name)
    return {board: tuple(names) for board, names in boards.items()}


def _different(before: Job, after: Job) -> tuple[str, ...]:
    """Return the keys that differ, besides the boards, which are told one by one."""
    keys = sorted({*before.data, *after.data} - {"annotations"})
    differing = [key for key in keys if before.data.get(key) != after.data.get(key)]
    return tuple(f"{key}: {_said(before, key)} -> {_said(after, key)}" for key in differing)


def _said(job: Job, key: str) -> str:
    value = job.data.get(key)
    if isinstance(value, bool):
        return str(value).lower()
    return "none" if value is None else str(value)


def _idle(platform: str, here: Run, there: Run) -> tuple[Delta, ...]:
    used = {_identity(delta): delta for delta in _lifting(platform, here)}
    still = {_identity(delta) for delta in _lifting(platform, there)}
    return tuple(delta for key, delta in used.items() if key not in still)


def _notes(here: Run, there: Run) -> tuple[str, ...]:
    new = (each for each in there.findings if each.severity is Severity.WARNING and each not in here.findings)
    return tuple(f"{each.place}: {each.message}; {each.hint}" for each in new if each.rule != "delta-unused")


def _lifting(platform: str, run: Run) -> list[Delta]:
    return [delta for broken, delta in (run.verdict.lifted if run.verdict else ()) if broken.platform == platform]


def _identity(delta: Delta) -> tuple[object, ...]:
    # Without its place, which moves with the lines above it.
    return (delta.rule, delta.suite, delta.trigger, delta.platforms, delta.since, delta.until, delta.reason)
