"""`jobgen status`: the matrix in each form, and what it refuses."""

import json

from jsonschema import Draft202012Validator
from places import ROOT

TABLE = """\
platform       step   build    unit     integr.  e2e        node-e2e  conform.   ships  deltas
linux-386      0      -        -        -        n/a        n/a       n/a        -      -
linux-arm64    3 (1)  covered  missing  job      informing  job       informing  cnsip  1
linux-riscv64  1      job      -        -        -          -         -          -      -
step: declared (earned); ships: client, node, server, images, packages

What the next step lacks
  linux-386: 1      go-port-exists, contact-present, build-present
  linux-arm64: 4    unit-present, year-in-run, certified
  linux-riscv64: 2  results-reported, two-maintainers; not running yet, switched on by the step:
                    unit, e2e, node-e2e
"""
ARM64 = """\
linux-arm64: step 3 (run), earned step 1 (crawl)
  scope        client, node, server
  ships        client, node, server, images, packages
  build        covered by ci-kubernetes-build
  unit         missing
  integration  job: provider-arm64-all
  e2e          job, informing: sig-release-master-informing, provider-arm64-all
  node-e2e     job: provider-arm64-all
  conformance  job, informing: sig-release-master-informing, provider-arm64-all
  delta        postsubmit-present until 2027-12-31, for several platforms: nobody has one
               (https://example.org/postsubmits)
               signal-present node-e2e until 2027-12-31, for several platforms: the node board is
               enough for now (https://github.com/kubernetes/test-infra/pull/1)
               unit-present until 2027-12-31: no unit job runs on arm64
               (https://github.com/kubernetes/sig-release/issues/2647)
  next         step 4 (profit): unit-present, year-in-run, certified
"""
ENGAGED = """\
linux-386: step 0 (engage)
  status       removed
  reason       no tests, no maintainers
  next         step 1 (crawl): go-port-exists, contact-present, build-present
"""
NARROW = """\
linux-386: step 0 (engage)
  status       removed
  reason       no tests, no maintainers
  next         step 1 (crawl):
               go-port-exists,
               contact-present,
               build-present

"""
COVERAGE = """\
platform     class        master     release-1.37  release-1.36
linux-arm64  integration  periodic   periodic      periodic
linux-arm64  e2e          informing  -             -
linux-arm64  node-e2e     periodic   -             -
linux-arm64  conformance  informing  -             -
"""


def valid(name, text):
    """Return the JSON text as data, once its schema has accepted it."""
    schema = json.loads((ROOT / "schemas" / "output" / f"{name}.schema.json").read_text(encoding="utf-8"))
    data = json.loads(text)
    Draft202012Validator(schema).validate(data)
    return data


def test_the_matrix_fits_into_100_columns(ladder):
    ran = ladder.run("status")
    assert (ran.code, ran.out) == (0, TABLE)
    assert max(map(len, ran.out.splitlines())) <= 100


def test_platforms_that_are_named_are_shown_in_full(ladder):
    assert ladder.run("status", "linux-arm64").out == ARM64
    assert ladder.run("status", "linux-arm64", "arch-specs/linux-386.yaml").out == f"{ENGAGED}\n{ARM64}"


def test_a_narrow_terminal_gets_blocks(ladder, monkeypatch):
    monkeypatch.setenv("COLUMNS", "40")
    out = ladder.run("status").out
    assert out.startswith(NARROW)
    assert all(len(line) <= 40 or "://" in line or " " not in line.strip() for line in out.splitlines())


def test_quiet_says_the_steps_alone(ladder):
    assert ladder.run("status", "-q").out == "linux-386 0 0\nlinux-arm64 3 1\nlinux-riscv64 1 1\n"


