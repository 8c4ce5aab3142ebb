"""Prow's and Kubernetes' own words, as Prow has them in the end: `cases/words`."""

import json

import pytest

UNIT = "ci-kubernetes-unit-linux-amd64-master"
E2E = "ci-kubernetes-e2e-linux-amd64-master"
NODE_E2E = "ci-kubernetes-node-e2e-linux-amd64-master"
LINT = "kubernetes-lint-linux-amd64"
EVERYWHERE = {"name": "FROM_EVERY_JOB", "value": "yes"}


@pytest.fixture(scope="module")
def words(case):
    return case("words")


def both(resources):
    return {"requests": resources, "limits": resources}


def test_short_forms_and_the_whole_rest_of_a_pod(words):
    assert words.prowjob(UNIT)["pod_spec"] == {
        "containers": [
            {
                "name": "",
                "image": "registry.example.org/kubekins-e2e:v20260810-7619858115-master",
                "imagePullPolicy": "Always",
                "workingDir": "/work",
                "command": ["make", "test"],
                "env": [
                    {"name": "GOFLAGS", "value": "-race"},
                    {
                        "name": "TOKEN",
                        "valueFrom": {"secretKeyRef": {"name": "unit-token", "key": "token", "optional": True}},
                    },
                    {"name": "NODE", "valueFrom": {"fieldRef": {"fieldPath": "spec.nodeName"}}},
                    {"name": "PLATFORM", "value": "linux/amd64 of linux-amd64 on master, {braces}"},
                    EVERYWHERE,
                    {"name": "DOCKER_ENABLED", "value": "1"},
                ],
                "resources": both({"cpu": "1500m", "memory": "8Gi", "ephemeral-storage": "20Gi"}),
                "securityContext": {
                    "privileged": True,
                    "allowPrivilegeEscalation": True,
                    "capabilities": {"add": ["SYS_ADMIN"]},
                },
                "volumeMounts": [
                    {"name": "cache", "mountPath": "/cache", "subPath": "unit"},
                    {"name": "settings", "mountPath": "/etc/settings", "readOnly": True},
                    {"name": "docker-graph", "mountPath": "/docker-graph"},
                ],
            }
        ],
        "serviceAccountName": "unit-tests",
        "nodeSelector": {"kubernetes.io/arch": "amd64"},
        "priorityClassName": "low",
        "tolerations": [{"key": "dedicated", "operator": "Equal", "value": "true", "effect": "NoSchedule"}],
        "hostAliases": [{"ip": "10.0.0.1", "hostnames": ["registry.local"]}],
        "dnsConfig": {"options": [{"name": "ndots", "value": "1"}]},
        "securityContext": {"runAsUser": 2001, "fsGroup": 2010},
        "volumes": [
            {"name": "cache", "emptyDir": {"sizeLimit": "20Gi"}},
            {
                "name": "settings",
                "configMap": {"name": "settings", "items": [{"key": "on", "path": "on.txt"}], "defaultMode": 420},
            },
            {"name": "docker-graph", "emptyDir": {}},
        ],
    }


def test_the_fields_of_a_periodic(words):
    prowjob = words.prowjob(UNIT)
    assert (prowjob["max_concurrency"], prowjob["error_on_eviction"], prowjob["hidden"]) == (1, True, True)
    assert prowjob["rerun_auth_config"] == {
        "github_users": ["olivia"],
        "github_team_slugs": [{"org": "kubernetes", "slug": "sig-testing"}],
    }
    assert prowjob["reporter_config"]["slack"] == {
        "channel": "testing-ops",
        "job_states_to_report": ["failure", "error"],
        "report": True,
        "report_template": "{{.Spec.Job}} ended: {{.Status.State}}",
    }
    job = words.jobs[UNIT]
    assert (job["minimum_interval"], job["tags"]) == ("1h30m", ["perfDashPrefix: unit", "08"])
    assert {"interval", "cron"}.isdisjoint(job)


def test_the_decoration_lies_over_that_of_the_instance(words):
    decoration = words.prowjob(UNIT)["decoration_config"]
    assert (decoration["timeout"], decoration["grace_period"]) == ("2h30m0s", "5m0s")
    assert decoration["ssh_key_secrets"] == ["deploy-key"]
    assert decoration["resources"] == {"sidecar": {"requests": {"cpu": "200m"}}}
    assert decoration["gcs_configuration"]["path_strategy"] == "explicit"
    assert decoration["gcs_configuration"]["bucket"] == "kubernetes-ci-logs"
    assert decoration["utility_images"]["clonerefs"] == "registry.example.org/clonerefs:v1"


def test_the_repository_under_test_comes_last(words):
    assert words.prowjob(UNIT)["extra_refs"] == [
        {
            "org": "kubernetes",
            "repo": "perf-tests",
            "base_ref": "master",
            "path_alias": "k8s.io/perf-tests",
            "clone_depth": 1,
        },
        {
            "org": "kubernetes",
            "repo": "kubernetes",
            "base_ref": "master",
            "path_alias": "k8s.io/kubernetes",
            "workdir": True,
        },
    ]


def test_labels_and_annotations_stay_text(words):
    metadata = words.made[UNIT].prowjob["metadata"]
    assert {key: metadata["labels"][key] for key in ("preset-docker", "purpose")} == {
        "preset-docker": "true",
        "purpose": "unit.tests_1",
    }
    assert {key: value for key, value in metadata["annotations"].items() if key.startswith("testgrid-")} == {
        "testgrid-dashboards": "provider-amd64-all",
        "testgrid-alert-email": "amd64@example.org",
        "testgrid-num-columns-recent": "6",
        "testgrid-num-failures-to-alert": "2",
        "testgrid-alert-stale-results-hours": "12",
        "testgrid-base-options": "sort-by-flakiness=&width=10",
    }


