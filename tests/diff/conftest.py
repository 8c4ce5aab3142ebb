"""Scratch git repositories with specs: made by git itself, away from the configuration of whoever runs the tests."""

import os

import pytest
from repositories import Scratch, git
from small import SPECS


@pytest.fixture(autouse=True)
def _own_git(tmp_path, monkeypatch):
    for name in [name for name in os.environ if name.startswith("GIT_")]:
        monkeypatch.delenv(name)
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", os.devnull)
    monkeypatch.setenv("GIT_CONFIG_NOSYSTEM", "1")
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path))


@pytest.fixture
def repository(project):
    """Return a function that lays out specs in a new repository and commits them on the branch `main`."""

    def make(files=None, *, bare=False):
        made = Scratch(project(files, bare=bare))
        git(made.root, "init", "--quiet", "--initial-branch=main")
        made.commit("as it was")
        return made

    return make


@pytest.fixture
def submodule(project, tmp_path):
    """Return a repository whose specs are a submodule."""
    inner = tmp_path / "inner"
    for name, content in SPECS.items():
        path = inner / name.removeprefix("arch-specs/")
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(content)
    git(inner, "init", "--quiet", "--initial-branch=main")
    git(inner, "add", "--all")
    git(inner, "commit", "--quiet", "--message=inner")
    made = Scratch(project(bare=True))
    git(made.root, "init", "--quiet", "--initial-branch=main")
    git(made.root, "-c", "protocol.file.allow=always", "submodule", "--quiet", "add", str(inner), "arch-specs")
    made.commit("with a submodule")
    return made
