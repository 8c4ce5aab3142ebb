"""The generated tree can replace hand-written jobs of kubernetes/test-infra: they come out the same."""

import re
import shlex
import subprocess
from copy import deepcopy
from pathlib import Path
from typing import Any

import pytest
from decoding import Job, Jobs
from places import ENGINES, UPSTREAM
from ruamel.yaml import YAML

EQUAL = {
    "sig-testing": {
        "presubmit": (
            "pull-kubernetes-unit",
            "pull-kubernetes-unit-canary",
            "pull-kubernetes-unit-go-compatibility",
            "pull-kubernetes-integration",
            "pull-kubernetes-integration-canary",
            "pull-kubernetes-integration-race",
            "pull-kubernetes-integration-go-compatibility",
        ),
        "periodic": (
            "ci-kubernetes-unit",
            "ci-kubernetes-integration-master",
            "ci-kubernetes-integration-arm64-master",
            "ci-kubernetes-integration-race-master",
        ),
    },
    "cloud-provider-ibmcloud": {
        "presubmit": ("pull-kubernetes-integration-ppc64le", "pull-kubernetes-integration-s390x"),
        "periodic": (
            "ci-kubernetes-unit-ppc64le",
            "ci-kubernetes-integration-ppc64le-master",
            "ci-kubernetes-unit-s390x",
            "ci-kubernetes-integration-master-s390x",
        ),
    },
}
"""Every unit and integration job, by folder and trigger."""

EQUAL_BUT_FOR_THE_SCRIPT = (
    "ci-kubernetes-ppc64le-conformance-latest",
    "ci-kubernetes-ppc64le-e2e-node-latest-kubetest2",
    "ci-kubernetes-ppc64le-e2e-alpha-enabled-default",
    "ci-kubernetes-e2e-ppc64le-default",
    "ci-kubernetes-ppc64le-e2e-slow-kubetest2",
    "ci-kubernetes-e2e-ppc64le-serial-kubetest2",
    "ci-kubernetes-s390x-conformance-master",
)

LEFT_OUT = ("ci-kubernetes-integration-1-34-s390x", "ci-kubernetes-integration-1-33-s390x")
"""Jobs of release branches, which follow from those of the main branch by forking."""

NAMES = [(trigger, name) for triggers in EQUAL.values() for trigger, names in triggers.items() for name in names]


@pytest.mark.parametrize(("trigger", "name"), NAMES, ids=[name for _, name in NAMES])
def test_unit_and_integration_jobs_are_equal(trigger: str, name: str, ours: Jobs, theirs: Jobs) -> None:
    assert ours[trigger, name] == theirs[trigger, name]


@pytest.mark.parametrize("name", EQUAL_BUT_FOR_THE_SCRIPT)
def test_kubetest2_jobs_are_equal_but_for_the_script(name: str, ours: Jobs, theirs: Jobs) -> None:
    (mine, own), (yours, other) = _apart(ours["periodic", name]), _apart(theirs["periodic", name])
    assert mine == yours
    assert own != other


@pytest.mark.parametrize("name", EQUAL_BUT_FOR_THE_SCRIPT)
def test_scripts_do_the_same(name: str, ours: Jobs, theirs: Jobs) -> None:
    (_, own), (_, other) = _apart(ours["periodic", name]), _apart(theirs["periodic", name])
    assert _flags(own) == _flags(other)
    assert _settings(own) == _settings(other)
    assert ("make install-deployer-tf" in own) == ("make install-deployer-tf" in other)


def test_no_hand_written_job_is_forgotten(upstream_jobs: Path, theirs: Jobs) -> None:
    named = {name for _, name in NAMES} | set(EQUAL_BUT_FOR_THE_SCRIPT) | set(LEFT_OUT)
    assert {name for _, name in theirs} == named


@pytest.mark.parametrize(
    "name",
    [
        "pull-kubernetes-unit",
        "ci-kubernetes-integration-arm64-master",
        "ci-kubernetes-unit-ppc64le",
        "ci-kubernetes-unit-s390x",
    ],
)
def test_prow_makes_the_same_of_both(name: str, rendered: Path, upstream_jobs: Path) -> None:
    if not (ENGINES / "mkpj").is_file():
        pytest.skip(f"the engine mkpj is not in {ENGINES}: run `make engines`, or set JOBGEN_ENGINES")
    assert _prowjob(name, rendered) == _prowjob(name, upstream_jobs)


def _apart(job: Job) -> tuple[Job, str]:
    """Return the job without its script, and the script: the third argument, after `bash -c`."""
    rest = deepcopy(job)
    (container,) = rest["spec"]["containers"]
    *before, script = container.pop("args")
    assert before == ["bash", "-c"]
    return rest, script


def _flags(script: str) -> set[str]:
    """Return the flags of kubetest2 that a script gives; those of the tools around it are spelt as everybody likes."""
    words = _words(script)
    around = {"--silent", "--location", "--extended-regexp"}
    return {word for word in words if word.startswith("--") and word != "--"} - around


def _settings(script: str) -> set[str]:
    """Return the variables that a script sets for Terraform or for config-forker."""
    return {word for word in _words(script) if re.match("TF_VAR_|MARKER_VERSION=", word)}


def _words(script: str) -> list[str]:
    joined = script.replace("\\\n", " ").replace(";", " ")
    return shlex.split(joined, comments=True)


def _prowjob(name: str, jobs: Path) -> dict[str, Any]:
    """Return the ProwJob that Prow's own mkpj makes, without what is new each time."""
    config = UPSTREAM / "test-infra" / "config" / "prow" / "config.yaml"
    command = [ENGINES / "mkpj", "--config-path", config, "--job-config-path", jobs, "--job", name]
    pull = ["--base-ref", "master", "--base-sha", "0", "--pull-number", "1", "--pull-sha", "1", "--pull-author", "a"]
    done = subprocess.run([*command, *pull], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    prowjob: dict[str, Any] = YAML(typ="safe", pure=True).load(done.stdout)
    metadata = prowjob["metadata"]
    return {"spec": prowjob["spec"], "labels": metadata["labels"], "annotations": metadata["annotations"]}
