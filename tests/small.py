"""A small folder of specs in which nothing is wrong: the site, two suites, one platform at step 1."""

SITE = """\
version: 1
under_test: {org: kubernetes, repo: kubernetes, path_alias: k8s.io/kubernetes}
branches: {main: master, live: ["1.37", "1.36"], go_version: 1.26.0}
images:
  kubekins: gcr.io/k8s-staging-test-infra/kubekins-e2e:v20260810-7619858115-master
  other: gcr.io/k8s-staging-test-infra/other:v1
clusters:
  one: {pods: [amd64, arm64], project_owned: true}
  two: {pods: [amd64], project_owned: true}
boards:
  provided: [sig-release-master-informing, sig-release-master-blocking, sig-release-1.37-informing, sig-release-1.36-informing]
  prefixes: [provider]
  signal: {informing: "sig-release-{branch}-informing", blocking: "sig-release-{branch}-blocking"}
  conformance: "conformance-{arch}"
names:
  periodic: "ci-kubernetes-{suite}-{arch}-{branch}"
  presubmit: "pull-kubernetes-{suite}-{arch}"
  postsubmit: "post-kubernetes-{suite}-{arch}"
  tab: "{name}"
go_ports: {first_class: [linux/amd64, linux/arm64], secondary: [linux/riscv64]}
defaults:
  decorate: true
  image: kubekins
  presubmit: {always_run: false, optional: true}
"""
SUITES = """\
version: 1
suites:
  build:
    class: build
    command: [runner.sh]
    args: [make, quick-release]
    resources: {cpu: 4, memory: 8Gi}
  unit:
    class: unit
    command: [make, test]
    resources: {cpu: 6, memory: 16Gi}
    periodic: {interval: 6h}
"""
PLATFORM = """\
version: 1
step: 1
history: [{step: 1, date: 2026-09-18, why: first build}]
scope: [client, node, server]
ships: []
maintainers: [luhenry]
contact: k8s-riscv64@example.org
cluster: one
boards: {group: provider-riscv64, own: [provider-riscv64-all]}
suites:
  build:
    presubmit: {}
"""
PATH = "arch-specs/linux-riscv64.yaml"
SPECS = {"arch-specs/_site.yaml": SITE, "arch-specs/_suites.yaml": SUITES, PATH: PLATFORM}
