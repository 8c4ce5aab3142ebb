"""`jobgen gap`: what is missing, what to write, and that writing it closes the gap."""

from test_status import valid

ARM64 = """\
linux-arm64: step 3 (run), earned step 1 (crawl); toward step 4 (profit)

step 2 (walk)
  unit-present  arch-specs/linux-arm64.yaml:21
    unit is missing: no periodic of that suite runs, no external results prove it, nothing covers it
    add under suites: unit: {periodic: {interval: 6h}}
    lifted until 2027-12-31 by the delta of line 14: no unit job runs on arm64
    https://github.com/kubernetes/sig-release/issues/2647
step 4 (profit)
  year-in-run  arch-specs/linux-arm64.yaml:4
    step 3 began on 2024-01-10, and step 4 asks for a year there
    step 4 can come on 2025-01-09
  certified  arch-specs/linux-arm64.yaml:2
    no conformance certification is named
    add certified: [{release: "1.37", product: NAME, url: "https://github.com/cncf/k8s-conformance/pull/N"}]
3 things missing
"""
AGAINST = """\
linux-riscv64: step 1 (crawl), earned step 1 (crawl); beside linux-arm64

step 2 (walk)
  e2e-present  arch-specs/linux-riscv64.yaml:11
    e2e is missing: no periodic of that suite runs, no external results prove it, nothing covers it
    add under suites: e2e: {periodic: {interval: 6h}}
  node-e2e-present  arch-specs/linux-riscv64.yaml:11
    node-e2e is missing: no periodic of that suite runs, no external results prove it, nothing covers it
    add under suites: node-e2e: {periodic: {interval: 6h}}
  postsubmit-present  arch-specs/linux-riscv64.yaml:11
    no postsubmit runs the unit tests
    add under suites: unit: {postsubmit: {}}
  two-maintainers  arch-specs/linux-riscv64.yaml:6
    one maintainer is named; step 2 asks for two
    maintainers: [NAME, NAME], as GitHub spells them
step 3 (run)
  conformance-present  arch-specs/linux-riscv64.yaml:11
    conformance is missing: no periodic of that suite runs, no external results prove it, nothing covers it
    add under suites: conformance: {periodic: {interval: 6h}}
  go-first-class  arch-specs/linux-riscv64.yaml:2
    linux/riscv64 is not a first-class port of Go
    that is decided by the Go project; until then, document a delta
  no periodic of integration; linux-arm64 has ci-kubernetes-integration-arm64-master
    add under suites: integration: {periodic: {}}
7 things missing
"""
BROUGHT = (
    "Not running yet, and switched on by the step itself: ci-kubernetes-e2e-riscv64-master,"
    " ci-kubernetes-node-e2e-riscv64-master, post-kubernetes-unit-riscv64, ci-kubernetes-unit-riscv64-master\n"
)


def test_what_the_next_step_lacks_debts_of_lower_steps_included(ladder):
    ran = ladder.run("gap", "linux-arm64")
    assert (ran.code, ran.out) == (1, ARM64)


def test_a_step_may_be_named_and_be_one_that_is_declared(ladder):
    ran = ladder.run("gap", "linux-arm64", "--to", "2", "--format", "markdown")
    assert ran.code == 1
    assert ran.out == (
        "linux-arm64: step 3 (run), earned step 1 (crawl); toward step 2 (walk)\n\n"
        "- **unit-present** (step 2): unit is missing: no periodic of that suite runs, no external results prove it, nothing"
        " covers it; add under suites: unit: {periodic: {interval: 6h}}. Lifted until 2027-12-31: no unit job runs on arm64"
        " ([kubernetes/sig-release#2647](https://github.com/kubernetes/sig-release/issues/2647))\n"
    )
    assert ladder.run("gap", "linux-arm64", "--to", "1").code == 0


def test_json(ladder):
    ran = ladder.run("gap", "linux-arm64", "--to", "2", "--format", "json")
    data = valid("gap", ran.out)
    assert ran.code == 1
    assert (data["platform"], data["from"], data["earned"], data["to"]) == ("linux-arm64", 3, 1, 2)
    (unit,) = data["unmet"]
    assert (unit["rule"], unit["step"], unit["file"], unit["line"]) == (
        "unit-present",
        2,
        "arch-specs/linux-arm64.yaml",
        21,
    )
    assert unit["lifted"] == {
        "until": "2027-12-31",
        "reason": "no unit job runs on arm64",
        "issue": "https://github.com/kubernetes/sig-release/issues/2647",
        "line": 14,
    }


