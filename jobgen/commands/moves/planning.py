"""A move as changes of the spec: the step or signal, the history, and what goes with them."""

from collections.abc import Iterator

from jobgen.commands.moves import ceilings, signals
from jobgen.commands.moves.draft import Draft
from jobgen.commands.moves.move import Move
from jobgen.editing.changes import Append, Set
from jobgen.model.history import RUN
from jobgen.model.job import Job
from jobgen.model.words import Signal, Trigger
from jobgen.nodes import Plain
from jobgen.pipeline import Run

_DORMANT = "dormant"


def planned(move: Move, done: Run) -> Draft:
    """Return the spec as the move would leave it."""
    draft = Draft(done, move.platform.document)
    if isinstance(move.end, Signal):
        suite = move.request.suite
        signals.give(draft, suite, move.end, may_go=(move.end,) if move.request.down else ())
        signals.place_board(draft, suite)
        draft.make(Append(("history",), move.entry))
        return draft
    draft.make(Set(("step",), move.end))
    draft.make(Append(("history",), move.entry))
    if move.request.down:
        ceilings.keep(draft)
        _engage(move, draft)
    else:
        for entry in _informing(move, draft):
            draft.make(Append(("history",), entry))
    return draft


def _informing(move: Move, draft: Draft) -> Iterator[dict[str, Plain]]:
    """Yield an entry for each suite that the step makes informing, so that it may become blocking one day."""
    before = draft.expansion(move.platform.document)
    after = draft.expansion()
    if move.step < RUN or before is None or after is None:
        return
    watched = {job.suite for job in before.jobs if _signalled(job)}
    for suite in sorted({job.suite for job in after.jobs if _signalled(job)} - watched):
        about: dict[str, Plain] = {"suite": suite, "signal": Signal.INFORMING.value}
        yield move.dated(about, f"informing with step {move.end}")


def _signalled(job: Job) -> bool:
    return job.trigger is Trigger.PERIODIC and job.signal is not Signal.NONE


def _engage(move: Move, draft: Draft) -> None:
    """Say at step 0 where the platform stands, and why."""
    if move.end != 0:
        return
    status = move.request.status or move.platform.status or _DORMANT
    if status != move.platform.status:
        draft.make(Set(("status",), status, after="step"))
    if not move.platform.reason:
        draft.make(Set(("reason",), move.request.why, after="status"))
