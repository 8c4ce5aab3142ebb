"""Layers, bases, `from`, anchors and `null`, as Prow has them in the end: `cases/reuse`."""

import pytest

LAB = "registry.example.org/lab:v2"
UNDER_TEST = {"org": "kubernetes", "repo": "kubernetes", "base_ref": "master", "path_alias": "k8s.io/kubernetes"}
EVERYWHERE = [{"name": "FROM_EVERY_JOB", "value": "yes"}]
DOCKER = [{"name": "DOCKER_ENABLED", "value": "1"}]


@pytest.fixture(scope="module")
def reuse(case):
    return case("reuse")


def env(**values):
    return [{"name": name, "value": value} for name, value in values.items()]


def test_the_spec_beats_the_catalogue_and_each_trigger_its_suite(reuse):
    (periodic,) = reuse.containers("ci-kubernetes-unit-linux-arm64-master")
    platform = env(FIRST="from-the-platform", SECOND="from-the-platform")
    assert periodic["env"] == [*platform, *EVERYWHERE, *DOCKER]
    assert reuse.jobs["ci-kubernetes-unit-linux-arm64-master"]["cron"] == "15 */3 * * *"
    assert "interval" not in reuse.jobs["ci-kubernetes-unit-linux-arm64-master"]
    (postsubmit,) = reuse.containers("post-kubernetes-unit-linux-arm64")
    trigger = env(FIRST="from-the-platform", SECOND="from-the-trigger")
    assert postsubmit["env"] == [*trigger, *EVERYWHERE, *DOCKER]


def test_each_trigger_reports_to_its_own_boards(reuse):
    boards = {name: job["annotations"]["testgrid-dashboards"] for name, job in reuse.jobs.items()}
    assert boards["ci-kubernetes-unit-linux-arm64-master"] == "provider-arm64-all"
    assert boards["post-kubernetes-unit-linux-arm64"] == "provider-arm64-postsubmits"
    assert boards["post-kubernetes-postsubmit-only-linux-arm64"] == "provider-arm64-all"
    assert boards["pull-kubernetes-arguments-linux-arm64"] == "provider-arm64-presubmits"


def test_null_takes_back_what_a_lower_layer_says(reuse):
    failures = "testgrid-num-failures-to-alert"
    assert reuse.jobs["post-kubernetes-unit-linux-arm64"]["annotations"][failures] == "4"
    assert failures not in reuse.jobs["post-kubernetes-postsubmit-only-linux-arm64"]["annotations"]
    assert "preset-docker" in reuse.jobs["ci-kubernetes-e2e-linux-arm64-master"]["labels"]
    assert "labels" not in reuse.jobs["ci-kubernetes-e2e-again-linux-arm64-master"]


def test_a_suite_on_a_base_on_a_base(reuse):
    job = reuse.prowjob("ci-kubernetes-e2e-linux-arm64-master")
    own = env(SECOND="from-the-base", THIRD="replaced", FOURTH="from-the-big-base", FIFTH="last")
    resources = {"cpu": "7", "memory": "20Gi"}
    assert job["pod_spec"] == {
        "containers": [
            {
                "name": "",
                "image": LAB,
                "command": ["lab.sh"],
                "args": ["--verbose", "--arch", "arm64"],
                "env": [*own, *EVERYWHERE, *DOCKER],
                "resources": {"requests": resources, "limits": resources},
                "volumeMounts": [{"name": "docker-graph", "mountPath": "/docker-graph"}],
            }
        ],
        "nodeSelector": {"kubernetes.io/arch": "arm64"},
        "volumes": [{"name": "docker-graph", "emptyDir": {}}],
    }
    assert job["extra_refs"] == [{"org": "kubernetes", "repo": "perf-tests", "base_ref": "master"}, UNDER_TEST]
    assert job["decoration_config"]["timeout"] == "1h40m0s"
    assert reuse.jobs["ci-kubernetes-e2e-linux-arm64-master"]["interval"] == "4h"


def test_a_suite_from_a_suite_keeps_all_but_its_identity(reuse):
    first = reuse.jobs["ci-kubernetes-e2e-linux-arm64-master"]
    again = reuse.jobs["ci-kubernetes-e2e-again-linux-arm64-master"]
    assert again["spec"] == first["spec"]
    assert again["extra_refs"] == first["extra_refs"]
    assert (again["cron"], again["decoration_config"]) == ("45 5 * * *", {"timeout": "30m"})
    assert "interval" not in again
    pull = reuse.jobs["pull-kubernetes-e2e-again-linux-arm64"]
    assert (pull["skip_if_only_changed"], pull["optional"]) == (r"\.md$", True)
    assert pull["spec"] == first["spec"]
    assert "extra_refs" not in pull


def test_merge_keys_of_yaml(reuse):
    job = reuse.jobs["ci-kubernetes-node-e2e-linux-arm64-master"]
    assert job["extra_refs"] == [UNDER_TEST, {"org": "kubernetes-sigs", "repo": "lab", "base_ref": "main"}]
    assert (job["tags"], job["minimum_interval"]) == (["anchored"], "5h")
    (container,) = reuse.containers("ci-kubernetes-node-e2e-linux-arm64-master")
    assert container["args"] == ["ci-kubernetes-node-e2e-linux-arm64-master", "node-e2e"]
    assert container["env"] == [
        *env(FIRST="from-the-platform", SECOND="from-the-base"),
        {"name": "THIRD", "valueFrom": {"fieldRef": {"fieldPath": "metadata.name"}}},
        *EVERYWHERE,
        *DOCKER,
    ]


def test_of_several_merged_mappings_the_first_wins(reuse):
    (container,) = reuse.containers("pull-kubernetes-merged-linux-arm64")
    platform = env(FIRST="from-the-platform", SECOND="from-the-platform")
    assert container["env"] == [*platform, *env(MERGED="1"), *EVERYWHERE, *DOCKER]
    assert (container["image"], container["command"]) == (LAB, ["lab.sh"])


def test_an_anchor_with_a_template_in_it(reuse):
    (container,) = reuse.containers("pull-kubernetes-arguments-linux-arm64")
    assert (container["command"], container["args"]) == (["echo"], ["--verbose", "--arch", "arm64"])


def test_bases_are_no_jobs(reuse):
    assert not [name for name in reuse.jobs if "lab" in name]
