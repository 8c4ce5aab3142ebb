"""The cases of `cases.yaml`: job files in which a line stands for a sound job, and lines below it add to that job."""

import re
from pathlib import Path
from typing import Any

from ruamel.yaml import YAML

HERE = Path(__file__).parent

_REST = "cluster: k8s-infra-prow-build\ndecorate: true\n"
_SPEC = """\
spec:
  containers:
  - image: registry.example.org/case:v1
    command: [make, test]"""
_RESOURCES = "    resources: {requests: {cpu: 1, memory: 1Gi}, limits: {cpu: 1, memory: 1Gi}}"
_REFS = "extra_refs: [{org: kubernetes, repo: kubernetes, base_ref: master}]"
_SHOWN = "annotations: {testgrid-dashboards: sig-stand-in}"
_HEADS = {"PERIODIC": f"name: ci-case\ninterval: 6h\n{_REFS}\n", "PULL": "name: pull-case\nalways_run: true\n"}
_PLACE = re.compile(r"^( *)- (PERIODIC|PULL)\n((?:\1 +.*\n)*)", re.MULTILINE)


def cases() -> list[dict[str, Any]]:
    """Return every case."""
    listed: list[dict[str, Any]] = YAML(typ="safe").load((HERE / "cases.yaml").read_text(encoding="utf-8"))
    return listed


def job_file(case: dict[str, Any]) -> str:
    """Return the text of the job file."""
    return _PLACE.sub(_job, case["text"])


def _job(found: re.Match[str]) -> str:
    """Return a job with the lines added: those that are indented by four more belong to the container, by two to the pod."""
    pad, kind, added = found.groups()
    lines = [line.removeprefix(f"{pad}  ") for line in added.splitlines()]
    container = [line for line in lines if line.startswith("    ")]
    pod = [line for line in lines if line.startswith("  ") and line not in container]
    own = [line for line in lines if line not in container and line not in pod]
    own += [] if any(line.startswith("annotations:") for line in own) else [_SHOWN]
    container += [] if any(line.strip().startswith("resources:") for line in container) else [_RESOURCES]
    written = {line.partition(":")[0] for line in own}
    head = [line for line in (_HEADS[kind] + _REST).splitlines() if line.partition(":")[0] not in written]
    text = [*head, *own, _SPEC, *container, *pod]
    return f"{pad}- " + f"\n{pad}  ".join("\n".join(text).splitlines()) + "\n"


def lay(case: dict[str, Any], jobs: Path) -> None:
    """Write the job file below a folder."""
    path = jobs / case.get("file", "case.yaml")
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(job_file(case), encoding="utf-8")
