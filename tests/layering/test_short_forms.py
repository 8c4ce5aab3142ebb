import pytest
from meaning import Meaning, meaning, platform


def suite(keys: str) -> Meaning:
    suites = "version: 1\nsuites: {bare: {class: other}}\n"
    return meaning(platform(f"  bare: {{periodic: {{interval: 1h, {keys}}}}}\n"), suites=suites)


def container(keys: str) -> dict[str, object]:
    found = suite(keys)
    assert found.said == []
    return {key: value for key, value in found.container.items() if key != "image"}


@pytest.mark.parametrize(
    ("short", "words"),
    [
        ("command: [a]", {"command": ["a"]}),
        ("args: [a, b]", {"args": ["a", "b"]}),
        ("env: {A: b}", {"env": [{"name": "A", "value": "b"}]}),
        ("env: {A: ''}", {"env": [{"name": "A", "value": ""}]}),
        ("container: {env: [{name: A, value: b}]}", {"env": [{"name": "A", "value": "b"}]}),
        (
            "env: {A: {valueFrom: {secretKeyRef: {name: b, key: c}}}}",
            {"env": [{"name": "A", "valueFrom": {"secretKeyRef": {"name": "b", "key": "c"}}}]},
        ),
        ("resources: {cpu: 1, memory: 1Gi}", {"resources": {kind: {"cpu": 1, "memory": "1Gi"} for kind in ("requests", "limits")}}),
        ("resources: {requests: {cpu: 1}, limits: {cpu: 2}}", {"resources": {"requests": {"cpu": 1}, "limits": {"cpu": 2}}}),
        (
            "resources: {memory: 1Gi, requests: {cpu: 1}}",
            {"resources": {"requests": {"memory": "1Gi", "cpu": 1}, "limits": {"memory": "1Gi"}}},
        ),
        ("privileged: true", {"securityContext": {"privileged": True}}),
        (
            "privileged: true, container: {securityContext: {runAsUser: 1}}",
            {"securityContext": {"privileged": True, "runAsUser": 1}},
        ),
        ("container: {imagePullPolicy: Always}", {"imagePullPolicy": "Always"}),
        ("spec: {containers: [{name: a, env: [{name: B, value: c}]}]}", {"name": "a", "env": [{"name": "B", "value": "c"}]}),
    ],
)  # fmt: skip
def test_the_only_container(short, words):
    assert container(short) == words


@pytest.mark.parametrize(
    ("short", "path", "value"),
    [
        ("timeout: 2h", ("decoration_config", "timeout"), "2h"),
        ("tab: a", ("annotations", "testgrid-tab-name"), "a"),
        ("alert_email: [a@b.cc, d@e.ff]", ("annotations", "testgrid-alert-email"), "a@b.cc, d@e.ff"),
        ("description: a", ("annotations", "description"), "a"),
        ("spec: {serviceAccountName: a}", ("spec", "serviceAccountName"), "a"),
        ("decoration_config: {grace_period: 1m}, timeout: 2h", ("decoration_config", "grace_period"), "1m"),
    ],
)
def test_the_job(short, path, value):
    first, second = path

    assert suite(short).job[first][second] == value


@pytest.mark.parametrize(
    ("image", "reference"),
    [
        ("other", "gcr.io/k8s-staging-test-infra/other:v1"),
        ("registry.example.org/a/b:v2", "registry.example.org/a/b:v2"),
    ],
)
def test_an_image_is_a_name_of_the_site_or_a_reference(image, reference):
    assert suite(f"image: {image}").container["image"] == reference
    assert suite(f"container: {{image: {reference}}}").container["image"] == reference


@pytest.mark.parametrize(
    ("keys", "said"),
    [
        ("image: a, container: {image: b}", '"container.image" and "image" say the same thing twice (container.image)'),
        ("env: {A: b}, container: {env: [{name: A, value: c}]}", '"container.env" and "env" say the same thing twice (container.env.A)'),
        ("timeout: 1h, decoration_config: {timeout: 2h}", '"decoration_config" and "timeout" say the same thing twice (decoration_config.timeout)'),
        ("tab: a, annotations: {testgrid-tab-name: b}", '"annotations" and "tab" say the same thing twice (annotations.testgrid-tab-name)'),
        ("alert_email: [a@b.cc], annotations: {testgrid-alert-email: d@e.ff}", '"annotations" and "alert_email" say the same thing twice (annotations.testgrid-alert-email)'),
        ("privileged: true, container: {securityContext: {privileged: false}}", '"container.securityContext" and "privileged" say the same thing twice (container.securityContext.privileged)'),
        ("resources: {cpu: 1, limits: {cpu: 2}}", '"resources.limits" and "resources.cpu" say the same thing twice (container.resources.limits.cpu)'),
        ("decoration_config: null, timeout: 1h", '"timeout" and "decoration_config" say the same thing twice (decoration_config.timeout)'),
        ("timeout: 1h, decoration_config: null", '"decoration_config" and "timeout" say the same thing twice (decoration_config)'),
        ("args: [a], spec: {containers: [{name: b}]}", '"spec.containers" and short forms of the container stand in one layer'),
        ("container: {env: [{name: A, value: b}, {name: A, value: c}]}", 'the environment variable "A" is set twice in one list'),
    ],
)  # fmt: skip
def test_one_thing_in_two_spellings_is_an_error(keys, said):
    errors = [finding for finding in suite(keys).findings if finding.rule == "said-twice"]

    assert [finding.message for finding in errors] == [said]


def test_the_second_of_two_spellings_is_where_the_error_points():
    (error,) = suite("image: a, container: {image: b}").findings

    assert (str(error.place), error.hint) == ("linux-riscv64.yaml:11:57", "keep one of the two")


def test_two_spellings_in_two_layers_are_no_error():
    found = meaning(
        platform("  build: {resources: {cpu: 1}, presubmit: {container: {resources: {limits: {cpu: 2}}}}}\n")
    )

    assert found.said == []
    assert found.container["resources"] == {
        "requests": {"cpu": 1, "memory": "8Gi"},
        "limits": {"cpu": 2, "memory": "8Gi"},
    }
