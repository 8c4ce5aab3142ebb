"""SUPPORT.md: what readers of the repository see of the ladder."""

MATRIX = """\
## Platforms

| platform | declared | earned | build | unit | integration | e2e | node-e2e | conformance | scope | ships | deltas |
| --- | --- | --- | --- | --- | --- | --- | --- | --- | --- | --- | --- |
| linux-arm64 | 3 | 1 | covered | missing | job | informing | job | informing | client, node, server |\
 client, node, server, images, packages | 1 |
| linux-riscv64 | 1 | 1 | job | - | - | - | - | - | client, node, server | - | - |
"""
ENGAGED = """\
## Step 0

Nothing is generated for these platforms.

| platform | status | why | since |
| --- | --- | --- | --- |
| linux-386 | removed | no tests, no maintainers | 2026-03-04 |
"""
BOARDS = """\
| platform | class | proved by | boards of TestGrid |
| --- | --- | --- | --- |
| linux-arm64 | build | `ci-kubernetes-build` | - |
| linux-arm64 | integration | `ci-kubernetes-integration-arm64-master` | `provider-arm64-all` |
| linux-arm64 | e2e | `ci-kubernetes-e2e-arm64-master` | `sig-release-master-informing`, `provider-arm64-all` |
"""
DIFFERENCES = """\
## Where the ladder and reality differ

### Everywhere

These deltas are about several platforms at once. They do not lower the earned step.

- **postsubmit-present**: nobody has one. From 2026-09-18 until 2027-12-31, sig-testing;\
 [example.org/postsubmits](https://example.org/postsubmits). Platforms: linux-arm64.
- **signal-present** (node-e2e): the node board is enough for now. From 2026-09-18 until 2027-12-31, sig-node;\
 [kubernetes/test-infra#1](https://github.com/kubernetes/test-infra/pull/1). Platforms: linux-arm64.

### linux-arm64

Declared step 3 (run), earned step 1 (crawl).

- **unit-present**: no unit job runs on arm64. From 2026-09-18 until 2027-12-31, sig-testing;\
 [kubernetes/sig-release#2647](https://github.com/kubernetes/sig-release/issues/2647).
  - unit is missing: no periodic of that suite runs, no external results prove it, nothing covers it.
"""
EXTERNAL = """\
external:
- name: ci-lab-e2e
  class: e2e
  gcs_prefix: lab/logs/ci-lab-e2e
  boards: [provider-riscv64-all]
  contact: lab@example.org
  stale_after: 48h
"""


def generated(made):
    assert made.run("generate").code == 0
    return made.files()["SUPPORT.md"]


def test_the_matrix_and_where_reality_differs(ladder):
    text = generated(ladder)
    assert "specs: *.yaml\n" in text
    assert MATRIX in text
    assert ENGAGED in text
    assert BOARDS in text
    assert text.endswith(DIFFERENCES)
    assert text.endswith(ladder.run("status", "--format", "markdown").out)


def test_external_results_show(ladder):
    name = "arch-specs/linux-riscv64.yaml"
    (ladder.root / name).write_text((ladder.root / name).read_text() + EXTERNAL)
    text = generated(ladder)
    assert "| linux-riscv64 | 1 | 1 | job | - | - | external | - | - | client, node, server | - | - |\n" in text
    assert "| linux-riscv64 | e2e | `ci-lab-e2e` | `provider-riscv64-all` |\n" in text


def test_where_nothing_differs_it_says_so(project):
    text = generated(project())
    assert text.endswith("Nowhere: every platform has earned the step that it declares.\n")
    assert "## Step 0" not in text


def test_reasons_cannot_break_the_page(ladder):
    ladder.replace("arch-specs/linux-386.yaml", "no tests, no maintainers", '"a | b <!-- c\\n| d"')
    assert "| linux-386 | removed | a \\| b &lt;!-- c \\| d | 2026-03-04 |\n" in generated(ladder)


def test_a_tree_of_requests_alone_has_no_matrix(ladder):
    ladder.write({"arch-specs/linux-arm64.yaml": None, "arch-specs/linux-riscv64.yaml": None})
    site = ladder.root / "arch-specs/_site.yaml"
    site.write_text(site.read_text().partition("deltas:\n")[0])
    text = generated(ladder)
    assert ENGAGED in text
    assert "## Platforms" not in text
    assert "## Where results show" not in text
