"""linux-loong64 from its first build to its certification, and back again: the shipped specs, one command after the other."""

import json
import shutil

import pytest
from places import ROOT

SPEC = "arch-specs/linux-loong64.yaml"
DELTA = """\
deltas:
# Whether Go will ever promote the port is open.
- rule: go-first-class
  reason: a secondary port of Go
  issue: https://go.dev/wiki/PortingPolicy
  owner: sig-release
  since: 2027-06-01
  until: 2028-11-30
"""
SUITES = """\
  unit: {periodic: {interval: 2h}}
  e2e:
    periodic: {interval: 12h}
  integration:
    # Slow, for want of machines.
    timeout: 2h
    periodic:
      interval: 3h
      signal: none  # flaky so far
"""
CERTIFIED = """\
certified:
- {release: "1.40", product: loong-k8s, url: "https://github.com/cncf/k8s-conformance/pull/9999"}
"""
HISTORY = """\
history:
- {step: 1, date: 2026-10-01, why: "say here what happened, and link the request"}
- {step: 2, date: 2027-02-01, why: "tests run, thrice a day", issue: "https://example.org/2"}
- {step: 3, date: 2027-06-01, why: "every floor holds or is lifted by a delta"}
- {suite: conformance, signal: informing, date: 2027-06-01, why: "informing with step 3"}
- {suite: e2e, signal: informing, date: 2027-06-01, why: "informing with step 3"}
- {suite: node-e2e, signal: informing, date: 2027-06-01, why: "informing with step 3"}
- {suite: unit, signal: informing, date: 2027-06-01, why: "informing with step 3"}
- {suite: integration, signal: informing, date: 2027-09-01, why: "every criterion holds or is lifted by a delta"}
- {suite: integration, signal: blocking, date: 2027-12-01, why: "every criterion holds or is lifted by a delta"}
- {step: 4, date: 2028-06-01, why: "every floor holds or is lifted by a delta"}
- {step: 3, date: 2028-07-01, why: "the machines are gone"}
- {step: 4, date: 2028-08-01, why: "every floor holds or is lifted by a delta"}
- {step: 3, date: 2028-09-01, why: "the machines are gone again"}
- {step: 2, date: 2028-09-02, why: "nobody mends them"}
- {step: 3, date: 2028-10-01, why: "every floor holds or is lifted by a delta"}
- {suite: conformance, signal: informing, date: 2028-10-01, why: "informing with step 3"}
- {suite: e2e, signal: informing, date: 2028-10-01, why: "informing with step 3"}
- {suite: integration, signal: informing, date: 2028-10-01, why: "informing with step 3"}
- {suite: node-e2e, signal: informing, date: 2028-10-01, why: "informing with step 3"}
- {suite: unit, signal: informing, date: 2028-10-01, why: "informing with step 3"}
- {step: 1, date: 2028-11-01, why: "it only builds"}
- {step: 0, date: 2028-12-01, why: "and not even that"}
"""
SUITES_AT_LAST = """\
suites:
  build: {presubmit: {always_run: false, optional: true}}
  unit: {periodic: {interval: 24h}}
  e2e:
    periodic: {interval: 24h}
  integration:
    # Slow, for want of machines.
    timeout: 2h
    periodic:
      interval: 24h
      # flaky so far
  # Step 2, walk, asks for unit, e2e and node-e2e, each as a periodic that reports to TestGrid:
  # set alert_email above, and adapt the suites of the catalogue here, for example
  # unit: {periodic: {interval: 6h}}
"""


@pytest.fixture
def story(project, accept):
    """Return a step of the story: a command, how it ends, where the platform then stands, and that all is in order."""
    folder = project(bare=True)
    shutil.copytree(ROOT / "arch-specs", folder.root / "arch-specs")
    (folder.root / SPEC).unlink()

    def tell(step, *command, code=0):
        ran = folder.run(*command)
        assert (command, ran.code, ran.err) == (command, code, "")
        if command[0] not in ("new", "generate"):
            assert folder.run("check").code == 0
            accept(folder.root)
            stands = json.loads(folder.run("status", "linux-loong64", "--format", "json").out)["platforms"][0]
            assert (command, stands["declared"]) == (command, step)
        return ran.out

    return folder, tell


def write(folder, old, new):
    folder.replace(SPEC, old, new)
    assert folder.run("generate").code == 0


def test_from_the_first_build_to_certification_and_back(story):
    folder, tell = story
    tell(1, "new", "linux-loong64", "--date", "2026-10-01", "--maintainer", "alice", "--contact", "#loong64")
    tell(1, "generate")
    up, down = ("promote", "linux-loong64", "--date"), ("demote", "linux-loong64", "--date")

    unmet = tell(1, *up, "2027-02-01", code=1)
    assert unmet.count("[results-reported]") == 4
    assert unmet.count("[two-maintainers]") == 1
    folder.replace(SPEC, "maintainers: [alice]", "maintainers: [alice, bob]\nalert_email: [loong64@example.org]")
    folder.replace(SPEC, "  build: {presubmit: {}}\n", "  build: {presubmit: {}}\n" + SUITES)
    assert folder.run("check").code == 1  # it is not at the step that may run tests so often
    tell(2, *up, "2027-02-01", "--why", "tests run, thrice a day", "--issue", "https://example.org/2")

    assert tell(2, *up, "2027-06-01", code=1).count("error: ") == 1
    write(folder, "suites:\n", DELTA + "suites:\n")
    out = tell(3, *up, "2027-06-01")
    assert "lifted  go-first-class: linux/loong64 is not a first-class port of Go; lifted until 2028-11-30" in out

    suite = ("--suite", "integration", "--signal")
    assert "2027-06-01, the last entry" in folder.run(*up, "2027-05-31", *suite, "informing").err
    tell(3, *up, "2027-09-01", *suite, "informing")
    out = tell(3, *up, "2027-12-01", *suite, "blocking")
    assert "  [ ] An issue has been open for four weeks at least, and lazy consensus was reached\n" in out
    assert "      signal: blocking  # flaky so far\n" in (folder.root / SPEC).read_text()

    assert "[year-in-run]" in tell(3, *up, "2028-05-30", code=1)
    write(folder, "scope:", CERTIFIED + "scope:")
    tell(4, *up, "2028-06-01")
    required = "{presubmit: {boards: [presubmits-kubernetes-blocking], always_run: true, optional: false}}"
    write(folder, "{presubmit: {}}", required)

    out = tell(3, *down, "2028-07-01", "--why", "the machines are gone")
    assert "  presubmits-kubernetes-blocking: pull-kubernetes-build-loong64\n" in out
    assert "  build: {presubmit: {always_run: false, optional: true}}\n" in (folder.root / SPEC).read_text()
    tell(4, *up, "2028-08-01")
    tell(3, *down, "2028-09-01", "--why", "the machines are gone again")
    out = tell(2, *down, "2028-09-02", "--why", "nobody mends them")
    assert "  sig-release-master-blocking: ci-kubernetes-integration-loong64-master\n" in out
    assert "deltas that lift nothing any more, to be removed\n  go-first-class\n" in out
    tell(3, *up, "2028-10-01")
    tell(1, *down, "2028-11-01", "--to", "1", "--why", "it only builds")
    assert "Step 4" not in tell(0, *down, "2028-12-01", "--why", "and not even that", "--status", "removed")
    assert "[delta-expired]" in folder.run("audit", "--date", "2028-12-01").out

    text = (folder.root / SPEC).read_text()
    assert text[text.index("history:") : text.index("certified:")] == HISTORY
    assert text[text.index("suites:") :] == SUITES_AT_LAST