def test_what_is_written_as_told_closes_the_gap(ladder):
    name = "arch-specs/linux-riscv64.yaml"
    assert ladder.run("gap", "linux-riscv64", "--quiet").out == "results-reported\ntwo-maintainers\n"
    ladder.replace(
        name, "maintainers: [luhenry]\n", "maintainers: [luhenry, newborn22]\nalert_email: [a@example.org]\n"
    )
    ran = ladder.run("gap", "linux-riscv64")
    assert (ran.code, ran.out.splitlines()[2:]) == (0, [BROUGHT.strip(), "nothing is missing"])
    ladder.replace(name, "step: 1\nhistory: [", "step: 2\nhistory: [")
    ladder.replace(name, "why: first build}", "why: first build}, {step: 2, date: 2026-10-18, why: tested}")
    assert ladder.run("validate", "linux-riscv64").out == "1 spec is valid\n"
    assert ladder.run("gap", "linux-riscv64", "--to", "2").code == 0


def test_a_gap_is_shown_where_the_floors_are_all_that_is_wrong(ladder):
    ladder.replace("arch-specs/linux-arm64.yaml", "maintainers: [alice, bob]", "maintainers: [alice]")
    assert ladder.run("status").code == 1
    ran = ladder.run("gap", "linux-arm64", "--to", "2", "-q")
    assert (ran.code, ran.out) == (1, "unit-present\ntwo-maintainers\n")


def test_beside_another_platform(ladder):
    ran = ladder.run("gap", "linux-riscv64", "--against", "linux-arm64")
    assert (ran.code, ran.out) == (1, AGAINST)
    data = valid("gap", ladder.run("gap", "linux-riscv64", "--against", "linux-arm64", "--format", "json").out)
    assert (data["against"], data["to"], len(data["unmet"])) == ("linux-arm64", 1, 6)
    assert data["lacks"] == [
        {
            "class": "integration",
            "what": "periodic",
            "message": "no periodic of integration; linux-arm64 has ci-kubernetes-integration-arm64-master",
            "hint": "add under suites: integration: {periodic: {}}",
        }
    ]


def test_release_branches_that_another_platform_tests(ladder):
    ladder.replace(
        "arch-specs/linux-riscv64.yaml", "suites:\n", "suites:\n  integration: {periodic: {interval: 24h}}\n"
    )
    data = valid("gap", ladder.run("gap", "linux-riscv64", "--against", "linux-arm64", "--format", "json").out)
    assert [(each["what"], each["message"]) for each in data["lacks"]] == [
        ("release", "integration does not run on release-1.36, release-1.37; on linux-arm64 it does")
    ]


def test_nothing_is_missing_beside_itself(ladder):
    ran = ladder.run("gap", "linux-arm64", "--against", "linux-arm64", "--format", "markdown")
    assert (ran.code, ran.out.splitlines()[-1]) == (0, "Nothing is missing.")


def test_a_spec_that_means_nothing_is_reported_instead(ladder):
    ladder.replace("arch-specs/linux-arm64.yaml", "step: 3\nhistory", "stepp: 3\nhistory")
    ran = ladder.run("gap", "linux-arm64")
    assert ran.code == 1
    assert 'arch-specs/linux-arm64.yaml:2:1: error: there is no key "stepp" [schema-unknown-key]' in ran.out
    data = valid("gap", ladder.run("gap", "linux-arm64", "--format", "json").out)
    assert (data["from"], data["to"], data["unmet"]) == (None, None, [])
    assert {each["rule"] for each in data["findings"]} == {"schema-unknown-key", "schema-missing-key"}
    assert ladder.run("gap", "linux-riscv64", "-q").out == "results-reported\ntwo-maintainers\n"


def test_wrong_usage(ladder):
    both = ladder.run("gap", "linux-arm64", "--to", "2", "--against", "linux-386")
    assert (both.code, both.err) == (2, "jobgen: --to and --against ask different questions\n    give one of them\n")
    assert ladder.run("gap", "linux-arm64", "--to", "5").code == 2
    assert ladder.run("gap", "linux-arm64", "--against", "linux-x").code == 2
    assert ladder.run("gap").code == 2
