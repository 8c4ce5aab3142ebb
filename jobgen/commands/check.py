"""`jobgen check`: is the tree exactly what `generate` would write?"""

from pathlib import Path

from jobgen.commands.common import Outcome, Settings, counted, dumped, exit_code, findings_json, report
from jobgen.commands.destination import Destination, destination
from jobgen.pipeline import Run, files, run
from jobgen.reporters.findings import command
from jobgen.reporters.words import printable
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
    done = run(settings.specs, warn=settings.warn, memory=settings.memory, code=settings.code)
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
    text = report(findings, settings) + counted(findings, settings) + _said(done, differs, target, settings)
    return Outcome(text=text, exit_code=code)


def _comparable(done: Run) -> bool:
    """With an error in a spec nothing is known about its files; to call them orphaned would be a lie."""
    return done.expansion is not None and not done.failed


def _said(done: Run, differs: Plan, target: Destination, settings: Settings) -> str:
    root = printable(str(target.root))
    if not _comparable(done):
        return f"{root} was not compared: the specs have errors\n"
    if differs.files:
        lines = [_line(each, target, settings) for each in differs.files]
        return "".join(lines) + f"run {settings.style.paint(target.command, 'bold')} and commit the result\n"
    return "" if settings.quiet else f"{root} is what the specs say\n"


def _line(each: FileState, target: Destination, settings: Settings) -> str:
    path = printable(str(target.root / each.path))
    specs = f" ({', '.join(each.specs)})" if each.specs else ""
    said = f"{path} {_MEANING[each.state]}{specs}"
    if settings.format == "github":
        return command("error", said, file=path, title="jobgen-check")
    return f"- {said}\n" if settings.format == "markdown" else f"{said}\n"
