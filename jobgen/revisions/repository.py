"""A git repository: what its revisions are called, and which commit each of them is."""

import os
from dataclasses import dataclass
from pathlib import Path

from jobgen.errors import JobgenError
from jobgen.revisions.git import Answer, run

_DEEPEN = "the clone is shallow: run git fetch --unshallow, or check out with fetch-depth: 0"


@dataclass(frozen=True, slots=True, kw_only=True)
class Repository:
    """A repository. `top` is the top of its work tree, or the repository itself where it is bare.

    `common` is where git keeps what all work trees share; `algorithm` names its objects.
    """

    top: Path
    common: Path
    bare: bool
    algorithm: str

    def commit(self, name: str) -> str:
        """Return the commit that a revision stands for.

        Raises:
            JobgenError: there is no such revision.
        """
        found = self.find(name)
        if not found:
            message, hint = self._unknown(name)
            raise JobgenError(message, hint=hint)
        return found

    def find(self, name: str) -> str:
        """Return the commit that a revision stands for, or nothing where there is none."""
        if not name or name.startswith("-") or not name.isprintable():
            return ""
        answer = run(self.top, "rev-parse", "--verify", "--quiet", f"{name}^{{commit}}")
        return answer.lines[-1] if answer.code == 0 and answer.lines else ""

    def merge_base(self, one: str, other: str) -> str:
        """Return the newest commit that both revisions come from.

        Raises:
            JobgenError: there is none, or no such revision.
        """
        answer = run(self.top, "merge-base", self.commit(one), self.commit(other))
        if answer.code != 0 or not answer.lines:
            hint = _DEEPEN if self.shallow else f"name both sides: jobgen diff {one} {other}"
            raise JobgenError(f"{one} and {other} have no commit in common", hint=hint)
        return answer.lines[0]

    @property
    def shallow(self) -> bool:
        """Whether older commits were left out when the repository was cloned."""
        return (self.common / "shallow").exists()

    def _unknown(self, name: str) -> tuple[str, str]:
        if name in ("HEAD", "@") and not self._refs("refs/heads"):
            return "nothing has been committed yet, so there is no HEAD", "name two folders: jobgen diff BEFORE AFTER"
        message = f'"{name}" is no revision of this repository, and no folder'
        remote = [each for each in self._refs("refs/remotes") if each.partition("/")[2] == name]
        if remote:
            return message, f'did you mean "{remote[0]}"?'
        if self.shallow:
            return message, _DEEPEN
        from jobgen.syntax.suggest import closest  # noqa: PLC0415  (difflib is slow to import, and rarely needed)

        near = closest(name, sorted(self._refs("refs/heads", "refs/tags", "refs/remotes")))
        return message, f'did you mean "{near}"?' if near else "git log --oneline --all lists what there is"

    def _refs(self, *kinds: str) -> list[str]:
        return run(self.top, "for-each-ref", "--format=%(refname:lstrip=2)", *kinds).lines


def opened(folder: Path) -> Repository:
    """Return the repository that the folder belongs to.

    Raises:
        JobgenError: it belongs to none, or git refuses to read it.
    """
    about = ("--is-bare-repository", "--show-object-format", "--git-common-dir", "--show-toplevel")
    answer = run(folder, "rev-parse", *about)
    if answer.code != 0 and len(answer.lines) < len(about) - 1:
        raise _refusal(folder, answer)
    bare, algorithm, common, *top = answer.lines
    shared = Path(os.path.realpath(folder / common))
    return Repository(
        top=Path(top[0]) if answer.code == 0 and top else shared,
        common=shared,
        bare=bare == "true" or answer.code != 0,
        algorithm=algorithm if algorithm == "sha256" else "sha1",
    )


def _refusal(folder: Path, answer: Answer) -> JobgenError:
    if "not a git repository" in answer.err:
        shown = "this folder" if folder == Path() else str(folder)
        hint = "name two folders instead: jobgen diff BEFORE AFTER"
        return JobgenError(f"{shown} belongs to no git repository, so there are no revisions", hint=hint)
    advice = [line.strip() for line in answer.err.splitlines() if line.strip().startswith("git ")]
    return JobgenError(f"git: {answer.complaint}", hint=advice[0] if advice else "")


def below(repository: Repository, folder: Path) -> str:
    """Return the path of a folder relative to the top of the repository's work tree, empty for the top itself.

    Raises:
        JobgenError: the folder lies outside.
    """
    here = Path(os.path.realpath("."), folder)
    if folder.is_absolute():
        here = Path(os.path.realpath(folder.parent), folder.name)
    path = Path(os.path.normpath(here))
    start = Path(os.path.realpath(".")) if repository.bare else repository.top
    if not path.is_relative_to(start):
        hint = "run jobgen inside of it, or name two folders: jobgen diff BEFORE AFTER"
        raise JobgenError(f"{folder} lies outside of the repository {start}", hint=hint)
    return "" if path == start else path.relative_to(start).as_posix()
