"""What fuzzing found before it was put right, each as small as it goes. The inputs are in `found/`, and are seeds ever after."""

import json

import pytest
from fuzz_seeds import FOUND
from fuzz_targets import survive

from jobgen.syntax import re2

INPUTS = sorted(path for path in FOUND.rglob("*") if path.is_file())
DECORATED = "periodics: [{name: ci-unit, interval: 1h, decorate: true}]\n"
TOO_MANY = "with its aliases written out, the file holds more than 200,000 keys and values"


@pytest.mark.parametrize("path", INPUTS, ids=lambda path: f"{path.parent.name}-{path.stem}")
def test_jobgen_survives_it_now(path):
    survive(path.parent.name, path.read_bytes())


def findings(project, name, *options, jobs="periodics: []\n"):
    """Return what `lint` says about a job file, or about the Prow configuration of that name."""
    given = {"jobs/found.yaml": (FOUND / name).read_bytes() if name.startswith("jobs/") else jobs}
    given["config.yaml"] = (FOUND / name).read_bytes()
    ran = project(given, bare=True).run("lint", "jobs", "--format", "json", *options)
    return json.loads(ran.out)["findings"]


def test_a_control_character_after_wide_ones_is_found_where_it_is(project):
    made = project(
        {"arch-specs/_suites.yaml": (FOUND / "suites" / "control-character-after-a-wide-one.yaml").read_bytes()}
    )

    ran = made.run("validate")

    assert ran.out.splitlines()[:2] == [
        "arch-specs/_suites.yaml:1:5: error: not valid YAML: found the control character U+0002 [yaml-syntax]",
        "    take it out, or write it as an escape in double quotes",
    ]


def test_the_same_in_a_file_that_only_the_quick_parser_reads(project):
    made = project({"jobs/long.yaml": "# " + "é" * 70_000 + "\nperiodics: []\na: b\x02\n"}, bare=True)

    ran = made.run("lint", "jobs")

    assert ran.out.startswith(
        "jobs/long.yaml:3:5: error: not valid YAML: found the control character U+0002 [yaml-syntax]\n"
    )


def test_aliases_of_aliases_in_a_job_file_are_refused(project):
    said = findings(project, "jobs/aliases-of-aliases.yaml")

    assert [each["message"] for each in said] == [TOO_MANY]


def test_aliases_of_aliases_in_a_prow_configuration_are_refused(project):
    said = findings(project, "prow-config/aliases-of-aliases.yaml", "--prow-config", "config.yaml")

    assert [(each["file"], each["message"]) for each in said] == [("config.yaml", TOO_MANY)]


def test_a_default_decoration_of_another_type_is_refused_and_left_out(project):
    said = findings(
        project, "prow-config/decoration-of-another-type.yaml", "--prow-config", "config.yaml", jobs=DECORATED
    )

    assert [(each["line"], each["column"], each["message"]) for each in said if each["file"] == "config.yaml"] == [
        (4, 14, "the default decoration must be a mapping")
    ]


def test_a_file_may_hold_as_many_values_as_it_spells_out(project):
    made = project({"jobs/long.yaml": f"periodics: []\nprow_ignored: [{'1,' * 200_000}]\n"}, bare=True)

    ran = made.run("lint", "jobs")

    assert ran.out == "nothing to report: 1 file, 0 jobs, 0 dashboards\n"


def test_branches_that_make_a_backtracking_matcher_try_every_way(project):
    rules = {each["rule"] for each in findings(project, "jobs/branches-that-backtrack.yaml")}

    assert rules & {"job-variants", "pattern"} == set()


def test_a_trigger_that_makes_a_backtracking_matcher_try_every_way(project):
    said = findings(project, "jobs/triggers-that-backtrack.yaml")

    assert next(each["message"] for each in said if each["rule"] == "rerun-command") == (
        'one: the rerun_command "/test one" does not match the trigger'
    )


@pytest.mark.parametrize(
    "pattern", ["^(a|a)*b$", "^(a|aa)+b$", "^(a*)*b$", "^((a+)?){20}b$", "^(.*)*(.*)*(.*)*b$", "^(a?){200}a{200}b$"]
)
def test_patterns_are_matched_in_time_that_grows_with_the_text(pattern):
    assert re2.search(pattern, "a" * 200 + "b")
    assert not re2.search(pattern, "a" * 200)
