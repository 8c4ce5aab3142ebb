"""`jobgen validate`: every rule on the specs and on what they would generate."""

from collections.abc import Sequence
from pathlib import Path

from jobgen.commands.common import Outcome, Settings, counted, dumped, exit_code, findings_json, report
from jobgen.errors import JobgenError
from jobgen.findings import Finding
from jobgen.model.spec import SITE, SUITES, Document
from jobgen.nodes import Template, walk
from jobgen.layering.templates import mark
from jobgen.pipeline import Run, run
from jobgen.stages.write import recover


def validate(names: Sequence[str], settings: Settings, *, verbose: bool = False) -> Outcome:
    """Report on the specs named, or on all of them."""
    recover(settings.out)
    done = run(settings.specs)
    findings = _about(names, done, settings)
    tallies = done.verdict.tallies if done.verdict else ()
    code = exit_code(Run(sources=done.sources, findings=findings))
    if settings.format == "json":
        rules = [
            {"id": tally.rule, "looked_at": tally.looked_at, "failed": tally.failed, "skipped": 0} for tally in tallies
        ]
        return Outcome(text=dumped({"findings": findings_json(findings), "rules": rules}), exit_code=code)
    text = report(findings, settings) + counted(findings, settings)
    if verbose and settings.format == "text":
        text += "".join(
            f"{tally.rule}: looked at {tally.looked_at}, failed {tally.failed}, lifted {tally.lifted}\n"
            for tally in tallies
        )
    if not findings and not settings.quiet and settings.format == "text":
        text += f"{len(done.sources.platforms)} specs are valid\n"
    return Outcome(text=text, exit_code=code)


def _about(names: Sequence[str], done: Run, settings: Settings) -> tuple[Finding, ...]:
    """Return the findings on the specs named; those on shared files concern every spec."""
    if not names:
        return done.findings
    wanted = {path for name in names for path in _paths(name, done, settings)}
    others = {document.path for document in done.sources.platforms} - wanted
    return tuple(finding for finding in done.findings if finding.place.file not in others)


def _paths(name: str, done: Run, settings: Settings) -> set[str]:
    """Return the paths of the specs that a name stands for: a platform, a path, a shared file or a script."""
    base = Path(name).name
    relative = _relative(name, settings.specs)
    if base in (SITE, SUITES) or (relative in done.sources.files and _in_catalogue(relative, done)):
        return {document.path for document in done.sources.platforms}
    if relative in done.sources.files:
        return {document.path for document in done.sources.platforms if _uses(document, relative)}
    spec = base if base.endswith(".yaml") else f"{base}.yaml"
    path = settings.specs / spec
    if not path.is_file() and not path.is_symlink():
        message = f'there is no spec "{name}" in {settings.specs}'
        raise JobgenError(message, hint="name a platform, or the path of a file below the specs folder")
    return {str(path)}


def _relative(name: str, specs: Path) -> str:
    try:
        return Path(name).resolve().relative_to(specs.resolve()).as_posix()
    except ValueError:
        return name


def _in_catalogue(relative: str, done: Run) -> bool:
    return any(document is not None and _uses(document, relative) for document in (done.sources.site, done.sources.suites))


def _uses(document: Document, relative: str) -> bool:
    marked = mark(document.node)
    return any(
        isinstance(node, Template) and node.kind == "file" and node.text == relative for _, node in walk(marked)
    )
