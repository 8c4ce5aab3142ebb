"""`jobgen generate`: write what the specs mean, or nothing if anything is wrong."""

from collections import Counter
from pathlib import Path

from jobgen.commands.common import Outcome, Settings, counted, dumped, exit_code, findings_json, report
from jobgen.commands.destination import Destination, destination
from jobgen.errors import Exit
from jobgen.pipeline import Run, files, run
from jobgen.reporters.words import plural, printable
from jobgen.stages.write import Plan, State, apply, plan, recover

_DONE = {State.MISSING: "created", State.CHANGED: "updated", State.EDITED: "replaced", State.ORPHANED: "removed"}


def generate(settings: Settings, *, test_infra: Path | None = None) -> Outcome:
    """Validate everything, then bring the tree to it."""
    recover(test_infra or settings.out)
    settings.progress("reading the specs")
    done = run(settings.specs, warn=settings.warn, memory=settings.memory, code=settings.code)
    target = destination(settings, test_infra, done)
    if done.failed or target.clashes:
        return _refused(done, target, settings)
    settings.progress("writing")
    wanted = target.place(files(done))
    applied = apply(plan(wanted, target.root, scope=target.scope), wanted, target.root)
    return Outcome(text=_said(done, applied, target, settings))


def _refused(done: Run, target: Destination, settings: Settings) -> Outcome:
    findings = (*done.findings, *target.clashes)
    code = exit_code(done) or Exit.FINDINGS
    if settings.format == "json":
        return Outcome(
            text=dumped({"written": False, "findings": findings_json(findings), "files": []}), exit_code=code
        )
    text = report(findings, settings) + counted(findings, settings)
    if settings.format == "text":
        text += f"nothing was written to {printable(str(target.root))}\n"
    return Outcome(text=text, exit_code=code)


def _said(done: Run, applied: Plan, target: Destination, settings: Settings) -> str:
    if settings.format == "json":
        listed = [{"path": each.path, "state": each.state.value, "specs": list(each.specs)} for each in applied.files]
        return dumped({"written": True, "findings": findings_json(done.findings), "files": listed})
    text = report(done.findings, settings) + counted(done.findings, settings)
    if settings.quiet or settings.format != "text":
        return text
    for each in applied.files:
        if each.state is State.EDITED:
            text += f"replaced {printable(str(target.root / each.path))}, which was edited by hand\n"
    return text + _closing(done, applied)


def _closing(done: Run, applied: Plan) -> str:
    expansion = done.expansion
    assert expansion is not None  # noqa: S101  (without one the run has failed)
    counts = Counter(_DONE[each.state] for each in applied.files)
    changes = ", ".join(f"{counts[word]} {word}" for word in _DONE.values() if counts[word]) or "nothing to change"
    platforms = plural(sum(platform.step > 0 for platform in expansion.platforms), "platform")
    tabs = plural(sum(len(board.tabs) for board in expansion.boards.values()), "tab")
    return f"{platforms}, {plural(len(expansion.jobs), 'job')}, {tabs}; files: {changes}\n"
