"""From resolved suites to the jobs that Prow reads."""

import pytest
import small
from meaning import meaning, platform

UNDER_TEST = {"org": "kubernetes", "repo": "kubernetes", "base_ref": "master", "path_alias": "k8s.io/kubernetes"}
OTHER = "{org: kubernetes-sigs, repo: kind, base_ref: main}"
KIND = {"org": "kubernetes-sigs", "repo": "kind", "base_ref": "main"}


def periodic(keys: str) -> dict[str, object]:
    found = meaning(platform(f"  build: {{periodic: {{interval: 6h, {keys}}}}}\n"))
    assert found.said == []
    return found.job


@pytest.mark.parametrize(
    ("keys", "refs"),
    [
        ("", [UNDER_TEST]),
        (f"extra_refs: [{OTHER}]", [UNDER_TEST, KIND]),
        (f"extra_refs: [{OTHER}], refs: {{under_test: last}}", [KIND, UNDER_TEST]),
        (f"extra_refs: [{OTHER}], refs: {{under_test: none}}", [KIND]),
        ("refs: {under_test: none}", None),
        ("refs: {workdir: true}", [{**UNDER_TEST, "workdir": True}]),
        ("refs: {workdir: false}", [UNDER_TEST]),
        (f"extra_refs: [{OTHER}], refs: {{under_test: last, workdir: true}}", [KIND, {**UNDER_TEST, "workdir": True}]),
    ],
)
def test_the_repository_under_test_among_the_extra_refs_of_a_periodic(keys, refs):
    assert periodic(keys).get("extra_refs") == refs


def test_pull_requests_and_pushes_are_of_the_repository_under_test():
    found = meaning(platform(f"  build: {{extra_refs: [{OTHER}], presubmit: {{}}, postsubmit: {{}}}}\n"))

    assert {(job.trigger.value, job.repo, job.branch) for job in found.expansion.jobs} == {
        ("presubmit", "kubernetes/kubernetes", "master"),
        ("postsubmit", "kubernetes/kubernetes", "master"),
    }
    for job in found.jobs.values():
        assert (job["extra_refs"], job["path_alias"]) == ([KIND], "k8s.io/kubernetes")


def test_another_repository_has_no_path_alias_of_ours():
    found = meaning(platform("  build: {presubmit: {repo: kubernetes-sigs/kind}}\n"))

    assert [job.repo for job in found.expansion.jobs] == ["kubernetes-sigs/kind"]
    assert not {"path_alias", "repo"} & found.job.keys()


def test_a_path_alias_of_the_spec_wins():
    assert meaning(platform("  build: {presubmit: {path_alias: x/y}}\n")).job["path_alias"] == "x/y"


def test_a_site_without_path_alias():
    site = small.SITE.replace(", path_alias: k8s.io/kubernetes", "")

    presubmit = meaning(small.PLATFORM, site=site).job
    run = meaning(platform("  build: {periodic: {interval: 6h}}\n"), site=site).job

    assert "path_alias" not in presubmit
    assert run["extra_refs"] == [{key: value for key, value in UNDER_TEST.items() if key != "path_alias"}]


def test_names_follow_the_patterns_of_the_site():
    found = meaning(platform("  build: {presubmit: {}, postsubmit: {}, periodic: {interval: 6h}}\n"))

    assert [job["name"] for job in found.jobs.values()] == [
        *("pull-kubernetes-build-riscv64", "post-kubernetes-build-riscv64", "ci-kubernetes-build-riscv64-master")
    ]


def test_a_name_of_the_spec_wins_and_remembers_the_old_one():
    (job,) = meaning(platform("  build: {presubmit: {name: mine, renamed_from: theirs}}\n")).expansion.jobs

    assert (job.name, job.renamed_from, job.data["name"]) == ("mine", "theirs", "mine")
    assert "renamed_from" not in job.data


def test_what_jobgen_answers_itself_is_no_part_of_a_job():
    keys = "signal: none, boards: [], refs: {under_test: last}, release: {interval: [2h]}, container: {image: a/b}"

    assert not {"signal", "boards", "refs", "release", "container", "containers"} & periodic(keys).keys()


def test_keys_stand_in_the_order_of_a_hand_written_job():
    job = periodic(
        "spec: {volumes: []}, reporter_config: {}, extra_refs: [], labels: {b: '1', a: '2'}, timeout: 1h, max_concurrency: 1,"
        " agent: kubernetes, tab: a"
    )

    assert list(job) == [
        *("name", "interval", "cluster", "max_concurrency", "labels", "annotations", "decorate", "decoration_config"),
        *("extra_refs", "agent", "reporter_config", "spec"),
    ]
    assert list(job["labels"]) == ["a", "b"]
    assert list(job["spec"]) == ["containers", "volumes"]


def test_a_container_has_its_name_and_image_first():
    found = meaning(
        platform("  build: {presubmit: {spec: {containers: [{args: [a], volumeMounts: [], image: b, name: c}]}}}\n")
    )

    assert list(found.container) == ["name", "image", "args", "volumeMounts"]


def test_a_job_without_containers():
    found = meaning(
        platform("  bare: {class: other, presubmit: {agent: jenkins}}\n"),
        site=small.SITE.replace("  image: kubekins\n", ""),
    )

    assert "spec" not in found.job
