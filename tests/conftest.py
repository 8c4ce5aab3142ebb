"""The fixture that most tests begin with."""

from collections.abc import Callable
from pathlib import Path

import pytest
from running import Files, Project
from small import SPECS


@pytest.fixture
def project(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> Callable[[Files], Project]:
    """Return a function that lays out a folder with specs: `SPECS`, and the files given over them.

    The folder becomes the working directory, and the user's cache folder is an empty one.
    """

    def make(files: Files | None = None, *, bare: bool = False) -> Project:
        made = Project(tmp_path / "project", capsys)
        made.root.mkdir()
        given = {**({} if bare else SPECS), **(files or {})}
        made.write({name: content for name, content in given.items() if content is not None})
        monkeypatch.chdir(made.root)
        return made

    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    for name in ("NO_COLOR", "JOBGEN_TRACEBACK", "GITHUB_ACTIONS"):
        monkeypatch.delenv(name, raising=False)
    return make
