"""What a promotion or demotion has to say, and as JSON."""

from dataclasses import dataclass
from typing import Any

from jobgen.commands.common import dumped, findings_json
from jobgen.commands.moves.effects import Effects
from jobgen.commands.moves.gates import Gate, State
from jobgen.commands.moves.move import Move
from jobgen.editing.edit import ByHandError
from jobgen.editing.patch import Edit
from jobgen.findings import Finding
from jobgen.model.matrix import step_name
from jobgen.model.words import Signal


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """How far a move has come. Without effects nothing was or will be changed, and the rest says why.

    `tree` is what `generate` had to say.
    """

    move: Move
    gates: tuple[Gate, ...] = ()
    by_hand: tuple[ByHandError, ...] = ()
    findings: tuple[Finding, ...] = ()
    edits: tuple[Edit, ...] = ()
    patch: str = ""
    effects: Effects | None = None
    evidence: tuple[str, ...] = ()
    applied: bool = False
    tree: str = ""

    @property
    def unmet(self) -> tuple[Gate, ...]:
        """The gates that keep the move from being made."""
        return tuple(gate for gate in self.gates if gate.state is State.UNMET)

    @property
    def subject(self) -> str:
        """Who moves: a platform, or a suite of it."""
        suite = self.move.request.suite
        return f"{suite} of {self.move.platform.name}" if suite else self.move.platform.name

    @property
    def start(self) -> str:
        """Where the move begins, in words."""
        return named(self.move.start)

    @property
    def end(self) -> str:
        """Where the move ends, in words."""
        return named(self.move.end)


def named(where: int | Signal) -> str:
    """Return a step or a signal in words."""
    return f"signal {where}" if isinstance(where, Signal) else step_name(where)


def as_json(answer: Answer) -> str:
    """Return the answer in the shape of `promote.schema.json`."""
    move, effects = answer.move, answer.effects
    about = {"suite": move.request.suite, "signal": str(move.end)} if move.request.suite else {}
    shown: dict[str, Any] = {
        "platform": move.platform.name,
        "from": move.start,
        "to": move.end,
        **about,
        "date": move.request.date,
        "gates": [{"rule": gate.rule, "state": gate.state.value, "message": gate.message} for gate in answer.gates],
        "edits": [{"file": edit.file, "line": edit.line, "old": edit.old, "new": edit.new} for edit in answer.edits],
        "by_hand": [_by_hand(each) for each in answer.by_hand],
        "applied": answer.applied,
        "patch": answer.patch,
        "jobs": _jobs(effects),
        "boards": _boards(effects),
        "evidence": list(answer.evidence),
        "idle_deltas": [delta.rule for delta in effects.idle] if effects else [],
        "findings": findings_json(answer.findings),
    }
    return dumped(shown)


def _by_hand(each: ByHandError) -> dict[str, Any]:
    return {"file": each.place.file, "line": each.place.line, "message": each.message}


def _jobs(effects: Effects | None) -> dict[str, Any]:
    if effects is None:
        return {"added": [], "removed": [], "changed": []}
    changed = [{"name": name, "changes": list(changes)} for name, changes in effects.changes]
    return {"added": list(effects.starts), "removed": list(effects.stops), "changed": changed}


def _boards(effects: Effects | None) -> list[dict[str, Any]]:
    if effects is None:
        return []
    names = sorted({*effects.gains, *effects.loses})
    return [
        {"board": name, "added": list(effects.gains.get(name, ())), "removed": list(effects.loses.get(name, ()))}
        for name in names
    ]