def test_testgrid_understands_the_annotations(words):
    tab = words.tab("provider-amd64-all", UNIT)
    assert tab["base_options"] == "sort-by-flakiness=&width=10"
    assert tab["alert_options"] == {
        "alert_mail_to_addresses": "amd64@example.org",
        "alert_stale_results_hours": 12,
        "num_failures_to_alert": 2,
    }
    assert words.tab("provider-amd64-all", "two containers")["test_group_name"] == E2E


def test_a_list_of_containers_replaces_the_one_of_the_catalogue(words, request):
    script = (request.path.parent / "cases/words/scripts/e2e.sh").read_text(encoding="utf-8")
    assert words.containers(E2E) == [
        {
            "name": "tests",
            "image": "registry.example.org/tests:v1",
            "command": ["runner.sh"],
            "args": ["bash", "-c", script],
            "env": [
                {"name": "SIDE", "value": "http://localhost:9090"},
                {"name": "ADDRESS", "valueFrom": {"fieldRef": {"fieldPath": "status.podIP"}}},
                EVERYWHERE,
            ],
            "resources": both({"cpu": "2", "memory": "4Gi"}),
        },
        {
            "name": "server",
            "image": "registry.example.org/server:v1",
            "command": ["/server"],
            "ports": [{"containerPort": 9090, "protocol": "TCP"}],
            "env": [EVERYWHERE],
            "resources": both({"cpu": "500m", "memory": "512Mi"}),
        },
    ]


def test_both_containers_run_in_the_pod(words):
    containers = words.made[E2E].pod["spec"]["containers"]
    assert [each["name"] for each in containers] == ["tests", "server", "sidecar"]
    (options,) = (each["value"] for each in containers[1]["env"] if each["name"] == "ENTRYPOINT_OPTIONS")
    assert json.loads(options)["args"] == ["/server"]
    assert json.loads(options)["timeout"] == 90 * 60 * 10**9


def test_presets_of_the_platform_and_of_the_instance(words):
    (container,) = words.containers(NODE_E2E)
    assert container["env"] == [
        EVERYWHERE,
        {"name": "ACCOUNT_FILE", "value": "/etc/account/key.json"},
        {"name": "LAB_REGION", "value": "08"},
    ]
    assert container["volumeMounts"] == [
        {"name": "account", "mountPath": "/etc/account", "readOnly": True},
        {"name": "lab-token", "mountPath": "/etc/lab", "readOnly": True},
    ]
    assert words.prowjob(NODE_E2E)["pod_spec"]["volumes"] == [
        {"name": "account", "secret": {"secretName": "account"}},
        {"name": "lab-token", "secret": {"secretName": "lab-token"}},
    ]


def test_a_periodic_of_no_repository_clones_nothing(words):
    assert "extra_refs" not in words.prowjob(NODE_E2E)
    first = [container["name"] for container in words.made[NODE_E2E].pod["spec"]["initContainers"]]
    assert first == ["initupload", "place-entrypoint"]


def test_a_presubmit_that_runs_on_some_changes(words):
    job = words.jobs[f"pull-{LINT}"]
    assert job["run_if_changed"] == r"^(cmd|pkg)/.*\.go$|^go\.(mod|sum)$"
    assert (job["optional"], job["run_before_merge"], job["max_concurrency"]) == (True, True, 5)
    assert "always_run" not in job
    prowjob = words.prowjob(f"pull-{LINT}")
    assert prowjob["refs"]["path_alias"] == "k8s.io/kubernetes"
    assert prowjob["rerun_command"] == f"/test pull-{LINT}"
    assert words.tab("provider-amd64-all", f"pull-{LINT}")["description"] == "Reads, and runs nothing"


def test_a_postsubmit_that_is_skipped_for_some_changes(words):
    job = words.jobs[f"post-{LINT}"]
    assert job["skip_if_only_changed"] == r"^docs/|\.(md|adoc)$|^(README|LICENSE)$"
    assert (job["branches"], job["skip_report"], job["max_concurrency"]) == (["^master$"], True, 1)
    prowjob = words.prowjob(f"post-{LINT}")
    assert prowjob["job_queue_name"] == "gce-gpu-test"
    assert "report" not in prowjob
    assert words.containers(f"post-{LINT}")[0]["image"] == "registry.example.org/krte:v20260810-7619858115"


def test_jobs_of_another_repository(words):
    refs = words.prowjob("pull-kind-build-with-kubernetes")["refs"]
    assert (refs["org"], refs["repo"], refs["path_alias"]) == ("kubernetes-sigs", "kind", "sigs.k8s.io/kind")
    assert (refs["clone_depth"], refs["skip_submodules"]) == (10, True)
    assert words.prowjob("pull-kind-build-with-kubernetes")["extra_refs"] == [
        {
            "org": "kubernetes",
            "repo": "kubernetes",
            "base_ref": "master",
            "path_alias": "k8s.io/kubernetes",
            "workdir": True,
        }
    ]
    after = words.prowjob("post-kind-build-with-kubernetes")
    assert (after["refs"]["org"], after["refs"]["repo"]) == ("kubernetes-sigs", "kind")
    assert "path_alias" not in after["refs"]
    assert after["decoration_config"]["timeout"] == "2h0m0s"
    assert words.jobs["post-kind-build-with-kubernetes"]["always_run"] is True