def test_json(ladder):
    ran = ladder.run("status", "--format", "json")
    assert ran.code == 0
    data = valid("status", ran.out)
    names = [each["platform"] for each in data["platforms"]]
    arm64, riscv64 = data["platforms"][1:]
    assert names == ["linux-386", "linux-arm64", "linux-riscv64"]
    assert (arm64["declared"], arm64["earned"], arm64["next"]) == (3, 1, 4)
    assert arm64["classes"]["e2e"] == {
        "state": "required",
        "by": "job",
        "signal": "informing",
        "jobs": ["ci-kubernetes-e2e-arm64-master"],
        "boards": ["sig-release-master-informing", "provider-arm64-all"],
    }
    by = {name: (cell["state"], cell["by"]) for name, cell in arm64["classes"].items()}
    assert by == {
        "build": ("required", "covered"),
        "unit": ("required", "none"),
        "integration": ("optional", "job"),
        "e2e": ("required", "job"),
        "node-e2e": ("required", "job"),
        "conformance": ("required", "job"),
        "other": ("optional", "none"),
    }
    assert [(each["rule"], each["site"]) for each in arm64["deltas"]] == [
        ("postsubmit-present", True),
        ("signal-present", True),
        ("unit-present", False),
    ]
    assert [(each["rule"], each["step"]) for each in arm64["unmet"]] == [
        ("unit-present", 2),
        ("year-in-run", 4),
        ("certified", 4),
    ]
    assert data["platforms"][0]["classes"]["e2e"]["state"] == "not-applicable"
    assert riscv64["classes"]["unit"]["state"] == "optional"
    assert riscv64["brings"] == [
        "ci-kubernetes-e2e-riscv64-master",
        "ci-kubernetes-node-e2e-riscv64-master",
        "post-kubernetes-unit-riscv64",
        "ci-kubernetes-unit-riscv64-master",
    ]


def test_coverage_shows_what_release_branches_lack(ladder):
    assert ladder.run("status", "--coverage").out == COVERAGE
    data = valid("status", ladder.run("status", "--coverage", "--format", "json").out)
    cells = {(each["class"], each["branch"]): each["jobs"] for each in data["coverage"]}
    assert cells["integration", "release-1.37"] == ["ci-kubernetes-integration-arm64-1-37"]
    assert cells["e2e", "release-1.37"] == []
    assert ladder.run("status", "--coverage", "--format", "markdown").out.startswith(
        "| platform | class | master | release-1.37 | release-1.36 |\n| --- | --- | --- | --- | --- |\n"
    )


def test_specs_that_are_not_valid_are_reported_instead(ladder):
    ladder.replace("arch-specs/linux-riscv64.yaml", "step: 1\n", "step: 2\n")
    ran = ladder.run("status")
    assert ran.code == 1
    assert (
        "arch-specs/linux-riscv64.yaml:6:14: error: one maintainer is named; step 2 asks for two [two-maintainers]"
        in ran.out
    )
    json_ran = ladder.run("status", "--format", "json")
    data = valid("status", json_ran.out)
    assert (json_ran.code, data["platforms"]) == (1, [])
    assert "two-maintainers" in {each["rule"] for each in data["findings"]}


def test_an_unknown_platform_is_wrong_usage(ladder):
    ran = ladder.run("status", "linux-arm46")
    assert (ran.code, ran.out) == (2, "")
    assert ran.err == 'jobgen: there is no spec of "linux-arm46" in arch-specs\n    did you mean "linux-arm64"?\n'


def test_what_a_spec_says_moves_no_cursor(ladder):
    ladder.replace("arch-specs/linux-386.yaml", "no tests, no maintainers", '"red \\e[31m"')
    assert "\x1b" not in ladder.run("status", "linux-386").out


def test_at_the_last_step_there_is_no_next(ladder):
    name = "arch-specs/linux-arm64.yaml"
    ladder.replace(name, "step: 3\nhistory", "step: 4\nhistory")
    ladder.replace(
        name,
        "why: it ships}\n",
        "why: it ships}\n- {step: 4, date: 2025-03-10, why: certified}\n"
        'certified: [{release: "1.30", product: cnp, url: "https://example.org/1"}]\n',
    )
    data = valid("status", ladder.run("status", "linux-arm64", "--format", "json").out)
    (arm64,) = data["platforms"]
    assert (arm64["next"], arm64["earned"], arm64["brings"]) == (None, 1, [])
    assert [each["rule"] for each in arm64["unmet"]] == ["unit-present"]
    assert "\n  next " not in ladder.run("status", "linux-arm64").out
    assert "linux-arm64: " not in ladder.run("status").out
    ran = ladder.run("gap", "linux-arm64", "-q")
    assert (ran.code, ran.out) == (1, "unit-present\n")
