"""The way of every promotion and demotion: gates, edits, proof, and only then the disk."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from jobgen.commands.common import Outcome, Settings, counted, dumped, exit_code, findings_json, platform_named, report
from jobgen.commands.generate import generate
from jobgen.commands.moves import summary
from jobgen.commands.moves.answer import Answer, as_json
from jobgen.commands.moves.carrying import Spec, means, opened, spliced, write
from jobgen.commands.moves.effects import effects
from jobgen.commands.moves.evidence import evidence
from jobgen.commands.moves.gates import gates
from jobgen.commands.moves.move import Request, checked, resolved
from jobgen.commands.moves.planning import planned
from jobgen.editing.edit import ByHandError
from jobgen.editing.patch import edits, patch
from jobgen.errors import Exit, JobgenError
from jobgen.findings import Finding, Severity
from jobgen.pipeline import Run, rerun, run
from jobgen.stages.write import recover


def moved(request: Request, settings: Settings) -> Outcome:
    """Make the move, or say what stands in its way; nothing is changed then.

    Raises:
        JobgenError: there is no such platform, step or suite, or a file cannot be written.
    """
    request = checked(request)
    recover(settings.out)
    settings.progress("reading the specs")
    done = run(settings.specs)
    if _is_unreadable(request.platform, done, settings):
        return _unread(done, settings)
    name = platform_named(done, request.platform, settings)
    if done.expansion is None or name not in done.expansion.platform:
        return _unread(done, settings)
    return _said(*_move(replace(request, platform=name), done, settings), settings)


def _is_unreadable(name: str, done: Run, settings: Settings) -> bool:
    """Return whether there is a spec of that name that is no YAML, or no file to be read."""
    spec = settings.specs / f"{Path(name).name.removesuffix('.yaml')}.yaml"
    known = {document.path for document in done.sources.platforms}
    return str(spec) not in known and any(each.place.file == str(spec) for each in done.loading)


def _move(request: Request, done: Run, settings: Settings) -> tuple[Answer, int]:
    assert done.expansion is not None  # noqa: S101  (the platform is in it)
    move = resolved(request, done.expansion)
    old = opened(move.platform.document)
    draft = planned(move, done)
    # In the draft every line keeps its number, so that findings point at the file as it is.
    there = rerun(done, draft.document)
    answer = Answer(move=move, gates=gates(move, there))
    if answer.unmet:
        return answer, Exit.FINDINGS
    new, left = spliced(old, draft.changes)
    if left or draft.by_hand:
        by_hand = sorted((*left, *draft.by_hand), key=lambda each: each.place)
        return replace(answer, by_hand=tuple(by_hand)), Exit.FINDINGS
    assert means(new, draft.document)  # noqa: S101  (each edit was proved)
    if there.failed:
        errors = tuple(each for each in there.findings if each.severity is Severity.ERROR)
        return replace(answer, findings=errors, by_hand=_consequences(done, errors, old.path)), exit_code(there)
    answer = replace(
        answer,
        edits=edits(old.path, old.text, new.text),
        patch=patch(old.path, old.text, new.text),
        effects=effects(move.platform.name, done, there),
        evidence=evidence(move),
    )
    return (answer if request.dry_run else _applied(answer, old, new, settings)), Exit.CLEAN


def _consequences(done: Run, errors: Sequence[Finding], path: str) -> tuple[ByHandError, ...]:
    """Return what has to be mended in the spec first, because only the move makes it wrong."""
    new = (each for each in errors if each not in done.findings and each.place.file == path)
    return tuple(ByHandError(each.place, f"{each.message}: {each.hint}") for each in new)


def _applied(answer: Answer, old: Spec, new: Spec, settings: Settings) -> Answer:
    """Write the spec and then the tree; if the tree cannot be written, the spec is again what it was."""
    settings.progress("writing")
    write(old, new)
    try:
        tree = _generated(settings)
    except BaseException:
        write(new, old)
        raise
    return replace(answer, applied=True, tree=tree)


def _generated(settings: Settings) -> str:
    outcome = generate(replace(settings, format="text"))
    if outcome.exit_code != Exit.CLEAN:
        raise JobgenError("the specs were changed while jobgen looked at them", hint="run the command again")
    return outcome.text


def _said(answer: Answer, code: int, settings: Settings) -> Outcome:
    if settings.format == "json":
        return Outcome(text=as_json(answer), exit_code=code)
    if settings.format == "markdown":
        return Outcome(text=summary.markdown(answer), exit_code=code)
    return Outcome(text=summary.text(answer, settings), exit_code=code)


def _unread(done: Run, settings: Settings) -> Outcome:
    if settings.format == "json":
        return Outcome(
            text=dumped({"applied": False, "findings": findings_json(done.findings)}), exit_code=exit_code(done)
        )
    return Outcome(text=report(done.findings, settings) + counted(done.findings, settings), exit_code=exit_code(done))
