"""Every way in which a job comes by a secret or a privilege: a presubmit that does is told first, and why it matters."""

import pytest
from reviewing import reviewed

SITE = "_site.yaml: {presets: {provided: {preset-keys: []}, secret: [preset-keys]}}\n"
WHY = ": code that nobody has reviewed runs with it"
WAYS = {
    "preset": ('labels: {preset-keys: "true"}', "gets the secret of preset-keys"),
    "volume": ("spec: {volumes: [{name: v, secret: {secretName: a}}]}", "gets the secret a"),
    "projected volume": (
        "spec: {volumes: [{name: v, projected: {sources: [{configMap: {name: x}}, {secret: {name: a}}]}}]}",
        "gets the secret a",
    ),
    "variable": ("env: {A: {valueFrom: {secretKeyRef: {name: a, key: k}}}}", "gets the secret a"),
    "variables": ("container: {envFrom: [{configMapRef: {name: x}}, {secretRef: {name: a}}]}", "gets the secret a"),
    "pull secret": ("spec: {imagePullSecrets: [{name: a}]}", "gets the secret a"),
    "init container": (
        "spec: {initContainers: [{name: i, image: a/b:v1, env: [{name: A, valueFrom: {secretKeyRef: {name: a, key: k}}}]}]}",
        "gets the secret a",
    ),
    "bucket": ("decoration_config: {gcs_credentials_secret: a}", "gets the secret a"),
    "ssh keys": ("decoration_config: {ssh_key_secrets: [a]}", "gets the secret a"),
    "token": ("decoration_config: {oauth_token_secret: {name: a, key: k}}", "gets the secret a"),
    "privileged": ("privileged: true", "runs with privileged containers"),
    "escalation": ("container: {securityContext: {allowPrivilegeEscalation: true}}", "runs with privilege escalation"),
    "capability": (
        "container: {securityContext: {capabilities: {add: [SYS_ADMIN]}}}",
        "runs with the capability SYS_ADMIN",
    ),
    "root": ("spec: {securityContext: {runAsUser: 0}}", "runs with the user root"),
    "system calls": (
        "container: {securityContext: {seccompProfile: {type: Unconfined}}}",
        "runs with every system call",
    ),
    "network": ("spec: {hostNetwork: true}", "runs with the network of the host"),
    "processes": ("spec: {hostPID: true}", "runs with the processes of the host"),
    "memory": ("spec: {hostIPC: true}", "runs with the shared memory of the host"),
    "path": ("spec: {volumes: [{name: v, hostPath: {path: /var/run}}]}", "runs with /var/run of the host"),
    "account": ("spec: {serviceAccountName: a}", "runs with the service account a"),
    "account of the decoration": (
        "decoration_config: {default_service_account_name: a}",
        "runs with the service account a",
    ),
    "privileged init container": (
        "spec: {initContainers: [{name: i, image: a/b:v1, securityContext: {privileged: true}}]}",
        "runs with privileged containers",
    ),
}


def suite(presubmit: str, more: str = "") -> str:
    return f"{SITE}suites: {{unit: {{periodic: null, postsubmit: null, presubmit: {{{presubmit}}}{more}}}}}\n"


@pytest.mark.parametrize(("fields", "said"), WAYS.values(), ids=WAYS)
def test_a_presubmit_that_gains_one_is_told_first_and_one_that_loses_it_later(tmp_path, fields, said):
    gained = reviewed(tmp_path / "gained", suite(""), suite(fields)).changes
    lost = reviewed(tmp_path / "lost", suite(fields), suite("")).changes

    assert [(change.rank, change.message) for change in gained] == [(1, said + WHY)]
    assert [(change.rank, change.message) for change in lost] == [(4, f"no longer {said}")]


@pytest.mark.parametrize(("fields", "said"), WAYS.values(), ids=WAYS)
def test_a_new_presubmit_that_has_one_is_told_too(tmp_path, fields, said):
    changes = reviewed(tmp_path, suite("").replace("presubmit: {}", "presubmit: null"), suite(fields)).changes

    assert [change.message for change in changes if change.rank == 1] == [said + WHY]


@pytest.mark.parametrize(
    ("preset", "said"),
    [
        ("volumes: [{name: v, secret: {secretName: a}}]", "gets the secret a"),
        ("env: [{name: A, valueFrom: {secretKeyRef: {name: a, key: k}}}]", "gets the secret a"),
        ("volumes: [{name: v, hostPath: {path: /var/run}}]", "runs with /var/run of the host"),
    ],
)
def test_what_a_preset_of_the_platform_brings_counts(tmp_path, preset, said):
    label = 'labels: {preset-lab: "true"}'
    base, head = (f"presets: [{{{label}{each}}}]\n" + suite(label) for each in ("", f", {preset}"))

    assert [change.message for change in reviewed(tmp_path, base, head).changes if change.rank == 1] == [said + WHY]
