"""`jobgen lint` on files that somebody wrote: what is told apart, what is skipped, how it answers."""

import json

import pytest
from jsonschema import Draft202012Validator
from places import ROOT, UPSTREAM

from jobgen.commands.common import Settings
from jobgen.commands.lint import lint

RESOURCES = "{requests: {cpu: 1, memory: 1Gi}, limits: {cpu: 1, memory: 1Gi}}"
JOB = f"""\
periodics:
- name: ci-unit
  interval: 6h
  cluster: k8s-infra-prow-build
  decorate: true
  annotations:
    testgrid-dashboards: sig-testing-unit
  extra_refs:
  - {{org: kubernetes, repo: kubernetes, base_ref: master}}
  spec:
    containers:
    - image: registry.example.org/test:v1
      command: [make, test]
      resources: {RESOURCES}
"""
BOARDS = "dashboards:\n- name: sig-testing-unit\n"
PROW = (ROOT / "tests" / "acceptance" / "prow" / "config.yaml").read_text()


def test_nothing_to_report(project):
    made = project({"jobs/unit.yaml": JOB, "boards/unit.yaml": BOARDS}, bare=True)

    ran = made.run("lint", "jobs", "boards")

    assert (ran.code, ran.out) == (0, "nothing to report: 2 files, 1 job, 1 dashboard\n")


def test_findings_stand_at_the_line_of_the_file(project):
    made = project({"jobs/unit.yaml": JOB.replace("interval: 6h", "interval: 6 hours")}, bare=True)

    ran = made.run("lint", "jobs")

    assert ran.code == 1
    assert ran.out == (
        'jobs/unit.yaml:3:13: error: ci-unit: interval: duration "6 hours" contains a blank [duration]\n'
        "    write hours and minutes, such as 90m, 2h30m or 48h\n"
        "1 error in 1 file\n"
    )


def test_what_no_engine_refuses_is_a_warning(project):
    made = project({"jobs/unit.yaml": JOB.replace("test:v1", "test:latest")}, bare=True)

    ran = made.run("lint", "jobs")

    assert ran.code == 0
    assert ran.out.splitlines()[-1] == "1 warning in 1 file"


def test_boards_are_judged_where_there_are_boards(project):
    wrong = BOARDS.replace("unit", "units")
    made = project({"jobs/unit.yaml": JOB, "boards/unit.yaml": wrong}, bare=True)

    assert made.run("lint", "jobs").code == 0
    told = made.run("lint", "jobs", "boards").out
    assert 'jobs/unit.yaml:7:26: error: there is no board "sig-testing-unit" [board-known]\n' in told
    assert '    did you mean "sig-testing-units"?\n' in told


def test_presets_are_judged_where_the_prow_configuration_is_given(project):
    text = JOB.replace("  decorate: true\n", "  decorate: true\n  labels: {preset-dokcer: 'true'}\n")
    made = project({"jobs/unit.yaml": text, "prow.yaml": PROW}, bare=True)

    assert made.run("lint", "jobs").out == "nothing to report: 1 file, 1 job, 0 dashboards\n"
    assert made.run("lint", "jobs", "--prow-config", "prow.yaml").out == (
        'jobs/unit.yaml:6:27: warning: ci-unit: there is no preset "preset-dokcer" [preset-label]\n'
        '    did you mean "preset-docker"?\n'
        "1 warning in 1 file\n"
    )


def test_json_counts_what_was_looked_at_and_what_was_skipped(project):
    made = project({"jobs/unit.yaml": JOB}, bare=True)

    answer = json.loads(made.run("lint", "jobs", "--format", "json").out)

    schema = json.loads((ROOT / "schemas" / "output" / "lint.schema.json").read_text())
    finding = json.loads((ROOT / "schemas" / "output" / "finding.schema.json").read_text())
    Draft202012Validator(_inlined(schema, finding)).validate(answer)
    rules = {each.pop("id"): each for each in answer["rules"]}
    assert rules["duration"] == {"looked_at": 1, "failed": 0, "skipped": 0}
    assert rules["namespace"] == {"looked_at": 0, "failed": 0, "skipped": 0}  # no job has one
    assert rules["board-known"] == {"looked_at": 0, "failed": 0, "skipped": 1}
    assert rules["periodic-daily"] == {"looked_at": 0, "failed": 0, "skipped": 1}


def _inlined(schema, finding):
    text = json.dumps(schema).replace('{"$ref": "finding.schema.json"}', json.dumps(finding))
    return json.loads(text)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("- a\n", "x.yaml:1:1: note: the file holds no keys, and was not looked into [file-kind]"),
        ("a: 1\n", "x.yaml:1:1: note: the file is neither Prow's nor TestGrid's, and was not looked into [file-kind]"),
        ("periodics: {}\n", 'x.yaml:1:12: error: "periodics" must be a list [schema-type]'),
        ("presubmits: []\n", 'x.yaml:1:13: error: "presubmits" must be a mapping of repositories [schema-type]'),
        ("periodicals: []\n", 'x.yaml:1:1: error: there is no key "periodicals" [schema-unknown-key]'),
        ("periodics: [\n", "x.yaml:2:1: error: not valid YAML: "),
        ("periodics: [{name: 12}]\n", 'x.yaml:1:20: error: 12: "name" must be text, not 12 [schema-type]'),
        ("periodics: [{name: a, nmae: b}]\n", 'x.yaml:1:23: error: a: there is no key "nmae" [schema-unknown-key]'),
    ],
)  # fmt: skip
def test_files_that_are_something_else(text, said, project):
    assert project({"x.yaml": text}, bare=True).run("lint", "x.yaml").out.startswith(said)


