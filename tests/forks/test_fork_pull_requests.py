"""Forks of presubmits and postsubmits: branches, contexts, annotations."""

import pytest


@pytest.mark.parametrize("trigger", ["presubmit", "postsubmit"])
@pytest.mark.parametrize("branches", ["branches: [master, main]", "skip_branches: [release-1.30]", "{}"])
def test_a_fork_runs_on_its_branch_alone(forked, trigger, branches):
    fork = forked(trigger, branches)
    assert fork["branches"] == ["release-1.37"]
    assert "skip_branches" not in fork


@pytest.mark.parametrize(
    ("fields", "context"),
    [
        ("name: pull-x", "pull-x"),
        ("name: pull-x-master", "pull-x-master"),
        ("name: pull-x\ncontext: ''", "pull-x"),
        ("name: pull-x\ncontext: ci/x", "ci/x"),
        ("name: pull-x\ncontext: a-master-b-master", "a-1.37-b-1.37"),
    ],
)
def test_contexts(forked, fields, context):
    assert forked("presubmit", fields)["context"] == context


def test_names_and_commands_of_presubmits_stay(forked):
    fields = {"name": "pull-x-master", "trigger": "/test x-master", "rerun_command": "/test x-master"}
    fork = forked("presubmit", "\n".join(f"{key}: {value}" for key, value in fields.items()))
    assert {key: fork[key] for key in fields} == fields


def test_presubmits_leave_boards_and_tabs_to_the_main_branch(forked):
    fork = forked(
        "presubmit",
        """
        annotations:
          description: gone
          example.com/kept: "yes"
          fork-per-release: "true"
          fork-per-release-cron: 0 1 * * *
          testgrid-anything: gone
          testgrid-dashboards: sig-release-master-blocking
        """,
    )
    assert fork["annotations"] == {"example.com/kept": "yes", "fork-per-release-cron": "0 1 * * *"}


def test_a_presubmit_without_annotations_left_has_none(forked):
    assert "annotations" not in forked("presubmit", 'annotations: {fork-per-release: "true"}')


def test_lists_of_schedules_mean_nothing_to_postsubmits(forked):
    fork = forked("postsubmit", 'annotations: {fork-per-release-cron: "", fork-per-release-periodic-interval: 1h 2h}')
    assert fork["annotations"] == {
        "fork-per-release-periodic-interval": "1h 2h",
        "testgrid-dashboards": "sig-release-job-config-errors",
    }
    assert fork.keys() == {"annotations", "branches"}
