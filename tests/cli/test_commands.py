"""The commands as a user types them: help, versions, names, formats, exit codes."""

import json
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator
from referencing import Registry, Resource
from small import PATH

OUTPUT = Path(__file__).parents[2] / "jobgen" / "schemas" / "output"


def fits(name: str, answer: object) -> None:
    schemas = [json.loads(path.read_text()) for path in OUTPUT.glob("*.json")]
    registry = Registry().with_resources((schema["$id"], Resource.from_contents(schema)) for schema in schemas)
    schema = json.loads((OUTPUT / f"{name}.schema.json").read_text())
    Draft202012Validator(schema, registry=registry).validate(answer)


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_completion_scripts(project, shell):
    ran = project().spawn("--show-completion", shell, env={"_TYPER_COMPLETE_TEST_DISABLE_SHELL_DETECTION": "1"})
    assert ran.code == 0
    assert "_JOBGEN_COMPLETE" in ran.out


@pytest.mark.parametrize("command", ["validate", "generate", "check", "list"])
def test_json_fits_its_schema(project, command):
    fits(command, json.loads(project().run(command, "--format", "json").out))


def test_findings_as_json_fit_their_schema(project):
    made = project()
    made.replace(PATH, "presubmit: {}", "presubmit: {timeout: 3 hours}")
    answer = json.loads(made.run("validate", "--format", "json").out)
    fits("validate", answer)
    assert [(each["rule"], each["line"]) for each in answer["findings"]] == [("duration", 12)]


@pytest.mark.parametrize("form", ["markdown", "github", "sarif"])
def test_findings_in_other_forms_name_rule_and_place(project, form):
    made = project()
    made.replace(PATH, "presubmit: {}", "presubmit: {timeout: 3 hours}")
    ran = made.run("validate", "--format", form)
    assert ran.code == 1
    assert "duration" in ran.out
    assert PATH in ran.out


def test_list_shows_jobs_and_counts(project):
    ran = project().run("list")
    assert ran.out.splitlines()[1].split()[:4] == ["pull-kubernetes-build-riscv64", "presubmit", "build", "none"]
    assert ran.out.endswith("1 job, 0 computed forks, 1 platform\n")


def test_list_of_an_unknown_platform_is_wrong_usage(project):
    ran = project().run("list", "linux-riscv46")
    assert ran.code == 2
    assert 'did you mean "linux-riscv64"?' in ran.err


def test_validate_reports_on_the_specs_named(project):
    made = project()
    made.write({"arch-specs/linux-arm64.yaml": "version: 7\n"})
    assert made.run("validate", "linux-riscv64").code == 0
    assert made.run("validate", "arch-specs/linux-riscv64.yaml").code == 0
    assert made.run("validate", "linux-arm64").code == 1
    assert made.run("validate", "arch-specs/_site.yaml").code == 1
    assert made.run("validate", "linux-amd64").code == 2


def test_validate_of_a_script_reports_on_its_specs(project):
    made = project()
    made.write({"arch-specs/scripts/build.sh": "make\n"})
    made.replace(PATH, "presubmit: {}", "presubmit: {args: [{file: scripts/build.sh}], timeout: 3 hours}")
    assert made.run("validate", "arch-specs/scripts/build.sh").code == 1


def test_verbose_says_what_each_rule_looked_at(project):
    assert "step-status: looked at 1, failed 0, skipped 0\n" in project().run("validate", "--verbose").out


@pytest.mark.parametrize("step", ["0", "1"])
def test_new_writes_a_spec_that_is_valid(project, step):
    made = project()
    people = ["--maintainer", "alice", "--contact", "arm64@example.org"]
    ran = made.run("new", "linux-arm64", "--step", step, "--date", "2026-11-01", *people)
    assert ran.code == 0, ran.err
    text = (made.root / "arch-specs/linux-arm64.yaml").read_text()
    (made.root / "arch-specs/linux-arm64.yaml").write_text(text.replace("k8s-infra-prow-build", "one"))
    assert made.run("validate").out == "2 specs are valid\n"


def test_new_never_overwrites(project):
    ran = project().run("new", "linux-riscv64")
    assert ran.code == 2
    assert "exists already" in ran.err


def test_new_knows_how_go_spells_it(project):
    ran = project().run("new", "linux-aarch64")
    assert ran.code == 2
    assert 'did you mean "linux-arm64"?' in ran.err


def test_colour_only_where_it_is_wanted(project):
    made = project()
    made.replace(PATH, "presubmit: {}", "presubmit: {timeout: 3 hours}")
    assert "\x1b[" not in made.run("validate").out
    assert "\x1b[31merror" in made.run("validate", "--color", "always").out


def test_a_bug_is_exit_3_and_asks_for_a_report(project, monkeypatch):
    made = project()
    monkeypatch.setattr("jobgen.commands.list_.run", lambda _specs: 1 / 0)
    ran = made.run("list")
    assert ran.code == 3
    assert "a bug in jobgen" in ran.err
    assert "Traceback" not in ran.err
