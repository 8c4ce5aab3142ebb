"""Rotation: what becomes of forks when their branches get older."""

import json
from itertools import pairwise

import pytest

from jobgen.forks import TIERS, ForkError, fork_for_branch, rotate
from jobgen.nodes import find, plain


@pytest.mark.parametrize("trigger", ["presubmit", "postsubmit", "periodic"])
@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("ci-x-beta", "ci-x-stable1"),
        ("ci-beta-x-beta", "ci-beta-x-stable1"),
        ("ci-beta-features", "ci-beta-features"),
        ("ci-xbeta", "ci-xbeta"),
        ("ci-x-1-37", "ci-x-1-37"),
    ],
)
def test_the_tier_is_the_end_of_the_name(rotated, trigger, name, expected):
    assert rotated(trigger, f"name: {name}") == {"name": expected}


def test_the_context_of_a_presubmit(rotated):
    assert rotated("presubmit", "context: ci/x-beta") == {"context": "ci/x-stable1"}
    assert rotated("presubmit", "context: ci/beta-x") == {"context": "ci/beta-x"}
    assert rotated("periodic", "context: ci/x-beta") == {"context": "ci/x-beta"}


@pytest.mark.parametrize(
    ("word", "expected"),
    [
        ("k8s-master", "k8s-beta"),
        ("--x=k8s-beta", "--x=k8s-stable1"),
        ("k8s-stable1", "k8s-stable2"),
        ("k8s-stable2", "k8s-stable3"),
        ("k8s-stable3", "k8s-stable4"),
        ("k8s-stable4", "k8s-stable4"),
        ("k8s-beta k8s-beta", "k8s-stable1 k8s-stable1"),
        ("k8s-stable2 k8s-master", "k8s-stable2 k8s-beta"),
        ("--runtime-config=api/beta=true", "--runtime-config=api/beta=true"),
        ("x-beta", "x-beta"),
    ],
)
def test_markers_in_words(rotated, word, expected):
    before = (
        f"spec: {{containers: [{{command: ['{word}']}}, {{args: [x, '{word}'], env: [{{name: a, value: k8s-beta}}]}}]}}"
    )
    assert rotated("postsubmit", before)["spec"]["containers"] == [
        {"command": [expected]},
        {"args": ["x", expected], "env": [{"name": "a", "value": "k8s-beta"}]},
    ]


def test_tabs_boards_and_tags_of_a_periodic(rotated):
    text = """
        tags: [x-beta, beta, x-beta-y]
        annotations: {testgrid-tab-name: t-beta, testgrid-dashboards: "a-beta, b-beta", testgrid-alert-email: a-beta}
        """
    assert rotated("periodic", text) == {
        "tags": ["x-stable1", "beta", "x-beta-y"],
        "annotations": {
            "testgrid-tab-name": "t-stable1",
            "testgrid-dashboards": "a-beta, b-stable1",
            "testgrid-alert-email": "a-beta",
        },
    }
    assert rotated("postsubmit", text)["tags"] == ["x-beta", "beta", "x-beta-y"]
    assert rotated("postsubmit", text)["annotations"]["testgrid-tab-name"] == "t-beta"


INTERVALS = "fork-per-release-periodic-interval"
CRONS = "fork-per-release-cron"


