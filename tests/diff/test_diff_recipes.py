"""The recipes about changes: the workflow is one, and every command that the documentation shows runs."""

import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
from ruamel.yaml import YAML
from small import PATH

from jobgen.commands.common import OUTPUT_VERSION

ROOT = Path(__file__).parents[2]
BIN = Path(sys.executable).parent
WORKFLOW = ROOT / "docs/examples/jobgen-diff.yaml"
PRESUBMIT = ROOT / "docs/examples/jobgen-diff-presubmit.yaml"
BLOCK = re.compile(r"^```sh\n(.*?)^```$", re.MULTILINE | re.DOTALL)
DOCUMENTS = {"diff.md": "jobgen diff ", "recipes.md": "jobgen diff "}


def read(path):
    return YAML(typ="safe", pure=True).load(path.read_text())


def blocks():
    for name, mark in DOCUMENTS.items():
        found = [block for block in BLOCK.findall((ROOT / "docs" / name).read_text()) if mark in block]
        yield from (pytest.param(block, id=f"{name}-{number}") for number, block in enumerate(found))


@pytest.fixture
def branch(repository, monkeypatch):
    """Return a repository on a branch one commit after `main`, with jobgen among the programs."""
    made = repository()
    assert made.run("generate").code == 0
    made.commit("generated")
    made.git("tag", "v0.1")
    made.git("checkout", "--quiet", "-b", "topic")
    made.replace(PATH, "presubmit: {}", "presubmit: {timeout: 3h}")
    assert made.run("generate").code == 0
    made.commit("longer")
    monkeypatch.setenv("PATH", f"{BIN}{os.pathsep}{os.environ['PATH']}")
    return made


def shell(made, script, *flags, **environment):
    """Run a script as a runner would, and return what it prints."""
    command = ["bash", "--noprofile", "--norc", *flags, "-c", script]
    done = subprocess.run(
        command, cwd=made.root, env={**os.environ, **environment}, capture_output=True, encoding="utf-8", check=False
    )
    assert (done.returncode, done.stderr) == (0, "")
    return done.stdout


@pytest.mark.parametrize("block", list(blocks()))
def test_the_commands_of_the_documentation_run(branch, block):
    said = shell(branch, block, "-e")
    assert "longer" in said or "job changed" in said or "mean something else" in said


def test_there_are_commands():
    assert len(list(blocks())) == 4


def test_git_shows_what_specs_mean(branch):
    text = (ROOT / "docs/recipes.md").read_text()
    (setup,) = (block for block in BLOCK.findall(text) if "textconv" in block)
    said = shell(branch, setup, "-e")
    assert "\n+      decoration_config:\n+        timeout: 3h\n" in said
    assert "presubmit: {timeout" not in said
    assert "presubmit: {timeout" in shell(branch, "git log -p -1 --no-textconv -- arch-specs")


def test_the_workflow_fits_its_schema():
    command = [str(BIN / "check-jsonschema"), "--builtin-schema", "github-workflows", str(WORKFLOW)]
    done = subprocess.run(command, capture_output=True, encoding="utf-8", check=False)
    assert (done.returncode, done.stdout) == (0, "ok -- validation done\n")


def test_the_schema_of_workflows_finds_mistakes(tmp_path):
    wrong = tmp_path / "wrong.yaml"
    wrong.write_text(WORKFLOW.read_text().replace("runs-on:", "runs_on:"))
    command = [str(BIN / "check-jsonschema"), "--builtin-schema", "github-workflows", str(wrong)]
    assert subprocess.run(command, capture_output=True, check=False).returncode == 1


