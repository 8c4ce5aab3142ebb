"""Where the values of a fork come from."""

import pytest

from jobgen.findings import Place
from jobgen.forks import fork
from jobgen.nodes import Scalar, find, plain

PERIODIC = """\
name: ci-x-master
interval: 1h
decorate: true
labels: {a: b}
annotations:
  fork-per-release: "true"
  fork-per-release-cron: 0 1 * * *, 0 2 * * *
  testgrid-tab-name: x-master
extra_refs:
- {org: kubernetes, repo: kubernetes, base_ref: master}
- {org: kubernetes, repo: test-infra, base_ref: master}
spec:
  nodeSelector: {a: b}
  containers:
  - image: x:v1-master
    args: [a, b]
    env:
    - {name: BRANCH, value: master}
    - {name: FOO, value: master}
  - image: y
"""


@pytest.fixture
def periodic(job):
    return job(PERIODIC)


@pytest.fixture
def forked_periodic(periodic):
    return fork(periodic, "periodic", version="1.37", go_version="1.26.0")


@pytest.mark.parametrize(
    "path",
    [
        (),
        ("name",),
        ("annotations",),
        ("annotations", "testgrid-tab-name"),
        ("annotations", "fork-per-release-cron"),
        ("extra_refs",),
        ("extra_refs", 0),
        ("extra_refs", 0, "base_ref"),
        ("spec",),
        ("spec", "containers", 0, "image"),
        ("spec", "containers", 0, "env", 0, "value"),
    ],
)
def test_a_value_that_changes_keeps_its_place(periodic, forked_periodic, path):
    before, after = find(periodic, *path), find(forked_periodic, *path)
    assert after != before
    assert after.place == before.place


@pytest.mark.parametrize(
    "path",
    [
        ("decorate",),
        ("labels",),
        ("extra_refs", 1),
        ("spec", "nodeSelector"),
        ("spec", "containers", 0, "args"),
        ("spec", "containers", 0, "env", 1),
        ("spec", "containers", 1),
    ],
)
def test_a_value_that_stays_is_the_same_node(periodic, forked_periodic, path):
    assert find(forked_periodic, *path) is find(periodic, *path)


def test_the_original_is_left_alone(job, periodic, forked_periodic):
    assert periodic == job(PERIODIC)


def test_a_schedule_points_at_the_list_it_comes_from(forked_periodic):
    assert find(forked_periodic, "cron").place == Place("job.yaml", 7, 26)
    assert forked_periodic.key_place("cron") == Place("job.yaml", 7, 26)


def test_a_board_that_nobody_wrote_points_at_the_wish_for_a_fork(forked_periodic):
    assert find(forked_periodic, "annotations", "testgrid-dashboards").place == Place("job.yaml", 6, 21)


@pytest.mark.parametrize(
    ("text", "branches", "context"),
    [
        ("name: x\nbranches: [a]\nannotations: {fork-per-release: 'true'}", (2, 11), (1, 7)),
        ("name: x\nskip_branches: [a]\ncontext: y-master", (2, 16), (3, 10)),
        ("name: x\nannotations: {fork-per-release: 'true'}", (2, 33), (1, 7)),
        ("name: x", (1, 1), (1, 7)),
    ],
)
def test_branches_and_contexts(job, text, branches, context):
    forked = fork(job(text), "presubmit", version="1.37", go_version="1.26.0")
    assert find(forked, "branches").place == Place("job.yaml", *branches)
    assert find(forked, "branches", 0).place == Place("job.yaml", *branches)
    assert find(forked, "context").place == Place("job.yaml", *context)


def test_a_value_that_a_variable_did_not_have_points_at_the_variable(job):
    text = "spec: {containers: [{env: [{name: GO}]}]}\nannotations: {fork-per-release-replacements: 'GO= -> GO=1'}"
    forked = fork(job(text), "presubmit", version="1.37", go_version="1.26.0")
    assert find(forked, "spec", "containers", 0, "env", 0, "value") == Scalar("1", Place("job.yaml", 1, 28))


@pytest.mark.parametrize("trigger", ["presubmit", "postsubmit", "periodic"])
def test_values_of_the_wrong_type_stay_as_they_are(job, trigger):
    text = """
        name: [1]
        tags: {a: b}
        labels: [a]
        extra_refs: {org: kubernetes}
        decorate: true
        annotations: {fork-per-release-deletions: a, testgrid-tab-name: 5, fork-per-release-replacements: a -> b}
        spec: {containers: [null, a, {args: a, env: [null, {name: 1, value: {}}]}, {args: [null, 1, a], command: null}]}
        """
    before, after = job(text), fork(job(text), trigger, version="1.37", go_version="1.26.0")
    for key in ("name", "tags", "labels", "extra_refs"):
        assert plain(find(after, key)) == plain(find(before, key))
    assert plain(find(after, "spec", "containers")) == [
        None,
        "a",
        {"args": "a", "env": [None, {"name": 1, "value": {}}]},
        {"args": [None, 1, "b"], "command": None},
    ]
