"""Where generated files go: a folder of their own, or a checkout of kubernetes/test-infra."""

import os
import shlex
from dataclasses import dataclass
from pathlib import Path

from jobgen.commands.common import Settings
from jobgen.errors import JobgenError
from jobgen.findings import Finding
from jobgen.pipeline import Run


@dataclass(frozen=True, slots=True, kw_only=True)
class Destination:
    """A root, the folders below it that are jobgen's to look at, where files go, and what stands in their way."""

    root: Path
    scope: tuple[str, ...] = ()
    moves: tuple[tuple[str, str], ...] = ()
    clashes: tuple[Finding, ...] = ()
    command: str = "jobgen generate"

    def place(self, files: dict[str, str]) -> dict[str, str]:
        """Return the files by their path below the root; those that have no place there are left out."""
        if not self.moves:
            return files
        return {
            new + path.removeprefix(old): text
            for path, text in files.items()
            for old, new in self.moves
            if path.startswith(old)
        }


def destination(settings: Settings, test_infra: Path | None, done: Run) -> Destination:
    """Return where the files of this run go.

    Raises:
        JobgenError: `test_infra` is no checkout of kubernetes/test-infra, or one folder lies in the other.
    """
    if test_infra is None:
        _require_apart(settings)
        return Destination(root=settings.out, command=_command(settings))
    jobs, boards = "config/jobs/kubernetes", "config/testgrids"
    for folder in (jobs, boards):
        if not (test_infra / folder).is_dir():
            message = f"{test_infra} is no checkout of kubernetes/test-infra: there is no {folder}"
            raise JobgenError(message, hint="name the top folder of the checkout")
    from jobgen.testinfra import clashes  # noqa: PLC0415  (reads thousands of jobs; only this option needs it)

    moves = (("jobs/", f"{jobs}/"), ("testgrids/", f"{boards}/"))
    plain = Destination(root=test_infra, scope=(jobs, boards), moves=moves, command=_command(settings, test_infra))
    if done.expansion is None:
        return plain
    found = clashes(test_infra, done.expansion, frozenset(plain.place(dict.fromkeys(_paths(done), ""))))
    return Destination(root=test_infra, scope=plain.scope, moves=moves, clashes=found, command=plain.command)


def _require_apart(settings: Settings) -> None:
    """Every orphan below the output folder is removed, so it must hold nothing but what is generated."""
    out, specs = Path(os.path.realpath(settings.out)), Path(os.path.realpath(settings.specs))
    if out.is_relative_to(specs) or specs.is_relative_to(out):
        message = f"the generated files cannot go to {settings.out}: it holds the specs, or lies in their folder"
        raise JobgenError(message, hint="name a folder of their own with --out, such as --out generated")


def _paths(done: Run) -> list[str]:
    from jobgen.pipeline import files  # noqa: PLC0415  (only this option renders twice)

    return list(files(done))


def _command(settings: Settings, test_infra: Path | None = None) -> str:
    words = ["jobgen generate"]
    if settings.specs != Path("arch-specs"):
        words.append(f"--specs {shlex.quote(str(settings.specs))}")
    if test_infra is not None:
        words.append(f"--test-infra {shlex.quote(str(test_infra))}")
    elif settings.out != Path("generated"):
        words.append(f"--out {shlex.quote(str(settings.out))}")
    return " ".join(words)
