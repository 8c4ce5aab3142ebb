"""`jobgen diff` as a whole: exit codes, errors of either side, notes, and its JSON against the schema."""

import json
import os
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator
from small import PATH, PLATFORM

from jobgen.commands.common import Settings
from jobgen.commands.comparing.compared import review_between
from jobgen.errors import JobgenError

SCHEMA = json.loads((Path(__file__).parents[2] / "jobgen/schemas/output/diff.schema.json").read_text())
SITE = "arch-specs/_site.yaml"
LONGER = ("presubmit: {}", "presubmit: {timeout: 3h}")


def answer(ran):
    content = json.loads(ran.out)
    Draft202012Validator(SCHEMA).validate(content)
    return content


@pytest.fixture
def changed(repository):
    made = repository()
    made.replace(PATH, *LONGER)
    return made


def test_a_change_in_every_form(changed):
    assert changed.run("diff").out.startswith("HEAD -> the work tree: 1 job changed\n")
    assert changed.run("diff", "--format", "markdown").out.startswith(
        "### jobgen diff: HEAD -&gt; the work tree\n\n**1 job changed**\n"
    )
    assert f"file={PATH},line=12," in changed.run("diff", "--format", "github").out
    content = answer(changed.run("diff", "--format", "json"))
    assert (content["base"], content["head"], content["differs"]) == ("HEAD", "the work tree", True)
    assert content["jobs"]["changed"] == ["pull-kubernetes-build-riscv64"]
    assert [(each["file"], each["line"]) for each in content["changes"]] == [(PATH, 12)]


@pytest.mark.parametrize("form", ["text", "json", "markdown", "github"])
def test_exit_codes(changed, form):
    assert changed.run("diff", "--format", form).code == 0
    assert changed.run("diff", "--format", form, "--exit-code").code == 1
    changed.commit()
    assert changed.run("diff", "--format", form, "--exit-code").code == 0


def test_nothing_differs_as_json(repository):
    content = answer(repository().run("diff", "--format", "json"))
    assert content == {
        "version": 1,
        "base": "HEAD",
        "head": "the work tree",
        "differs": False,
        "platforms": [],
        "signals": [],
        "jobs": {"added": [], "removed": [], "renamed": [], "changed": []},
        "boards": [],
        "load": [],
        "changes": [],
        "notes": [],
        "findings": [],
    }


@pytest.mark.parametrize("comment", ["# a comment\n", "\n\n"])
def test_specs_that_mean_the_same_do_not_differ(repository, comment):
    made = repository()
    made.write({PATH: comment + PLATFORM})
    ran = made.run("diff", "--exit-code")
    assert (ran.code, ran.out) == (0, "No differences between HEAD and the work tree.\n")


def test_line_ends_do_not_differ(repository):
    made = repository()
    made.write({PATH: PLATFORM.replace("\n", "\r\n")})
    assert made.run("diff", "--exit-code").code == 0


@pytest.mark.parametrize("name", [PATH, SITE])
def test_a_broken_side_is_not_compared(changed, name):
    changed.write({name: "version: [\n"})
    ran = changed.run("diff")
    assert ran.code == 1
    assert f"{name}:2:1: error: in the work tree: not valid YAML" in ran.out
    assert ran.out.endswith("HEAD and the work tree were not compared: correct the errors first\n")
    content = answer(changed.run("diff", "--format", "json"))
    assert content["findings"][0]["message"].startswith("in the work tree: ")
    assert (content["differs"], content["changes"]) == (False, [])
    assert changed.run("diff", "--format", "github").out.endswith(
        "::notice title=jobgen diff::HEAD and the work tree were not compared: correct the errors first\n"
    )


def test_an_older_side_that_was_broken_is_said_so(changed):
    changed.write({PATH: "version: [\n"})
    changed.commit("broken")
    changed.write({PATH: PLATFORM})
    changed.commit("mended")
    ran = changed.run("diff", "HEAD~1", "HEAD")
    assert ran.code == 1
    assert f"{PATH}:2:1: error: in HEAD~1: not valid YAML" in ran.out
    assert "1 error in 1 file\n" in ran.out
    assert changed.run("diff", "HEAD~2", "HEAD").code == 0


def test_what_is_broken_on_both_sides_is_said_once(changed):
    changed.write({"arch-specs/linux-arm64.yaml": "version: [\n"})
    changed.commit()
    changed.write({PATH: PLATFORM.replace("luhenry", "octocat")})
    ran = changed.run("diff")
    assert ran.code == 1
    assert ran.out.count("not valid YAML") == 1


def test_equal_sides_are_not_looked_into(repository):
    made = repository({PATH: "version: [\n"})
    ran = made.run("diff")
    assert (ran.code, ran.out) == (0, "No differences between HEAD and the work tree.\n")


