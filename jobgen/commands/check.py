"""`jobgen check`: is the tree exactly what `generate` would write?"""

from pathlib import Path

from jobgen.commands.common import Outcome, Settings, counted, dumped, exit_code, findings_json, report
from jobgen.commands.destination import Destination, destination
from jobgen.pipeline import Run, files, run
from jobgen.stages.write import FileState, Plan, State, plan, recover

_MEANING = {
    State.CHANGED: "is not what its specs say",
    State.MISSING: "is missing",
    State.ORPHANED: "belongs to no spec any more",
    State.EDITED: "was edited by hand",
}


def check(settings: Settings, *, test_infra: Path | None = None) -> Outcome:
    """Say which files are not current, why, and the command that mends it."""
    recover(test_infra or settings.out)
    done = run(settings.specs)
    target = destination(settings, test_infra, done)
    differs = plan(target.place(files(done)), target.root, scope=target.scope) if _comparable(done) else Plan()
    findings = (*done.findings, *target.clashes)
    code = exit_code(done, found=bool(differs.files or target.clashes))
    if settings.format == "json":
        listed = [{"path": each.path, "state": each.state.value, "specs": list(each.specs)} for each in differs.files]
        answer = {
            "clean": code == 0,
            "files": listed,
            "fix": target.command if differs.files else "",
            "findings": findings_json(findings),
        }
        return Outcome(text=dumped(answer), exit_code=code)
    return Outcome(text=report(findings, settings) + _said(done, differs, target, settings), exit_code=code)


def _comparable(done: Run) -> bool:
    """With an error in a spec nothing is known about its files; to call them orphaned would be a lie."""
    return done.expansion is not None and not done.failed


def _said(done: Run, differs: Plan, target: Destination, settings: Settings) -> str:
    text = counted(done.findings, settings)
    if not _comparable(done):
        return text + f"{target.root} was not compared: the specs have errors\n"
    for each in differs.files:
        text += _line(each, target, settings)
    if differs.files:
        return text + f"run {settings.style.paint(target.command, 'bold')} and commit the result\n"
    if settings.quiet:
        return text
    return text + f"{target.root} is what the specs say\n"


def _line(each: FileState, target: Destination, settings: Settings) -> str:
    path = target.root / each.path
    specs = f" ({', '.join(each.specs)})" if each.specs else ""
    if settings.format == "github":
        return f"::error file={path},title=jobgen-check::{path} {_MEANING[each.state]}{specs}\n"
    bullet = "- " if settings.format == "markdown" else ""
    return f"{bullet}{path} {_MEANING[each.state]}{specs}\n"