def test_a_file_without_anything_in_it_is_nothing(project):
    assert project({"x.yaml": "# later\n"}, bare=True).run("lint", "x.yaml").code == 0


def test_two_job_files_of_one_name(project):
    made = project({"a/x.yaml": "periodics: []\n", "b/x.yaml": "periodics: []\n"}, bare=True)

    assert made.run("lint", "a", "b").out == (
        "b/x.yaml:1:1: error: a/x.yaml has the same name, and Prow loads no two job files of one name [file-name-twice]\n"
        "    rename one of the two\n"
        "1 error in 1 file\n"
    )


def test_no_such_path_is_wrong_usage(project):
    ran = project(bare=True).run("lint", "nowhere")

    assert (ran.code, ran.out) == (2, "")
    assert ran.err == (
        "jobgen: there is no file or folder nowhere\n    name job files, TestGrid files, or folders that hold them\n"
    )


def test_no_such_prow_configuration_is_wrong_usage(project):
    ran = project({"x.yaml": "periodics: []\n"}, bare=True).run("lint", "x.yaml", "--prow-config", "nowhere")

    assert ran.code == 2
    assert ran.err.startswith("jobgen: there is no file nowhere\n")


def test_the_site_file_says_which_clusters_there_are(project):
    made = project({"jobs/unit.yaml": JOB})

    assert made.run("lint", "jobs").out.startswith(
        'jobs/unit.yaml:4:12: warning: ci-unit: the site has no cluster "k8s-infra-prow-build" [cluster-known]\n'
    )


def test_what_the_specs_generate_is_clean(project):
    made = project()
    made.run("generate")

    assert made.run("lint", "generated").code == 0


@pytest.mark.skipif(not UPSTREAM.is_dir(), reason="no checkout of kubernetes/test-infra is at hand")
def test_hand_written_jobs_of_kubernetes_have_no_error(project):
    config = UPSTREAM / "test-infra" / "config"
    ran = project(bare=True).run("lint", str(config / "jobs"), "--prow-config", str(config / "prow" / "config.yaml"))

    assert ran.code == 0
    assert "error" not in ran.out


def test_what_is_shipped_has_no_error():
    """The site says which boards and presets there are besides those of the files."""
    outcome = lint([ROOT / "generated"], Settings(specs=ROOT / "arch-specs"))

    assert "error" not in outcome.text
    assert outcome.exit_code == 0


@pytest.mark.parametrize(
    ("old", "new", "hint"),
    [
        ("limits: {cpu: 1,", "limits: {cpu: 2,", "write limits of cpu and memory, and the same amounts as requests"),
        ("  extra_refs:\n  - {org: kubernetes, repo: kubernetes, base_ref: master}\n", "", "add extra_refs, or add labels: {"),
        ("test:v1", "test:latest-1", "name a version that does not move, or write imagePullPolicy: Always"),
        ("  spec:\n", "  clone_depth: 1\n  spec:\n", "write it into an item of extra_refs\n"),
        ("  spec:\n    containers:\n", "  spec:\n    other: []\n    containers:\n", "known keys: "),
    ],
)  # fmt: skip
def test_hints_speak_of_files_not_of_specs(old, new, hint, project):
    assert JOB.count(old) == 1
    made = project({"jobs/unit.yaml": JOB.replace(old, new)}, bare=True)

    assert f"    {hint}" in made.run("lint", "jobs").out


def test_items_that_are_no_mapping(project):
    made = project({"x.yaml": "periodics: [5]\npresets: [[x]]\n"}, bare=True)

    assert made.run("lint", "x.yaml").out == (
        "x.yaml:1:13: error: each periodic must be a mapping [schema-type]\n"
        "    write its keys, each on a line of its own\n"
        "x.yaml:2:11: error: the preset must be a mapping [schema-type]\n"
        "    write its keys, each on a line of its own\n"
        "2 errors in 1 file\n"
    )


def test_many_variants_of_one_name_are_said_once_each(project):
    jobs = "".join("  - name: pull-unit\n" for _ in range(200))
    made = project({"x.yaml": f"presubmits:\n  kubernetes/kubernetes:\n{jobs}"}, bare=True)

    found = json.loads(made.run("lint", "x.yaml", "--format", "json").out)["findings"]

    assert sum(finding["rule"] == "job-variants" for finding in found) == 199


def test_where_the_site_knows_of_other_boards_missing_tabs_are_skipped_and_counted(project):
    """A tab that no file has may stand on a board that the site says is elsewhere."""
    text = JOB.replace("testgrid-dashboards: sig-testing-unit", "description: unit tests")
    files = {"jobs/unit.yaml": text, "boards/unit.yaml": BOARDS}

    tallies = {each["id"]: each for each in _answer(project(files), "jobs", "boards")["rules"]}
    assert (tallies["job-tab"]["looked_at"], tallies["job-tab"]["skipped"]) == (0, 1)


def _answer(made, *paths):
    return json.loads(made.run("lint", *paths, "--format", "json").out)