def test_rules_are_held_against_the_newer_side_and_it_is_compared_all_the_same(changed):
    changed.replace(PATH, "contact: k8s-riscv64@example.org\n", "")
    ran = changed.run("diff")
    assert ran.code == 1
    assert f"{PATH}:2:7: error: in the work tree: " in ran.out
    assert "HEAD -> the work tree: 1 platform earns another step, 1 job changed\n" in ran.out
    changed.commit("breaks a rule")
    changed.replace(PATH, "cluster: one\n", "cluster: one\ncontact: k8s-riscv64@example.org\n")
    assert changed.run("diff").code == 0


def test_a_spec_that_cannot_be_had_is_exit_code_two(changed):
    (changed.root / "arch-specs/linux-arm64.yaml").symlink_to("nowhere.yaml")
    assert changed.run("diff").code == 2


def test_generated_files_that_differ_without_their_specs(repository):
    made = repository()
    assert made.run("generate").code == 0
    made.commit("generated")
    path = made.root / "generated/SUPPORT.md"
    path.write_text(path.read_text() + "by hand\n")
    ran = made.run("diff", "--exit-code")
    assert ran.code == 0
    assert ran.out == (
        "No differences between HEAD and the work tree.\n"
        "\n"
        "Note: the specs of HEAD and the work tree are the same, and their generated files are not: another\n"
        "  version of jobgen wrote them, or somebody edited them by hand\n"
    )
    note = ran.out.partition("Note: ")[2].replace("\n ", "").strip()
    assert answer(made.run("diff", "--format", "json"))["notes"] == [note]
    assert made.run("diff", "--quiet").out == "No differences between HEAD and the work tree.\n"
    assert made.run("diff", "HEAD~1", "HEAD").out == "No differences between HEAD~1 and HEAD.\n"


def test_what_is_remembered_changes_no_answer(changed, tmp_path):
    def said(*words, cache):
        ran = changed.spawn("diff", *words, "--format", "json", env={"XDG_CACHE_HOME": str(cache)})
        assert (ran.code, ran.err) == (0, "")
        return ran.out

    changed.commit("longer")
    changed.write({"arch-specs/linux-arm64.yaml": PLATFORM.replace("riscv64", "arm64")})
    cache = tmp_path / "warm"
    for words in ((), ("HEAD~1",), ("HEAD~1", "HEAD"), ("HEAD", "HEAD~1"), ()):
        assert said(*words, cache=cache) == said(*words, cache="/dev/null")
    assert list(cache.rglob("*.jobs"))


def test_what_is_no_file_keeps_nobody_waiting(repository):
    made = repository({"arch-specs/scripts/build.sh": "make\n"})
    os.mkfifo(made.root / "arch-specs/scripts/pipe")
    ran = made.spawn("diff")
    assert (ran.code, ran.out) == (0, "No differences between HEAD and the work tree.\n")


def test_a_change_of_the_shared_files_reaches_every_platform(repository):
    made = repository({"arch-specs/linux-arm64.yaml": PLATFORM.replace("riscv64", "arm64")})
    made.replace("arch-specs/_suites.yaml", "args: [make, quick-release]", "args: [make, release]")
    content = answer(made.run("diff", "--format", "json"))
    assert content["jobs"]["changed"] == ["pull-kubernetes-build-arm64", "pull-kubernetes-build-riscv64"]
    assert {each["file"] for each in content["changes"]} == {"arch-specs/_suites.yaml"}


def test_a_change_of_a_script_reaches_the_jobs_that_use_it(repository):
    script = "arch-specs/scripts/build.sh"
    made = repository({script: "make\n"})
    made.replace(PATH, "presubmit: {}", "args: [bash, -c, {file: scripts/build.sh}]\n    presubmit: {}")
    made.commit()
    made.write({script: "make release\n"})
    assert answer(made.run("diff", "--format", "json"))["jobs"]["changed"] == ["pull-kubernetes-build-riscv64"]


def test_help_says_what_sides_are(repository):
    ran = repository().run("diff", "--help")
    assert ran.code == 0
    assert "jobgen diff main...HEAD --format markdown" in ran.out


def test_other_commands_get_the_review_itself(changed):
    review = review_between("HEAD", "", Settings())
    assert (review.base, review.head, review.jobs.changed) == (
        "HEAD",
        "the work tree",
        ("pull-kubernetes-build-riscv64",),
    )
    changed.write({PATH: "version: [\n"})
    with pytest.raises(JobgenError) as caught:
        review_between("HEAD", "", Settings())
    assert caught.value.message.startswith(f"{PATH}:2:1: in the work tree: not valid YAML")
    assert caught.value.hint == "jobgen diff shows all that stands in the way"