@pytest.mark.parametrize(
    ("own", "annotations", "schedule", "rest"),
    [
        ("interval: 1h", {INTERVALS: "6h 12h"}, {"interval": "6h"}, {INTERVALS: "12h"}),
        ("interval: 1h", {INTERVALS: "6h"}, {"interval": "6h"}, {INTERVALS: ""}),
        ("interval: 1h", {INTERVALS: ""}, {"interval": "1h"}, {INTERVALS: ""}),
        ("cron: 1 * * * *", {INTERVALS: "6h"}, {"cron": "1 * * * *", "interval": "6h"}, {INTERVALS: ""}),
        ("cron: 1 * * * *", {CRONS: "2 * * * *, 3 * * * *"}, {"cron": "2 * * * *"}, {CRONS: "3 * * * *"}),
        ("cron: 1 * * * *", {CRONS: "2 * * * *"}, {"cron": "2 * * * *"}, {CRONS: ""}),
        ("cron: 1 * * * *", {CRONS: ""}, {}, {CRONS: ""}),
        ("interval: 1h", {CRONS: ""}, {"interval": "1h"}, {CRONS: ""}),
    ],
)
def test_each_rotation_takes_one_schedule_from_the_list(rotated, own, annotations, schedule, rest):
    text = f"{own}\nannotations: {json.dumps(annotations)}"
    assert rotated("periodic", text) == schedule | {"annotations": rest}
    assert rotated("presubmit", text)["annotations"] == annotations


@pytest.mark.parametrize(
    ("own", "key", "listed", "expected"),
    [
        ("interval: 1h", "periodic-interval", "2h 2h 6h 24h", ["2h", "2h", "6h", "24h", "24h"]),
        ("interval: 1h", "periodic-interval", "2h", ["2h", "2h", "2h", "2h", "2h"]),
        ("interval: 1h", "periodic-interval", "", ["1h", "1h", "1h", "1h", "1h"]),
        ("cron: 9", "cron", "1, 2, 3, 4, 5", ["1", "2", "3", "4", "5"]),
        ("cron: 9", "cron", "1", ["1", "1", "1", "1", "1"]),
        # A list that is used up by a rotation, not by the fork, takes the schedule away at the next rotation.
        ("cron: 9", "cron", "1, 2", ["1", "2", None, None, None]),
        ("cron: 9", "cron", "", [None, None, None, None, None]),
    ],
)
def test_schedules_from_the_newest_branch_to_the_oldest(job, own, key, listed, expected):
    node = job(f"{own}\nannotations: {{fork-per-release-{key}: '{listed}'}}")
    field = own.split(":")[0]
    forks = [fork_for_branch(node, "periodic", version="1.37", go_version="1.26.0", age=age) for age in range(5)]
    assert [plain(fork).get(field) for fork in forks] == expected


def test_generic_names_from_the_newest_branch_to_the_oldest(job):
    node = job('name: ci-x-master\nannotations: {fork-per-release-generic-suffix: "true"}')
    forks = [fork_for_branch(node, "periodic", version="1.37", go_version="1.26.0", age=age) for age in range(6)]
    assert [plain(fork)["name"] for fork in forks] == [
        "ci-x-beta",
        "ci-x-stable1",
        "ci-x-stable2",
        "ci-x-stable3",
        "ci-x-stable4",
        "ci-x-stable4",
    ]


def test_a_job_that_cannot_be_forked_is_on_no_branch(job):
    node = job("annotations: {fork-per-release-replacements: x}")
    fork = fork_for_branch(node, "presubmit", version="1.37", go_version="1.26.0", age=2)
    assert fork == ForkError(
        'fork-per-release-replacements: "x" is no replacement: write OLD -> NEW, with ", " between one and the next',
        ("annotations", "fork-per-release-replacements"),
    )


def test_what_no_rotation_touches_is_shared(job):
    node = job("name: ci-x-1-37\nspec: {containers: [{args: [a]}]}\ntags: [b]\nannotations: {testgrid-tab-name: c}")
    assert all(rotate(node, "periodic", old=old, new=new) is node for old, new in pairwise(TIERS))


def test_the_places_of_what_rotates(job):
    text = """name: ci-x-beta
interval: 1h
annotations:
  fork-per-release-periodic-interval: 2h 4h
"""
    node = job(text)
    rotated = rotate(node, "periodic", old="beta", new="stable1")
    assert find(rotated, "name").place == find(node, "name").place
    listed = find(node, "annotations", "fork-per-release-periodic-interval").place
    assert (listed.line, listed.column) == (4, 39)
    assert find(rotated, "interval").place == listed
    assert find(rotated, "annotations", "fork-per-release-periodic-interval").place == listed
