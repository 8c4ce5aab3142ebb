"""`jobgen validate`: every rule on the specs and on what they would generate."""

import os
from collections.abc import Sequence
from pathlib import Path

from jobgen.commands.common import (
    Outcome,
    Settings,
    counted,
    dumped,
    exit_code_of,
    findings_json,
    report,
    tallied,
    told,
)
from jobgen.errors import JobgenError
from jobgen.findings import Finding
from jobgen.layering.templates import mark
from jobgen.model.spec import SITE, SUITES, Document
from jobgen.nodes import Template, walk
from jobgen.pipeline import Run, run
from jobgen.stages.write import recover
from jobgen.syntax.suggest import closest


def validate(names: Sequence[str], settings: Settings, *, verbose: bool = False) -> Outcome:
    """Report on the specs named, or on all of them.

    Raises:
        JobgenError: a name stands for no file of the specs folder.
    """
    recover(settings.out)
    done = run(settings.specs, warn=settings.warn)
    wanted = {spec for name in names for spec in _specs(name, done, settings)} if names else _every(done)
    findings = tuple(each for each in done.findings if not names or _concerns(each, wanted, settings))
    tallies = done.verdict.tallies if done.verdict else ()
    code = exit_code_of(findings)
    if settings.format == "json":
        text = dumped({"findings": findings_json(findings), "rules": tallied(tallies)})
        return Outcome(text=text, exit_code=code)
    text = report(findings, settings) + counted(findings, settings)
    if verbose and settings.format == "text":
        text += told(tallies)
    if not findings and not settings.quiet and settings.format == "text":
        text += f"{_valid(len(wanted))}\n"
    return Outcome(text=text, exit_code=code)


def _valid(count: int) -> str:
    return {0: "no spec uses what was named", 1: "1 spec is valid"}.get(count, f"{count} specs are valid")


def _every(done: Run) -> set[str]:
    return {document.name for document in done.sources.platforms}


def _concerns(finding: Finding, wanted: set[str], settings: Settings) -> bool:
    """Return whether a finding is about one of the wanted specs; those on shared files are about every spec."""
    folder, name = os.path.split(finding.place.file)
    is_platform = folder == str(settings.specs) and name.endswith(".yaml") and not name.startswith("_")
    return not is_platform or name in wanted


def _specs(name: str, done: Run, settings: Settings) -> set[str]:
    """Return the names of the specs that a word stands for: a platform, a path, a shared file or a script."""
    file = _file(name, settings.specs)
    if file in (SITE, SUITES) or (file in done.sources.files and _in_shared(file, done)):
        return _every(done)
    if file in done.sources.files:
        return {document.name for document in done.sources.platforms if _uses(document, file)}
    if "/" not in file and file.endswith(".yaml") and os.path.lexists(settings.specs / file):
        return {file}
    raise JobgenError(f'there is no spec "{name}" in {settings.specs}', hint=_hint(file, done))


def _file(name: str, specs: Path) -> str:
    """Return a word of the command line as the name of a file below the specs folder."""
    if os.path.lexists(name):
        relative = os.path.relpath(name, specs)
        return name if relative.startswith("..") else Path(relative).as_posix()
    return name if name.endswith(".yaml") or os.path.lexists(specs / name) else f"{name}.yaml"


def _hint(file: str, done: Run) -> str:
    near = closest(file, _every(done))
    if near:
        return f'did you mean "{near.removesuffix(".yaml")}"?'
    return "name a platform, or the path of a file below the specs folder"


def _in_shared(file: str, done: Run) -> bool:
    return any(document is not None and _uses(document, file) for document in (done.sources.site, done.sources.suites))


def _uses(document: Document, file: str) -> bool:
    marked = mark(document.node)
    return any(isinstance(node, Template) and node.kind == "file" and node.text == file for _, node in walk(marked))
