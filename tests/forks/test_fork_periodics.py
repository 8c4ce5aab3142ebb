"""Forks of periodics, and what forks of all kinds have in common."""

import pytest

from jobgen.forks import ForkError, is_forked


@pytest.mark.parametrize(
    ("annotations", "expected"),
    [
        ('{fork-per-release: "true"}', True),
        ('{fork-per-release: "false"}', False),
        ('{fork-per-release: "True"}', False),
        ("{fork-per-release: true}", False),
        ("{}", False),
        ("null", False),
    ],
)
def test_only_the_exact_word_asks_for_a_fork(job, annotations, expected):
    assert is_forked(job(f"annotations: {annotations}")) is expected


def test_the_example_of_rule_k_24(forked):
    assert forked(
        "periodic",
        """
        name: ci-x-master
        annotations:
          fork-per-release: "true"
          fork-per-release-periodic-interval: 6h 24h
          testgrid-dashboards: sig-release-master-informing, sig-x
          testgrid-tab-name: x-master
        """,
    ) == {
        "name": "ci-x-1-37",
        "annotations": {
            "fork-per-release-periodic-interval": "24h",
            "testgrid-dashboards": "sig-release-1.37-informing, sig-x",
            "testgrid-tab-name": "x-1.37",
        },
        "interval": "6h",
    }


@pytest.mark.parametrize("trigger", ["periodic", "postsubmit"])
@pytest.mark.parametrize(
    ("name", "generic", "expected"),
    [
        ("ci-a", "false", "ci-a-1-37"),
        ("ci-a-master", "false", "ci-a-1-37"),
        ("ci-master-a-master", "false", "ci-1-37-a-1-37"),
        ("ci-master-a", "false", "ci-master-a-1-37"),
        ("ci-amaster", "false", "ci-amaster-1-37"),
        ("ci-a", "true", "ci-a-beta"),
        ("ci-a-master", "true", "ci-a-beta"),
        ("ci-a-master", "yes", "ci-a-1-37"),
    ],
)
def test_names(forked, trigger, name, generic, expected):
    annotations = f'{{fork-per-release: "true", fork-per-release-generic-suffix: "{generic}"}}'
    fork = forked(trigger, f"{{name: {name}, annotations: {annotations}}}")
    assert fork["name"] == expected
    assert fork["annotations"]["fork-per-release-generic-suffix"] == generic


@pytest.mark.parametrize(
    ("own", "listed", "schedule", "rest"),
    [
        ("cron: 0 9 * * *", "periodic-interval: 6h", {"interval": "6h"}, None),
        ("interval: 1h", 'periodic-interval: "6h  12h\t24h"', {"interval": "6h"}, "12h 24h"),
        ("interval: 1h", 'periodic-interval: ""', {"interval": "1h"}, None),
        ("interval: 1h", 'periodic-interval: "  "', {"interval": "1h"}, "  "),
        ("minimum_interval: 1h", "periodic-interval: 6h", {"minimum_interval": "1h", "interval": "6h"}, None),
        ("interval: 1h", "cron: 0 1 * * *", {"cron": "0 1 * * *"}, None),
        ("interval: 1h", 'cron: "0 1 * * 1,2, 0 2 * * *, 0 3 * * *"', {"cron": "0 1 * * 1,2"}, "0 2 * * *, 0 3 * * *"),
        ("interval: 1h", 'cron: ""', {}, None),
        ("cron: 0 9 * * *", 'cron: ""', {}, None),
        ("cron: 0 9 * * *", 'unknown: ""', {"cron": "0 9 * * *"}, ""),
    ],
)
def test_schedules(forked, own, listed, schedule, rest):
    fork = forked(
        "periodic", f"{own}\nannotations:\n  testgrid-dashboards: sig-release-1.37\n  fork-per-release-{listed}"
    )
    key = f"fork-per-release-{listed.split(':')[0]}"
    kept = {} if rest is None else {key: rest}
    assert fork == schedule | {"annotations": {"testgrid-dashboards": "sig-release-1.37"} | kept}


def test_two_lists_of_schedules_are_refused(forked):
    assert forked(
        "periodic",
        'annotations: {fork-per-release-periodic-interval: 1h, fork-per-release-cron: ""}',
    ) == ForkError(
        "fork-per-release-periodic-interval and fork-per-release-cron exclude each other: keep one of the two",
        ("annotations", "fork-per-release-cron"),
    )


