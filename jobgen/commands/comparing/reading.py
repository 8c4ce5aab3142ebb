"""A side, read: what its specs or its generated tree mean, and what is wrong with it."""

from dataclasses import dataclass, replace
from pathlib import Path

from jobgen.commands.common import Settings, exit_code, exit_code_of
from jobgen.commands.comparing.side import Found, Kept
from jobgen.errors import Exit
from jobgen.findings import Finding, Severity
from jobgen.model.review import Side
from jobgen.pipeline import Run, files, read_site_of, run, run_beside
from jobgen.trees import IO_RULES, TOO_LARGE


@dataclass(frozen=True, slots=True, kw_only=True)
class Read:
    """A side that was read; there is no `side` where it cannot be understood."""

    side: Side | None
    errors: tuple[Finding, ...] = ()
    exit_code: int = Exit.CLEAN
    run: Run | None = None


def read_specs(found: Found, settings: Settings) -> Read:
    """Return what the specs of a side mean, held to every rule."""
    assert found.specs is not None  # noqa: S101  (the caller has looked)
    memory = settings.memory
    if memory is not None and not isinstance(found.specs, Path):
        memory = memory.with_name(f"{memory.name}-of-revisions")
    return _read(found, run(found.specs, memory=memory, code=settings.code))


def beside(found: Found, head: Read) -> Read:
    """Return what the specs of the older side mean, beside those of the newer one, which may have most in common."""
    assert found.specs is not None  # noqa: S101  (the caller has looked)
    assert head.run is not None  # noqa: S101  (it was read from specs)
    done = run_beside(head.run, found.specs)
    if done.failed and done.sources.folder != head.run.sources.folder:
        # What is in common has the places of the newer side, in another folder than this one's.
        done = run(found.specs)
    return _read(found, done)


def read_any(found: Found, settings: Settings) -> Read:
    """Return what the generated tree of a side means, whoever wrote it; where there is none, the one that its specs would make."""
    tree = found.generated()
    if tree is None:
        return _made(read_specs(found, settings), settings)
    return _written(found.label, tree, settings)


class _Rendered:
    """The generated tree that specs would make."""

    def __init__(self, shown: Path, files: dict[str, str]) -> None:
        self.shown = shown
        self._files = files

    def names(self) -> tuple[str, ...]:
        return tuple(self._files)

    def text(self, name: str, *, limit: int = 0) -> str:  # noqa: ARG002  (what was just made is read whole)
        return self._files[name]


def _made(read: Read, settings: Settings) -> Read:
    if read.side is None or read.run is None:
        return read
    written = _written(read.side.label, _Rendered(settings.out, files(read.run)), settings)
    return replace(written, errors=read.errors, exit_code=read.exit_code)


def _written(label: str, tree: Kept | _Rendered, settings: Settings) -> Read:
    from jobgen.existing import read_existing  # noqa: PLC0415  (hardly any comparison needs it)

    site, _ = read_site_of(settings.specs)
    existing = read_existing([tree], site=site)
    errors = tuple(each for each in existing.findings if _hides_something(each))
    side = None if errors else Side(label=label, expansion=existing.expansion, specs=False)
    return Read(side=side, errors=errors, exit_code=exit_code_of(errors))


def _hides_something(finding: Finding) -> bool:
    """Return whether a file could not be read; what else may be wrong with it is for `jobgen lint` to say."""
    unread = finding.rule.startswith("yaml-") or finding.rule in IO_RULES | {TOO_LARGE, "conflict-marker"}
    return unread and finding.severity is Severity.ERROR


def _read(found: Found, done: Run) -> Read:
    errors = tuple(each for each in done.findings if each.severity is Severity.ERROR)
    judged = set(done.verdict.findings) if done.verdict else set()
    whole = done.expansion is not None and all(each in judged for each in errors)
    side = Side(label=found.label, expansion=done.expansion) if whole and done.expansion else None
    return Read(side=side, errors=errors, exit_code=exit_code(done), run=done)
