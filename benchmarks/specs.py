"""A synthetic specs folder of as many jobs as wanted: all triggers, boards, deltas, external results, scripts."""

import random
from itertools import product
from pathlib import Path

from jobgen.syntax.platform import GOARCH, GOOS

PER_PLATFORM = 10
FLAVOURS = ("slow", "serial", "alpha", "beta", "disruptive", "storage", "network", "windows", "ipv6", "upgrade")


def write(folder: Path, jobs: int) -> None:
    """Write a specs folder that expands to `jobs` jobs; the same number gives the same bytes."""
    names = [f"{os}-{arch}" for os, arch in product(sorted(GOOS), sorted(GOARCH))]
    count = min(len(names), max(1, jobs // PER_PLATFORM))
    shares = [jobs // count + (index < jobs % count) for index in range(count)]
    (folder / "scripts").mkdir(parents=True)
    (folder / "_site.yaml").write_text(_site(names[:count]), encoding="utf-8")
    (folder / "_suites.yaml").write_text(_suites(), encoding="utf-8")
    for name, share in zip(names, shares, strict=False):
        (folder / f"{name}.yaml").write_text(_platform(name, share), encoding="utf-8")
        (folder / "scripts" / f"{name}-e2e.sh").write_text(_script(name), encoding="utf-8")


def _site(names: list[str]) -> str:
    ports = ", ".join(name.replace("-", "/") for name in names)
    provided = "\n".join(
        f"  - sig-release-{branch}-{kind}" for branch in ("master", "1.37") for kind in ("informing", "blocking")
    )
    return f"""\
version: 1
under_test: {{org: kubernetes, repo: kubernetes, path_alias: k8s.io/kubernetes}}
branches: {{main: master, forks: annotate, live: ["1.37", "1.36", "1.35", "1.34"], go_version: 1.26.0}}
images:
  kubekins: registry.example.org/images/kubekins-e2e:v20260810-7619858115-master
  krte: registry.example.org/images/krte:v20260810-7619858115-master
clusters:
  build: {{pods: [amd64, arm64], project_owned: true}}
  lab: {{pods: [riscv64], project_owned: false}}
boards:
  provided:
{provided}
  - sig-release-job-config-errors
  prefixes: [sig, provider, conformance]
  signal: {{informing: "sig-release-{{branch}}-informing", blocking: "sig-release-{{branch}}-blocking"}}
  conformance: "conformance-{{arch}}"
names:
  periodic: "ci-kubernetes-{{suite}}-{{platform}}-{{branch}}"
  presubmit: "pull-kubernetes-{{suite}}-{{platform}}"
  postsubmit: "post-kubernetes-{{suite}}-{{platform}}"
  tab: "{{suite}}-{{platform}}"
go_ports: {{first_class: [{ports}]}}
presets: {{provided: {{preset-dind-enabled: [DOCKER_IN_DOCKER_ENABLED]}}}}
thresholds: {{blocking: {{max_gap: 3h, max_timeout: 150m}}}}
defaults:
  decorate: true
  image: kubekins
  presubmit: {{always_run: false, optional: true}}
""".replace('tab: "{suite}-{platform}"', 'tab: "{name}"')


def _suites() -> str:
    return """\
version: 1
suites:
  build:
    command: [runner.sh]
    args: [make, quick-release]
    env: {KUBE_BUILD_PLATFORMS: {fill: "{os}/{arch}"}, KUBE_RELEASE_RUN_TESTS: n}
    privileged: true
    resources: {cpu: 7, memory: 25Gi}
  unit:
    command: [make, test]
    resources: {cpu: 6, memory: 16Gi}
    spec: {securityContext: {runAsUser: 2001, runAsGroup: 2010}}
    container: {securityContext: {allowPrivilegeEscalation: false}}
    description: "Ends up running: make test, with the race detector where the platform has one"
    periodic: {interval: 6h}
  cluster:
    image: krte
    labels: {preset-dind-enabled: "true"}
    privileged: true
    resources: {cpu: 7, memory: 9Gi}
    timeout: 2h
    env: {FOCUS: '\\[Conformance\\]', PARALLEL: "true", TARGET_BUILD_ARCH: {fill: "{os}/{arch}"}}
    refs: {workdir: true}
    command: [runner.sh]
    periodic: {interval: 6h}
  integration: {from: cluster, class: integration, args: [./hack/jenkins/test-integration-dockerized.sh]}
  e2e: {from: cluster, class: e2e}
  node-e2e: {from: cluster, class: node-e2e, args: [hack/make-rules/test-e2e-node.sh]}
"""


def _platform(name: str, jobs: int) -> str:
    chance = random.Random(name)
    group = f"provider-{name}"
    lines = [
        "version: 1",
        "step: 2",
        "history:",
        '- {step: 1, date: "2024-01-10", why: it builds}',
        '- {step: 2, date: "2025-01-10", why: it is tested}',
        "scope: [client, node, server]",
        "ships: []",
        "maintainers: [alice, bob]",
        f"contact: {name}@example.org",
        f"alert_email: [{name}@example.org]",
        "cluster: build",
        f"boards: {{group: {group}, own: [{group}-all, {group}-{chance.choice(FLAVOURS)}], presubmit: [{group}-presubmits]}}",
        "deltas:",
        "- rule: postsubmit-present",
        "  reason: no such job exists",
        f"  issue: https://github.com/kubernetes/test-infra/issues/{chance.randrange(10000, 40000)}",
        "  owner: sig-testing",
        '  since: "2026-01-10"',
        '  until: "2027-06-30"',
        "job_defaults:",
        f'  labels: {{team: "{name}"}}',
        '  periodic: {annotations: {testgrid-num-failures-to-alert: "2"}}',
        "suites:",
        *_suite_lines(name, jobs, chance),
    ]
    return "\n".join(lines) + "\n"


def _suite_lines(name: str, jobs: int, chance: random.Random) -> list[str]:
    script = f"args: [bash, -c, {{file: scripts/{name}-e2e.sh}}]"
    lines = [
        f"  e2e: {{{script}, periodic: {{cron: {chance.randrange(60)} {chance.randrange(6)}/6 * * *, release: {{cron: [0 5 * * *, 0 6 * * *, 0 7 * * *, 0 8 * * *]}}}}}}",
        f"  unit: {{env: {{KUBE_TIMEOUT: -timeout={chance.randrange(300, 900)}s}}, periodic: {{}}}}",
        f"  node-e2e: {{timeout: {chance.randrange(60, 140)}m, periodic: {{interval: {chance.randrange(3, 12)}h}}}}",
        "  build: {presubmit: {}}",
        f"  integration: {{periodic: {{}}, presubmit: {{run_if_changed: '^(cmd|pkg)/{chance.choice(FLAVOURS)}/.*'}}}}",
    ]
    made = 6
    for index in range(max(0, jobs - made)):
        lines += _extra_suite(index, script, chance)
    return lines


def _extra_suite(index: int, script: str, chance: random.Random) -> list[str]:
    flavour = chance.choice(FLAVOURS)
    postsubmit = index % 8 == 7
    block = (
        "    postsubmit: {run_if_changed: '^test/e2e/.*'}"
        if postsubmit
        else f"    periodic: {{cron: {chance.randrange(60)} {chance.randrange(8)}/{chance.randrange(2, 9)} * * *}}"
    )
    return [
        f"  e2e-{flavour}-{index}:",
        "    from: cluster",
        "    class: e2e",
        f"    {script}",
        f'    env: {{SKIP: \'\\[{flavour.title()}\\]|\\[Flaky\\]\', SHARD: "{index}", SEED: "{chance.randrange(10**6)}"}}',
        f"    resources: {{cpu: {chance.randrange(1, 7)}, memory: {chance.randrange(2, 26)}Gi}}",
        f"    description: Runs the {flavour} tests, shard {index}",
        block,
    ]


def _script(name: str) -> str:
    return f"""\
set -o errexit -o nounset
marker=latest.txt
version=$(curl --location --silent "https://dl.k8s.io/ci/$marker")
make install-deployer
kubetest2 lab --cluster-name "{name}-$(date +%s)" --build-version "$version" \\
  --workers-count 2 --up --down --auto-approve --retry-on-failure 3 \\
  --test=ginkgo -- --parallel 10 --test-package-marker "$marker" --skip-regex="$SKIP"
"""