def test_the_steps_of_the_workflow_run(branch, tmp_path):
    job = read(WORKFLOW)["jobs"]["diff"]
    steps = {step["name"]: step["run"] for step in job["steps"] if "run" in step}
    assert list(steps) == ["Install", "Compare", "Comment"]
    summary = tmp_path / "summary.md"
    base = branch.git("rev-parse", "main")
    said = shell(branch, steps["Compare"], "-e", BASE=base, RUNNER_TEMP=str(tmp_path), GITHUB_STEP_SUMMARY=str(summary))
    assert said.startswith(f"::notice title=jobgen diff::{base[:12]} (where HEAD left {base}) -> HEAD: 1 job changed\n")
    assert "**1 job changed**\n" in summary.read_text()
    assert (tmp_path / "review.md").read_text() == summary.read_text()


def test_a_broken_spec_fails_the_step_after_it_was_said(branch, tmp_path):
    branch.write({PATH: "version: [\n"})
    branch.commit("broken")
    (step,) = (step for step in read(WORKFLOW)["jobs"]["diff"]["steps"] if step.get("name") == "Compare")
    environment = {
        **os.environ,
        "BASE": "main",
        "RUNNER_TEMP": str(tmp_path),
        "GITHUB_STEP_SUMMARY": str(tmp_path / "s"),
    }
    done = subprocess.run(
        ["bash", "-e", "-c", step["run"]],
        cwd=branch.root,
        env=environment,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 1
    assert "in HEAD: not valid YAML" in (tmp_path / "s").read_text()
    assert done.stdout.startswith(f"::error file={PATH},line=2,")


def test_the_comment_is_what_gh_is_given(branch, tmp_path, monkeypatch):
    """Only the program that would talk to GitHub is a stand-in: it writes down its arguments."""
    stand_in = tmp_path / "bin/gh"
    stand_in.parent.mkdir()
    stand_in.write_text("#!/bin/sh\nprintf '%s\\n' \"$@\"\n")
    stand_in.chmod(0o755)
    monkeypatch.setenv("PATH", f"{stand_in.parent}{os.pathsep}{os.environ['PATH']}")
    (step,) = (step for step in read(WORKFLOW)["jobs"]["diff"]["steps"] if step.get("name") == "Comment")
    said = shell(branch, step["run"], "-e", NUMBER="7", RUNNER_TEMP=str(tmp_path))
    words = ["pr", "comment", "7", "--edit-last", "--create-if-none", "--body-file", str(tmp_path / "review.md")]
    assert said.splitlines() == words


def test_the_presubmit_is_one_that_nothing_is_wrong_with(branch):
    ran = branch.run("lint", PRESUBMIT)
    assert (ran.code, ran.err) == (0, "")
    assert "error" not in ran.out


def test_the_script_of_the_presubmit_runs(branch, tmp_path):
    (job,) = read(PRESUBMIT)["presubmits"]["kubernetes/jobgen"]
    (container,) = job["spec"]["containers"]
    (script,) = container["args"]
    assert container["command"] == ["bash", "-o", "errexit", "-o", "nounset", "-c"]
    branch.write({"Makefile": "venv:\n\t@mkdir -p .venv\n"})
    flags = container["command"][1:-1]
    said = shell(branch, script, *flags, PULL_BASE_SHA=branch.git("rev-parse", "main"), ARTIFACTS=str(tmp_path))
    assert "-> HEAD: 1 job changed\n" in said
    assert "**1 job changed**" in (tmp_path / "jobgen-diff.md").read_text()
    assert json.loads((tmp_path / "jobgen-diff.json").read_text())["version"] == OUTPUT_VERSION


def test_the_report_of_the_readme_is_what_the_command_says(repository):
    block = (ROOT / "README.md").read_text().partition("$ jobgen diff\n")[2].partition("```")[0]
    files = {
        str(path.relative_to(ROOT)): path.read_bytes() for path in (ROOT / "arch-specs").rglob("*") if path.is_file()
    }
    made = repository(files, bare=True)
    made.replace(
        PATH,
        "contact: sig-release@kubernetes.io\n",
        "contact: sig-release@kubernetes.io\nalert_email: [a@example.org]\n",
    )
    assert made.run("promote", "linux-riscv64", "--date", "2026-11-20").code == 0
    assert made.run("diff").out == block
