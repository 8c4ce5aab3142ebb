"""Two platforms, one on each side of the ladder: riscv64 builds, arm64 ships with debts."""

import climbing
import pytest
import small

SUITES = """\
version: 1
suites:
  build: {command: [make, quick-release], resources: {cpu: 4, memory: 8Gi}}
  unit: {command: [make, test], resources: {cpu: 4, memory: 8Gi}, periodic: {interval: 6h}}
  integration: {command: [make, test-integration], resources: {cpu: 4, memory: 8Gi}, periodic: {interval: 6h}}
  e2e: {command: [e2e.sh], resources: {cpu: 4, memory: 8Gi}, periodic: {interval: 6h}}
  node-e2e: {command: [node-e2e.sh], resources: {cpu: 4, memory: 8Gi}, periodic: {interval: 6h}}
  conformance: {command: [conformance.sh], resources: {cpu: 4, memory: 8Gi}, periodic: {interval: 6h}}
"""
ARM64 = """\
version: 1
step: 3
history:
- {step: 3, date: 2024-01-10, why: it ships}
scope: [client, node, server]
ships: [client, node, server, images, packages]
maintainers: [alice, bob]
contact: arm64@example.org
alert_email: [arm64@example.org]
cluster: one
covered: [{class: build, by: ci-kubernetes-build}]
boards: {group: provider-arm64, own: [provider-arm64-all]}
deltas:
- rule: unit-present
  reason: no unit job runs on arm64
  issue: https://github.com/kubernetes/sig-release/issues/2647
  owner: sig-testing
  since: 2026-09-18
  until: 2027-12-31
suites:
  integration: {periodic: {signal: none, release: {interval: [6h]}}}
  node-e2e: {periodic: {signal: none}}
"""
SITE_DELTAS = """\
deltas:
- rule: postsubmit-present
  platforms: [linux-arm64]
  reason: nobody has one
  issue: https://example.org/postsubmits
  owner: sig-testing
  since: 2026-09-18
  until: 2027-12-31
- rule: signal-present
  platforms: [linux-arm64]
  suite: node-e2e
  reason: the node board is enough for now
  issue: https://github.com/kubernetes/test-infra/pull/1
  owner: sig-node
  since: 2026-09-18
  until: 2027-12-31
"""
ENGAGED = """\
version: 1
step: 0
status: removed
reason: no tests, no maintainers
history:
- {step: 0, date: 2026-03-04, why: removed}
scope: [client]
ships: []
"""


@pytest.fixture
def ladder(project, monkeypatch):
    """Return a folder with three platforms, at steps 0, 1 and 3."""
    monkeypatch.delenv("COLUMNS", raising=False)
    made = project({"arch-specs/linux-arm64.yaml": ARM64, "arch-specs/linux-386.yaml": ENGAGED})
    made.write({"arch-specs/_suites.yaml": SUITES})
    site = made.root / "arch-specs/_site.yaml"
    site.write_text(site.read_text() + SITE_DELTAS)
    return made


@pytest.fixture
def climber(project):
    """Return a function that lays out linux-arm64 as one spec has it, and generates."""

    def lay(spec):
        site = small.SITE.replace("provided: [", "provided: [presubmits-kubernetes-blocking, ")
        shared = {"arch-specs/_suites.yaml": climbing.SUITES, "arch-specs/_site.yaml": site, small.PATH: None}
        made = project({climbing.PATH: spec, **shared})
        assert made.run("generate").code == 0
        return made

    return lay
