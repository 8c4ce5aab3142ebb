"""The shipped specs in a repository with a history: what `jobgen diff` says of each commit, word for word.

`JOBGEN_UPDATE=1 pytest tests/diff/test_diff_history.py` writes the reports anew; the diff is the review.
"""

import json
import os
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import pytest
from places import ROOT
from repositories import Scratch, git

from jobgen.pipeline import run

REPORTS = Path(__file__).parent / "history"
SHORT = 40
"""Lines that a reviewer reads in a minute."""


class Commit(NamedTuple):
    """One commit: what somebody does, and how the change that has to stand first is called."""

    name: str
    edit: Callable[[Scratch], None]
    first: str
    rank: int


def _promote(made: Scratch) -> None:
    spec = "arch-specs/linux-riscv64.yaml"
    made.replace(spec, "contact:", "alert_email: [riscv64@example.org]\ncontact:")
    assert made.run("promote", "linux-riscv64", "--why", "tests run", "--date", "2027-03-01").code == 0


def _demote(made: Scratch) -> None:
    assert made.run("demote", "windows-amd64", "--why", "the machines are gone", "--date", "2027-03-02").code == 0


def _bump(made: Scratch) -> None:
    path = made.root / "arch-specs" / "_site.yaml"
    path.write_text(path.read_text().replace("v20260810-7619858115-master", "v20270301-0123456789-master"))


def _cron(made: Scratch) -> None:
    spec = "arch-specs/linux-arm64.yaml"
    made.replace(spec, "      signal: blocking\n", "      signal: blocking\n      cron: 0 8-20 * * *\n")


def _rename(made: Scratch) -> None:
    old = "      name: pull-kubernetes-node-arm64-e2e-containerd-ec2\n"
    made.replace("arch-specs/linux-arm64.yaml", old, "      name: pull-kubernetes-node-e2e-arm64\n")


def _secret(made: Scratch) -> None:
    name = "name: pull-kubernetes-e2e-ec2-arm64"
    label = '\n      labels: {preset-service-account: "true"}'
    made.replace("arch-specs/linux-arm64.yaml", name, name + label)


HISTORY = (
    Commit("promotion", _promote, "platform-climbs", 2),
    Commit("demotion", _demote, "platform-falls", 2),
    Commit("image", _bump, "image", 4),
    Commit("rename", _rename, "job-renamed", 2),
    Commit("secret", _secret, "secret-gained", 1),
    Commit("cron", _cron, "gap-too-wide", 1),
)


@pytest.fixture(scope="module")
def told(tmp_path_factory):
    """Return the folder of a repository with all commits, each with a tag."""
    root = tmp_path_factory.mktemp("history")
    shutil.copytree(ROOT / "arch-specs", root / "arch-specs")
    git(root, "init", "--quiet", "--initial-branch=main")
    return root


@pytest.fixture
def history(told, monkeypatch, project):
    """Return the repository; the first test that asks for it makes the commits."""
    made = Scratch(project(bare=True))
    made.root = made.project.root = told
    monkeypatch.chdir(told)
    if not git(told, "tag"):
        made.commit("the beginning")
        for commit in HISTORY:
            commit.edit(made)
            made.commit(commit.name)
            git(told, "tag", commit.name)
    return made


@pytest.mark.parametrize("commit", HISTORY, ids=lambda commit: commit.name)
def test_what_is_said_of_a_commit(history, commit):
    said = history.run("diff", f"{commit.name}~1", commit.name).out

    path = REPORTS / f"{commit.name}.txt"
    if os.environ.get("JOBGEN_UPDATE"):
        path.write_text(said, encoding="utf-8")
    assert said == path.read_text(encoding="utf-8")
    heading = f"{commit.name}~1 -> {commit.name}: "
    review = (heading + said.partition(heading)[2]).splitlines()
    assert len(review) <= SHORT
    assert max(map(len, review)) <= 100


@pytest.mark.parametrize("commit", HISTORY, ids=lambda commit: commit.name)
def test_what_matters_most_is_said_first(history, commit):
    answer = json.loads(history.run("diff", f"{commit.name}~1", commit.name, "--format", "json").out)

    first, *others = answer["changes"]
    assert (first["kind"], first["rank"]) == (commit.first, commit.rank)
    assert [each["rank"] for each in others if each["rank"] == 1] == [each["rank"] for each in others][
        : _urgent(others)
    ]


def _urgent(changes):
    return sum(change["rank"] == 1 for change in changes)


@pytest.mark.parametrize("commit", HISTORY, ids=lambda commit: commit.name)
def test_no_job_whose_yaml_differs_is_left_out(history, commit, tmp_path):
    """Complete: what git says of the generated files and what the review says are about the same jobs."""
    answer = json.loads(history.run("diff", f"{commit.name}~1", commit.name, "--format", "json").out)
    said = {name for change in answer["changes"] for name in change["jobs"]}
    said |= {name for renaming in answer["jobs"]["renamed"] for name in (renaming["from"], renaming["to"])}

    before, after = (_generated(history, f"{commit.name}{side}", tmp_path / f"side{len(side)}") for side in ("~1", ""))
    differing = {name for name in before.keys() | after.keys() if before.get(name) != after.get(name)}
    assert differing <= said
    assert differing


def _generated(history, revision, folder):
    """Return each job that is written at a revision, by its name; broken rules do not stop it."""
    git(history.root, "worktree", "add", "--quiet", "--detach", str(folder), revision)
    expansion = run(folder / "arch-specs").expansion
    git(history.root, "worktree", "remove", "--force", str(folder))
    return {job.name: job.data for job in expansion.jobs}
