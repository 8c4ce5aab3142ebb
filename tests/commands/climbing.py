"""A platform that can climb: linux-arm64 with everything that step 2 asks for, on a small site; and the same a step higher."""

import json
from pathlib import Path
from typing import Any

from jsonschema import Draft202012Validator

from jobgen.schemas import resources

SUITES = """\
version: 1
suites:
  build: {command: [make, quick-release], resources: {cpu: 4, memory: 8Gi}}
  unit:
    command: [make, test]
    resources: {cpu: 4, memory: 8Gi}
    periodic: {interval: 2h}
    postsubmit: {branches: ["^master$"]}
  integration: {command: [make, test-integration], resources: {cpu: 4, memory: 8Gi}, periodic: {interval: 3h}}
  e2e: {command: [e2e.sh], resources: {cpu: 4, memory: 8Gi}, periodic: {interval: 6h}}
  node-e2e: {command: [node-e2e.sh], resources: {cpu: 4, memory: 8Gi}, periodic: {interval: 6h}}
  conformance: {command: [conformance.sh], resources: {cpu: 4, memory: 8Gi}, periodic: {interval: 6h}}
"""
PATH = "arch-specs/linux-arm64.yaml"
WALK = """\
# Everything that step 2 asks for.
version: 1
step: 2  # since 2025
history:
- {step: 1, date: 2025-01-10, why: it builds}
- {step: 2, date: 2025-09-10, why: it is tested}
scope: [client, node, server]
ships: []
maintainers: [alice, bob]
contact: arm64@example.org
alert_email: [arm64@example.org]
cluster: one
boards: {group: provider-arm64, own: [provider-arm64-all]}
suites:
  build: {presubmit: {}}
  e2e: {periodic: {interval: 3h}}
  unit:
    periodic:
      interval: 2h
      # Slow machines.
      timeout: 100m
  e2e-slow:
    class: e2e
    from: e2e
    periodic: {}
"""
RUN = WALK.replace("step: 2  # since 2025", "step: 3  # since 2026").replace(
    "scope:",
    """\
- {step: 3, date: 2026-05-20, why: it ships}
- {suite: conformance, signal: informing, date: 2026-05-20, why: informing with step 3}
- {suite: e2e, signal: informing, date: 2026-05-20, why: informing with step 3}
- {suite: node-e2e, signal: informing, date: 2026-05-20, why: informing with step 3}
- {suite: unit, signal: informing, date: 2026-05-20, why: informing with step 3}
scope:""",
)
ALONE = """\
deltas:
- rule: two-maintainers
  reason: bob has left
  issue: https://example.org/1
  owner: sig-arm64
  since: 2026-01-01
  until: 2026-12-31
"""


def valid(name: str, out: str) -> Any:
    """Return the JSON of an answer that fits its schema."""
    text = resources.files("jobgen").joinpath("schemas", "output", f"{name}.schema.json").read_text(encoding="utf-8")
    content = json.loads(out)
    Draft202012Validator(json.loads(text)).validate(content)
    return content


def text_of(project: Any) -> str:
    """Return the text of the spec, line ends as they are."""
    return (project.root / PATH).read_bytes().decode()


def snapshot(root: Path) -> dict[str, bytes]:
    """Return every file below the folder."""
    return {str(path.relative_to(root)): path.read_bytes() for path in sorted(root.rglob("*")) if path.is_file()}
