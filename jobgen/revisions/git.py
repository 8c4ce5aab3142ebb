"""One git program, run in one folder: what it answers, or why it does not."""

import os
import subprocess
from pathlib import Path
from typing import NamedTuple

from jobgen.errors import JobgenError

_OF_A_REPOSITORY = frozenset(
    {
        "GIT_ALTERNATE_OBJECT_DIRECTORIES",
        "GIT_COMMON_DIR",
        "GIT_CONFIG",
        "GIT_DIR",
        "GIT_GRAFT_FILE",
        "GIT_IMPLICIT_WORK_TREE",
        "GIT_INDEX_FILE",
        "GIT_INTERNAL_SUPER_PREFIX",
        "GIT_NAMESPACE",
        "GIT_OBJECT_DIRECTORY",
        "GIT_PREFIX",
        "GIT_SHALLOW_FILE",
        "GIT_WORK_TREE",
    }
)
"""What git tells its hooks about their repository; the folder alone says which one is meant."""


_KEPT_FOR_A_SUBMODULE = ("--git-dir=.", "--work-tree=.")
"""What lets git read the repository of a submodule whose work tree is gone: it would look for that first."""


class Answer(NamedTuple):
    """How a run of git ended."""

    code: int
    out: bytes
    err: str

    @property
    def lines(self) -> list[str]:
        """The lines of the output."""
        return os.fsdecode(self.out).splitlines()

    @property
    def complaint(self) -> str:
        """The first line of what git says is wrong."""
        return next((line.removeprefix("fatal: ") for line in self.err.splitlines() if line.strip()), "git failed")


def run(folder: Path, *arguments: str, given: bytes = b"") -> Answer:
    """Run a command of git in the folder, with `given` as its input.

    Raises:
        JobgenError: there is no git.
    """
    kept = _KEPT_FOR_A_SUBMODULE if "modules" in folder.parts and (folder / "HEAD").is_file() else ()
    command = [
        "git",
        *kept,
        "--no-pager",
        "-c",
        "core.fsmonitor=false",
        "-c",
        f"core.hooksPath={os.devnull}",
        *arguments,
    ]
    try:
        done = subprocess.run(command, cwd=folder, env=_environment(), input=given, capture_output=True, check=False)
    except (FileNotFoundError, PermissionError) as error:
        hint = "install git, or name two folders: jobgen diff BEFORE AFTER"
        raise JobgenError("git cannot be run, and revisions are read with it", hint=hint) from error
    return Answer(done.returncode, done.stdout, done.stderr.decode(errors="replace"))


def required(folder: Path, *arguments: str, given: bytes = b"") -> Answer:
    """Run a command of git that has to succeed.

    Raises:
        JobgenError: it did not, or there is no git.
    """
    answer = run(folder, *arguments, given=given)
    if answer.code != 0:
        raise JobgenError(f"git {arguments[0]}: {answer.complaint}")
    return answer


def _environment() -> dict[str, str]:
    kept = {name: value for name, value in os.environ.items() if name not in _OF_A_REPOSITORY}
    return {**kept, "LC_ALL": "C", "GIT_OPTIONAL_LOCKS": "0", "GIT_TERMINAL_PROMPT": "0"}