@pytest.mark.parametrize(
    ("annotations", "boards"),
    [
        ("{}", "sig-release-job-config-errors"),
        ("null", "sig-release-job-config-errors"),
        ("{testgrid-dashboards: sig-x}", "sig-x, sig-release-job-config-errors"),
        ("{testgrid-dashboards: sig-release-master-blocking}", "sig-release-1.37-blocking"),
        ("{testgrid-dashboards: 'sig-release-master-informing, a'}", "sig-release-1.37-informing, a"),
        ("{testgrid-dashboards: sig-release-master}", "sig-release-master, sig-release-job-config-errors"),
        ("{testgrid-dashboards: x-master-blocking}", "x-1.37-blocking, sig-release-job-config-errors"),
        ("{testgrid-dashboards: sig-release-1.37-all}", "sig-release-1.37-all"),
    ],
)
@pytest.mark.parametrize("trigger", ["periodic", "postsubmit"])
def test_boards(forked, trigger, annotations, boards):
    assert forked(trigger, f"annotations: {annotations}")["annotations"] == {"testgrid-dashboards": boards}


def test_other_annotations(forked):
    fork = forked(
        "periodic",
        """
        annotations:
          description: gone
          fork-per-release: "true"
          fork-per-release-deletions: preset-a
          fork-per-release-generic-suffix: "true"
          fork-per-release-replacements: ""
          testgrid-alert-email: kept@example.com
          testgrid-dashboards: sig-release-1.37
          testgrid-num-columns-recent: "6"
          testgrid-tab-name: amaster-master
        """,
    )
    assert fork["annotations"] == {
        "fork-per-release-generic-suffix": "true",
        "testgrid-alert-email": "kept@example.com",
        "testgrid-dashboards": "sig-release-1.37",
        "testgrid-num-columns-recent": "6",
        "testgrid-tab-name": "a1.37-1.37",
    }


def test_labels_are_deleted_from_periodics_only(forked):
    text = """
        labels: {preset-a: "true", preset-b: "true", preset-c: "true"}
        annotations: {fork-per-release-deletions: "preset-a, preset-c,preset-b"}
        """
    assert forked("periodic", text)["labels"] == {"preset-b": "true", "preset-c": "true"}
    assert len(forked("presubmit", text)["labels"]) == 3
    assert len(forked("postsubmit", text)["labels"]) == 3


def test_a_job_whose_labels_are_all_deleted_has_none(forked):
    text = 'labels: {preset-a: "true"}\nannotations: {fork-per-release-deletions: preset-a}'
    assert "labels" not in forked("periodic", text)


REFS = """
extra_refs:
- {org: kubernetes, repo: kubernetes, base_ref: master, workdir: true}
- {org: kubernetes, repo: perf-tests, base_ref: master}
- {org: kubernetes, repo: kubernetes, base_ref: main}
- {org: kubernetes, repo: test-infra, base_ref: master}
- {org: kubernetes-sigs, repo: kubernetes, base_ref: master}
"""


def base_refs(fork):
    return [ref["base_ref"] for ref in fork["extra_refs"]]


def test_extra_refs_of_decorated_periodics(forked):
    assert base_refs(forked("periodic", f"decorate: true\n{REFS}")) == [
        "release-1.37",
        "release-1.37",
        "main",
        "master",
        "master",
    ]


@pytest.mark.parametrize(
    ("trigger", "decorate"),
    [("periodic", "false"), ("periodic", "null"), ("presubmit", "true"), ("postsubmit", "true")],
)
def test_extra_refs_that_stay(forked, trigger, decorate):
    assert base_refs(forked(trigger, f"decorate: {decorate}\n{REFS}")) == [
        "master",
        "master",
        "main",
        "master",
        "master",
    ]


@pytest.mark.parametrize(
    ("word", "expected"),
    [
        ("--repo=k8s.io/kubernetes=master", "--repo=k8s.io/kubernetes=release-1.37"),
        ("--repo=k8s.io/kubernetes", "--repo=k8s.io/kubernetes=release-1.37"),
        ("--repo=k8s.io/kubernetes=v1", "--repo=k8s.io/kubernetes=release-1.37=v1"),
        ("--repo=k8s.io/kubernetes-csi", "--repo=k8s.io/kubernetes=release-1.37-csi"),
        ("--repo=k8s.io/test-infra=master", "--repo=k8s.io/test-infra=master"),
        ("--branch=master", "--branch=release-1.37"),
        ("x --branch=masters", "x --branch=release-1.37s"),
    ],
)
def test_undecorated_periodics_check_out_the_release_branch(forked, word, expected):
    text = f"spec: {{containers: [{{command: ['{word}'], args: ['{word}']}}]}}"
    assert forked("periodic", text)["spec"]["containers"] == [{"command": [expected], "args": [expected]}]
    for trigger, decorate in [("periodic", "true"), ("presubmit", "false"), ("postsubmit", "false")]:
        fork = forked(trigger, f"decorate: {decorate}\n{text}")
        assert fork["spec"]["containers"] == [{"command": [word], "args": [word]}]
