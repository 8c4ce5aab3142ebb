"""Three platforms with all that a page can show, and some of it looks like markup."""

import small

SUITES = """\
version: 1
suites:
  build: {command: [make, quick-release], resources: {cpu: 4, memory: 8Gi}}
  unit: {command: [make, test], resources: {cpu: 4, memory: 8Gi}, periodic: {interval: 6h}}
  integration: {command: [make, test-integration], resources: {cpu: 4, memory: 8Gi}, periodic: {interval: 6h}}
  e2e: {command: [e2e.sh], resources: {cpu: 4, memory: 8Gi}, periodic: {interval: 6h}}
  node-e2e: {command: [node-e2e.sh], resources: {cpu: 4, memory: 8Gi}, periodic: {interval: 6h}}
  conformance: {command: [conformance.sh], resources: {cpu: 4, memory: 8Gi}, periodic: {cron: 30 2-23/4 * * *}}
"""
ARM64 = """\
version: 1
step: 3
history:
- {step: 3, date: 2024-01-10, why: "it ships, see https://github.com/kubernetes/sig-release/issues/9."}
scope: [client, node, server]
ships: [client, node, server, images, packages]
maintainers: [alice, bob]
contact: arm64@example.org
alert_email: [arm64@example.org]
cluster: one
covered: [{class: build, by: ci-kubernetes-build}]
certified: [{release: "1.37", product: "<i>best</i> & only", url: "https://example.org/certified?a=1&b=2"}]
boards: {group: provider-arm64, own: [provider-arm64-all]}
deltas:
- rule: unit-present
  reason: "<script>alert('unit')</script> & no job"
  issue: https://github.com/kubernetes/sig-release/issues/2647
  owner: "sig-<b>testing</b>"
  since: 2026-09-18
  until: 2027-12-31
- rule: signal-present
  suite: node-e2e
  reason: its own board is enough
  issue: https://github.com/kubernetes/test-infra/pull/1
  owner: sig-node
  since: 2026-09-18
  until: 2027-12-31
suites:
  integration: {periodic: {cluster: two, signal: none, interval: 3h, release: {interval: [12h, 24h]}}}
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
  until: 2027-06-30
"""
ENGAGED = """\
version: 1
step: 0
status: removed
reason: "<script>alert(1)</script>"
history:
- {step: 0, date: 2026-03-04, why: removed}
scope: [client]
ships: []
"""
SPECS = {
    "arch-specs/_suites.yaml": SUITES,
    "arch-specs/_site.yaml": small.SITE + SITE_DELTAS,
    "arch-specs/linux-arm64.yaml": ARM64,
    "arch-specs/linux-386.yaml": ENGAGED,
}
