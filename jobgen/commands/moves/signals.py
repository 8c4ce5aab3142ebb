"""The changes that give one suite another signal, its release board in a literal list included."""

from collections.abc import Container

from jobgen.commands.moves.draft import Draft, spoken
from jobgen.editing.changes import Change, Remove, Set
from jobgen.model.job import Job
from jobgen.model.words import Signal, Trigger
from jobgen.nodes import Mapping, Path, Scalar, Sequence, find
from jobgen.rules.release import release_board, release_boards


def give(draft: Draft, suite: str, wanted: Signal, *, may_go: Container[Signal] = (), anywhere: bool = False) -> None:
    """Make the changes after which the periodic of the suite has the signal; only lines of the suite itself change.

    Where `may_go` holds the wanted signal, the key is taken out if the suite then has that signal all the same: that is
    how a key goes that a promotion put there, behind its siblings, or with `anywhere` wherever it stands.
    """
    path = _own(draft, suite)
    if path is None:
        draft.make(_added(draft, suite, wanted))
        return
    away = _away(draft, path)
    if wanted in may_go and (anywhere or _is_last(draft, path)) and draft.signal_after(away, suite) is wanted:
        draft.make(away)
    else:
        draft.make(Set(path, wanted.value))


def place_board(draft: Draft, suite: str) -> None:
    """Make the changes after which no literal list of the suite names a release board that its signal does not mean.

    The board of the new signal takes the place of the old one's, if it is not there yet.
    """
    while (found := _misplaced(draft, suite)) is not None:
        item, wanted = found
        paths = draft.paths_of(item)
        if len(paths) != 1 or paths[0][:2] != ("suites", suite):
            what = f"replace {item.value} by {wanted} in the boards of {suite}" if wanted else f"take {item.value} out"
            draft.leave(what, item.place, "other suites have the same list")
            return
        draft.make(Set(paths[0], wanted) if wanted else Remove(paths[0]))


def _misplaced(draft: Draft, suite: str) -> tuple[Scalar, str] | None:
    """Return a release board in the list of the suite that its signal does not mean, and the one to put there, if any."""
    job, expansion = _periodic(draft, suite), draft.expansion()
    boards = spoken(job, "boards") if job else None
    if job is None or expansion is None or not isinstance(boards, Sequence):
        return None
    wanted = release_board(expansion.site, job.signal)
    items = [item for item in boards.items if isinstance(item, Scalar)]
    wrong = release_boards(expansion.site) - {wanted}
    item = next((each for each in items if each.value in wrong), None)
    if item is None:
        return None
    return item, "" if any(each.value == wanted for each in items) else wanted


def _own(draft: Draft, suite: str) -> Path | None:
    """Return the path at which the lines of the suite say its signal, if they do."""
    for path in (("suites", suite, "periodic", "signal"), ("suites", suite, "signal")):
        if find(draft.document.node, *path) is not None:
            return path
    return None


def _added(draft: Draft, suite: str, wanted: Signal) -> Change:
    root = draft.document.node
    if isinstance(find(root, "suites", suite, "periodic"), Mapping):
        return Set(("suites", suite, "periodic", "signal"), wanted.value)
    if isinstance(find(root, "suites", suite), Mapping):
        return Set(("suites", suite, "signal"), wanted.value)
    if isinstance(find(root, "suites"), Mapping):
        return Set(("suites", suite), {"signal": wanted.value})
    return Set(("suites",), {suite: {"signal": wanted.value}})


def _away(draft: Draft, path: Path) -> Change:
    """Return the change that takes the key out, and with it a suite that says nothing else."""
    while len(path) in (2, 3) and _is_alone(draft, path):
        path = path[:-1]
    return Remove(path)


def _is_alone(draft: Draft, path: Path) -> bool:
    above = find(draft.document.node, *path[:-1])
    return isinstance(above, Mapping) and len(above.entries) == 1


def _is_last(draft: Draft, path: Path) -> bool:
    above = find(draft.document.node, *path[:-1])
    # What merge keys bring along stands further up in the file.
    return isinstance(above, Mapping) and above.keys.get(str(path[-1])) == max(above.keys.values(), default=None)


def _periodic(draft: Draft, suite: str) -> Job | None:
    found = draft.expansion()
    jobs = found.jobs if found else ()
    return next((job for job in jobs if job.suite == suite and job.trigger is Trigger.PERIODIC), None)
