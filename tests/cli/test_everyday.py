"""What somebody does every day: edit a spec, see what is stale, generate, commit."""

import json

import pytest
from small import PATH

TREE = [
    "UPSTREAM.md",
    "SUPPORT.md",
    "jobs/linux-riscv64/OWNERS",
    "jobs/linux-riscv64/linux-riscv64-presubmits.yaml",
    "testgrids/provider-riscv64.yaml",
]
PRESUBMITS = "jobs/linux-riscv64/linux-riscv64-presubmits.yaml"
CLOSING = "1 platform, 1 job, 1 tab; files: "


@pytest.fixture
def grown(project):
    made = project()
    assert made.run("generate").code == 0
    return made


def test_generate_says_what_it_made(project):
    made = project()
    ran = made.run("generate")
    assert (ran.code, ran.out, ran.err) == (0, f"{CLOSING}5 created\n", "")
    assert sorted(made.files()) == sorted(TREE)


def test_a_second_generate_changes_nothing(grown):
    before = grown.files()
    assert grown.run("generate").out == f"{CLOSING}nothing to change\n"
    assert grown.files() == before


def test_one_line_of_a_spec_changes_just_its_files(grown):
    before = grown.files()
    grown.replace(PATH, "presubmit: {}", "presubmit: {timeout: 3h}")

    ran = grown.run("check")
    assert ran.code == 1
    assert ran.out == (
        f"generated/{PRESUBMITS} is not what its specs say (linux-riscv64.yaml)\n"
        "run jobgen generate and commit the result\n"
    )

    assert grown.run("generate").out == f"{CLOSING}1 updated\n"
    after = grown.files()
    assert {name for name in after if after[name] != before[name]} == {PRESUBMITS}
    assert "timeout: 3h" in after[PRESUBMITS]
    assert grown.run("check").out == "generated is what the specs say\n"


def test_files_of_a_spec_that_is_gone_are_removed(grown):
    grown.write({PATH: None, "generated/jobs/linux-riscv64/notes.txt": "mine"})
    ran = grown.run("check")
    assert ran.code == 1
    assert "generated/jobs/linux-riscv64/OWNERS belongs to no spec any more (linux-riscv64.yaml)" in ran.out
    assert grown.run("generate").code == 0
    assert sorted(grown.files()) == ["SUPPORT.md", "UPSTREAM.md", "jobs/linux-riscv64/notes.txt"]


def test_a_hand_edit_is_named_and_replaced(grown):
    before = grown.files()
    grown.write({f"generated/{PRESUBMITS}": before[PRESUBMITS].replace("cpu: 4", "cpu: 5")})
    assert f"generated/{PRESUBMITS} was edited by hand" in grown.run("check").out
    ran = grown.run("generate")
    assert ran.out == f"replaced generated/{PRESUBMITS}, which was edited by hand\n{CLOSING}1 replaced\n"
    assert grown.files() == before


def test_conflict_markers_in_generated_files_do_not_matter(grown):
    before = grown.files()
    text = before[PRESUBMITS]
    grown.write({f"generated/{PRESUBMITS}": f"<<<<<<< ours\n{text}=======\n{text}>>>>>>> theirs\n"})
    assert grown.run("generate").code == 0
    assert grown.files() == before


def test_with_an_error_nothing_is_written(grown):
    before = grown.files()
    grown.replace(PATH, "presubmit: {}", "presubmit: {timeout: 3 hours}")
    ran = grown.run("generate")
    assert ran.code == 1
    assert "[duration]" in ran.out
    assert ran.out.endswith("nothing was written to generated\n")
    assert grown.files() == before
    assert grown.run("check").out.endswith("generated was not compared: the specs have errors\n")


@pytest.mark.parametrize("elsewhere", [["--specs", "arch-specs/", "--out", "./generated"], []])
def test_the_same_bytes_wherever_it_runs(grown, elsewhere, tmp_path):
    before = grown.files()
    absolute = ["--specs", grown.root / "arch-specs", "--out", grown.root / "other"]
    assert grown.run("generate", *absolute).code == 0
    assert grown.files("other") == before
    assert grown.run("check", *elsewhere).code == 0
    env = {"PYTHONHASHSEED": "7", "LC_ALL": "C", "TZ": "Asia/Tokyo", "HOME": "/nonexistent"}
    ran = grown.spawn(
        "generate", "--specs", grown.root / "arch-specs", "--out", tmp_path / "third", env=env, cwd=tmp_path
    )
    assert ran.code == 0, ran.err
    written = {
        path.relative_to(tmp_path / "third").as_posix(): path.read_text() for path in (tmp_path / "third").rglob("*.*")
    }
    assert {name: text for name, text in before.items() if "." in name} == written


def test_check_as_json_names_the_fix(grown):
    grown.write({f"generated/{PRESUBMITS}": None})
    answer = json.loads(grown.run("check", "--format", "json").out)
    assert answer == {
        "version": 1,
        "clean": False,
        "files": [{"path": PRESUBMITS, "state": "missing", "specs": ["linux-riscv64.yaml"]}],
        "fix": "jobgen generate",
        "findings": [],
    }


def test_check_on_github_points_at_the_file(grown):
    grown.write({f"generated/{PRESUBMITS}": None})
    first = grown.run("check", "--format", "github").out.splitlines()[0]
    assert first.startswith(f"::error file=generated/{PRESUBMITS},title=jobgen-check::")


def test_the_command_that_mends_it_carries_the_folders(grown):
    ran = grown.run("check", "--out", "elsewhere")
    assert ran.out.endswith("run jobgen generate --out elsewhere and commit the result\n")


@pytest.mark.parametrize("out", [".", "", "arch-specs", "arch-specs/generated", ".."])
def test_generated_files_and_specs_do_not_share_a_folder(grown, out):
    before = grown.files(".")
    ran = grown.run("generate", "--out", out)
    assert (ran.code, ran.out) == (2, "")
    assert "cannot go to" in ran.err
    assert grown.files(".") == before
