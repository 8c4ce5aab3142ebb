"""Jobs that replace hand-written ones keep every field that is on record about those."""

from typing import Any

import pytest
from recorded import PERIODICS, PRESUBMITS, Facts

from jobgen.model.job import Expansion

RECORDED = [
    *(("periodic", name, facts) for name, facts in PERIODICS.items()),
    *(("presubmit", name, facts) for name, facts in PRESUBMITS.items()),
]


@pytest.mark.parametrize(("trigger", "name", "facts"), RECORDED, ids=[name for _, name, _ in RECORDED])
def test_fields_are_those_on_record(trigger: str, name: str, facts: Facts, shipped: Expansion) -> None:
    (job,) = [job for job in shipped.jobs if (job.trigger, job.name) == (trigger, name)]
    assert _facts(job.data) == facts


def _facts(job: dict[str, Any]) -> Facts:
    annotations = job.get("annotations", {})
    return {
        "cluster": job["cluster"],
        "schedule": job.get("interval"),
        "timeout": job["decoration_config"]["timeout"],
        "boards": [name for name in annotations.get("testgrid-dashboards", "").split(", ") if name],
        "tab": annotations.get("testgrid-tab-name"),
        "presets": {label for label in job["labels"] if label.startswith("preset-")},
        "alert_email": annotations.get("testgrid-alert-email"),
        "fork": {key: value for key, value in annotations.items() if key.startswith("fork-per-release")},
        "branches": job.get("branches"),
        "skip_branches": job.get("skip_branches"),
        "run_if_changed": job.get("run_if_changed"),
        "always_run": job.get("always_run", False),
        "optional": job.get("optional", False),
        "extra_refs": [f"{ref['org']}/{ref['repo']}@{ref['base_ref']}" for ref in job.get("extra_refs", ())],
        **_pod_facts(job["spec"]),
    }


def _pod_facts(spec: dict[str, Any]) -> Facts:
    (container,) = spec["containers"]
    limits = container["resources"]["limits"]
    return {
        "resources": (str(limits["cpu"]), limits["memory"]),
        "image": container["image"].rpartition(":")[0],
        "service_account": spec.get("serviceAccountName"),
        "node_selector": spec.get("nodeSelector"),
    }
