"""Platforms on every step and of every scope, as Prow and TestGrid have them in the end: `cases/ladder`."""

import pytest


@pytest.fixture(scope="module")
def ladder(case):
    return case("ladder")


JOBS = {
    "illumos-amd64": ["ci-kubernetes-build-{}-master", "pull-kubernetes-build-{}"],
    "linux-riscv64": ["pull-kubernetes-build-{}"],
    "linux-s390x": ["ci-kubernetes-unit-{}-master", "post-kubernetes-unit-{}"],
    "windows-amd64": [
        "ci-kubernetes-e2e-{}-master",
        "ci-kubernetes-node-e2e-{}-master",
        "ci-kubernetes-unit-{}-master",
        "post-kubernetes-unit-{}",
        "pull-kubernetes-unit-{}",
    ],
    "darwin-arm64": ["ci-kubernetes-unit-{}-master", "post-kubernetes-unit-{}"],
    "linux-amd64": [
        "ci-kubernetes-conformance-{}-master",
        "ci-kubernetes-e2e-{}-master",
        "ci-kubernetes-node-e2e-{}-master",
        "ci-kubernetes-unit-{}-master",
        "post-kubernetes-build-{}",
        "post-kubernetes-unit-{}",
        "pull-kubernetes-build-{}",
        "pull-kubernetes-unit-{}",
    ],
}
"""What each step switches on, together with what the spec asks for; linux-mips64le, at step 0, has nothing."""


def test_each_platform_has_the_jobs_of_its_step(ladder):
    folders = {folder.name for folder in ladder.tree.jobs.iterdir()}
    assert folders == JOBS.keys()
    for platform, names in JOBS.items():
        expected = [name.format(platform) for name in names]
        assert sorted(name for name in ladder.jobs if platform in name) == expected


def test_every_test_is_told_what_it_tests(ladder):
    for platform in ("illumos-amd64", "linux-riscv64", "linux-amd64"):
        (container,) = ladder.containers(f"pull-kubernetes-build-{platform}")
        (value,) = (each["value"] for each in container["env"] if each["name"] == "KUBE_BUILD_PLATFORMS")
        assert value == platform.replace("-", "/")


def test_nobody_waits_for_a_presubmit_below_step_4(ladder):
    waiting = {
        name
        for name, job in ladder.jobs.items()
        if name.startswith("pull-") and job["optional"] is False and job["always_run"] is True
    }
    assert waiting == {"pull-kubernetes-build-linux-amd64", "pull-kubernetes-unit-linux-amd64"}


SIGNALS = {
    "ci-kubernetes-unit-darwin-arm64-master": "sig-release-master-informing, provider-darwin-all",
    "ci-kubernetes-e2e-linux-amd64-master": "sig-release-master-informing, provider-amd64-all",
    "ci-kubernetes-node-e2e-linux-amd64-master": "sig-release-master-informing, provider-amd64-all",
    "ci-kubernetes-conformance-linux-amd64-master": "sig-release-master-informing, conformance-amd64, conformance-all",
    "ci-kubernetes-unit-linux-amd64-master": "sig-release-master-blocking, provider-amd64-all",
}


def test_the_release_team_watches_what_is_released(ladder):
    boards = {name: job["annotations"].get("testgrid-dashboards", "") for name, job in ladder.jobs.items()}
    assert {name: names for name, names in boards.items() if "sig-release" in names} == SIGNALS


def test_mail_goes_out_from_the_release_board(ladder):
    tab = ladder.tab("sig-release-master-blocking", "unit")
    assert tab["test_group_name"] == "ci-kubernetes-unit-linux-amd64-master"
    assert tab["alert_options"]["alert_mail_to_addresses"] == "amd64@example.org, release-team@example.org"
    assert "alert_options" not in ladder.tab("provider-amd64-all", "unit")


def test_external_results_are_on_their_board(ladder):
    tab = ladder.tab("provider-riscv64-all", "ci-kubernetes-e2e-riscv64-lab")
    assert tab["description"] == "A rack of boards, y/n"
    assert tab["alert_options"] == {
        "alert_mail_to_addresses": "lab@example.org, riscv64@example.org",
        "alert_stale_results_hours": 48,
        "num_failures_to_alert": 2,
    }
    group = group_of(ladder, "ci-kubernetes-e2e-riscv64-lab")
    assert group["gcs_prefix"] == "riscv64-lab-results/logs/ci-kubernetes-e2e-riscv64-lab"
    assert (group["days_of_results"], group["num_columns_recent"]) == (30, 7)


def test_external_results_alert_the_platform_unless_they_say_whom(ladder):
    tab = ladder.tab("provider-s390x-k8s", "ci-kubernetes-e2e-s390x-lab")
    assert tab["alert_options"] == {
        "alert_mail_to_addresses": "s390x@example.org",
        "alert_stale_results_hours": 24,
    }


def test_what_upstream_md_says_puts_external_results_on_provided_boards(ladder):
    shared = ladder.tab("conformance-all", "ci-kubernetes-e2e-riscv64-lab")
    assert shared == ladder.tab("provider-riscv64-all", "ci-kubernetes-e2e-riscv64-lab")
    name = "ci-kubernetes-conformance-riscv64-lab"
    assert ladder.tab("conformance-all", name)["test_group_name"] == name
    assert group_of(ladder, name)["gcs_prefix"] == f"riscv64-lab-results/logs/{name}"


def group_of(case, name):
    (group,) = (each for each in case.testgrid["test_groups"] if each["name"] == name)
    return group


def test_the_pods_of_a_cluster_follow_its_decoration(ladder):
    names = ["ci-kubernetes-unit-linux-s390x-master", "ci-kubernetes-unit-windows-amd64-master"]
    prowjobs = [ladder.prowjob(name) for name in names]
    assert [each["cluster"] for each in prowjobs] == ["k8s-infra-s390x-prow-build", "k8s-infra-prow-build"]
    assert [each["decoration_config"]["gcs_credentials_secret"] for each in prowjobs] == ["", "uploader"]
