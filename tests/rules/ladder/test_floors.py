"""The floors: what each asks for, of whom, and what its finding says."""

import pytest
from found import found

RUN = """\
step: 3
history:
- {step: 3, date: 2025-01-10, why: it ships}
"""
PROFIT = """\
step: 4
history:
- {step: 3, date: 2024-01-10, why: it ships}
- {step: 4, date: 2025-01-10, why: it is certified}
"""
EXTERNAL = """\
external:
- name: ci-e2e-lab
  class: e2e
  gcs_prefix: lab/logs/ci-e2e-lab
  boards: [provider-arm64-all]
  contact: lab@example.org
  stale_after: 48h
"""
NOTHING_PROVES = "no periodic of that suite runs, no external results prove it, nothing covers it"
PORTS = "_site.yaml: {go_ports: {first_class: [linux/amd64], secondary: [linux/riscv64]}}"


@pytest.mark.parametrize(
    ("rule", "example", "finding"),
    [
        (
            "go-port-exists",
            PORTS,
            (
                "linux-arm64.yaml:2: error: Go has no port linux/arm64"
                " | if Go has one, add linux/arm64 to go_ports.secondary of _site.yaml"
            ),
        ),
        (
            "contact-present",
            "contact: ' '",
            (
                "linux-arm64.yaml:9: error: nobody is named to contact"
                " | add contact: NAME@example.org, or a list or channel where the maintainers answer"
            ),
        ),
        (
            "build-present",
            "covered: []",
            (
                "linux-arm64.yaml:14: error: build is missing: no job of that suite runs, no external results prove it, nothing"
                " covers it | add under suites: build: {presubmit: {}}; or name the job that builds it:"
                " covered: [{class: build, by: ci-kubernetes-build}]"
            ),
        ),
        (
            "unit-present",
            "suites: {unit: {periodic: null}}",
            f'linux-arm64.yaml:14: error: unit is missing: {NOTHING_PROVES} | remove "periodic: null" from suites.unit',
        ),
        (
            "unit-present",
            "_suites.yaml: {suites: {}}",
            (
                f"linux-arm64.yaml:14: error: unit is missing: {NOTHING_PROVES}"
                " | add under suites: unit: {periodic: {interval: 6h}}"
            ),
        ),
        (
            "unit-present",
            "{suites: {unit: {command: [make], presubmit: {}}}, covered: [{class: build, by: x}], _suites.yaml: {suites: {}}}",
            None,
        ),
        (
            "e2e-present",
            "{suites: {e2e: {periodic: null}, e2e-slow: {class: e2e, from: e2e, periodic: {}}}}",
            f'linux-arm64.yaml:14: error: e2e is missing: {NOTHING_PROVES} | remove "periodic: null" from suites.e2e',
        ),
        (
            "node-e2e-present",
            "{scope: [client, node], suites: {node-e2e: {presubmit: {}, periodic: null}}}",
            (
                f"linux-arm64.yaml:14: error: node-e2e is missing: {NOTHING_PROVES}"
                ' | remove "periodic: null" from suites.node-e2e'
            ),
        ),
        (
            "postsubmit-present",
            "suites: {unit: {postsubmit: {repo: kubernetes-sigs/other}}}",
            "linux-arm64.yaml:14: error: no postsubmit runs the unit tests | add to suites.unit: postsubmit: {}",
        ),
        (
            "postsubmit-present",
            "suites: {unit: {postsubmit: null}}",
            'linux-arm64.yaml:14: error: no postsubmit runs the unit tests | remove "postsubmit: null" from suites.unit',
        ),
        (
            "results-reported",
            "suites: {unit: {postsubmit: {alert_email: null}}}",
            (
                "linux-arm64.yaml:14: error: post-kubernetes-unit-arm64: a failing run alerts nobody"
                " | add alert_email: [NAME@example.org] to the platform, the suite or the trigger"
            ),
        ),
        (
            "results-reported",
            "suites: {e2e-slow: {class: e2e, from: e2e, periodic: {boards: []}}}",
            (
                "linux-arm64.yaml:14: error: ci-kubernetes-e2e-slow-arm64-master: reports to no TestGrid board | name its boards:"
                " boards: [BOARD] on the suite, or for all periodics boards: {own: [BOARD]} on the platform"
            ),
        ),
        (
            "results-reported",
            "alert_email: null\nsuites: {unit: {periodic: null, postsubmit: null}, e2e: {periodic: null},"
            " node-e2e: {periodic: null}}\n" + EXTERNAL,
            (
                "linux-arm64.yaml:17: error: ci-e2e-lab: failing results alert nobody"
                " | add alert_email: [NAME@example.org] to it, or to the platform"
            ),
        ),
        (
            "two-maintainers",
            "maintainers: [alice, Alice]",
            (
                "linux-arm64.yaml:8: error: one maintainer is named; step 2 asks for two"
                " | maintainers: [NAME, NAME], as GitHub spells them"
            ),
        ),
        (
            "two-maintainers",
            "maintainers: []",
            (
                "linux-arm64.yaml:8: error: no maintainers are named; step 2 asks for two"
                " | maintainers: [NAME, NAME], as GitHub spells them"
            ),
        ),
        (
            "conformance-present",
            RUN + "suites: {conformance: {periodic: null}}",
            (
                f"linux-arm64.yaml:13: error: conformance is missing: {NOTHING_PROVES}"
                ' | remove "periodic: null" from suites.conformance'
            ),
        ),
        (
            "go-first-class",
            RUN + PORTS,
            (
                "linux-arm64.yaml:2: error: linux/arm64 is not a first-class port of Go"
                " | that is decided by the Go project; until then, document a delta"
            ),
        ),
        (
            "signal-present",
            RUN + "suites: {unit: {periodic: {signal: none}}}",
            (
                "linux-arm64.yaml:13: error: unit gives no signal: no periodic of that suite is informing or blocking"
                " | add to suites.unit: periodic: {signal: informing}"
            ),
        ),
        (
            "signal-present",
            RUN + "suites: {conformance: {periodic: {signal: none}}}",
            (
                "linux-arm64.yaml:13: error: conformance gives no signal: no periodic of that suite is informing or blocking,"
                " and none reports to conformance-arm64 | add to suites.conformance: periodic: {signal: informing}"
            ),
        ),
        (
            "year-in-run",
            PROFIT.replace("2025-01-10", "2025-01-08"),
            "linux-arm64.yaml:5: error: step 3 began on 2024-01-10, 364 days before step 4 | step 4 can come on 2025-01-09",
        ),
        (
            "year-in-run",
            "step: 4\nhistory: [{step: 2, date: 2020-01-10, why: tested}, {step: 4, date: 2025-01-10, why: at once}]",
            "linux-arm64.yaml:3: error: step 3 began on 2025-01-10, 0 days before step 4 | step 4 can come on 2026-01-10",
        ),
        (
            "certified",
            PROFIT,
            (
                "linux-arm64.yaml:2: error: no conformance certification is named | add certified: "
                '[{release: "1.37", product: NAME, url: "https://github.com/cncf/k8s-conformance/pull/N"}]'
            ),
        ),
    ],
)
def test_finding(tmp_path, rule, example, finding):
    assert found(tmp_path, rule, example) == ([finding] if finding else [])


@pytest.mark.parametrize(
    ("rule", "example"),
    [
        pytest.param(
            "go-port-exists", "_site.yaml: {go_ports: {first_class: [linux/amd64]}}", id="no secondary ports known"
        ),
        pytest.param("build-present", "{covered: [], suites: {build: {postsubmit: {}}}}", id="a build on any trigger"),
        pytest.param("unit-present", "covered: [{class: build, by: x}, {class: unit, by: y}]", id="covered elsewhere"),
        pytest.param("e2e-present", EXTERNAL, id="external results"),
        pytest.param("e2e-present", "scope: [client]", id="a client has no cluster to test"),
        pytest.param("conformance-present", RUN + "scope: [client, node]", id="conformance needs servers"),
        pytest.param(
            "results-reported", "suites: {integration: {periodic: {boards: []}}}", id="a class nobody asks for"
        ),
        pytest.param("results-reported", "suites: {unit: {presubmit: {boards: []}}}", id="presubmits report to the PR"),
        pytest.param(
            "results-reported",
            "{suites: {unit: {periodic: {name: ci-x, boards: []}}},"
            " static_tabs: [{board: sig-testing, test_group: ci-x}]}",
            id="a tab written by hand",
        ),
        pytest.param(
            "results-reported",
            "alert_email: null\nsuites: {unit: {periodic: {alert_email: [a@b.org]}, postsubmit: {alert_email: [a@b.org]}},"
            " node-e2e: {periodic: {alert_email: [a@b.org]}}}\n"
            + EXTERNAL
            + "  dashboard_tab: {alert_options: {alert_mail_to_addresses: a@b.org}}\n",
            id="external results with alerts of their own",
        ),
        pytest.param("signal-present", RUN + "suites: {unit: {periodic: null}}", id="a missing class is said once"),
        pytest.param("year-in-run", PROFIT.replace("2025-01-10", "2025-01-09"), id="365 days are a year"),
        pytest.param("certified", RUN, id="only step 4 asks for it"),
    ],
)
def test_silence(tmp_path, rule, example):
    assert found(tmp_path, rule, example) == []


@pytest.mark.parametrize("covered", ["covered: [{class: build, by: x}, {class: unit, by: y}]", EXTERNAL])
def test_what_no_periodic_proves_gives_no_signal(tmp_path, covered):
    test_class = "unit" if "unit" in covered else "e2e"
    assert found(tmp_path, "signal-present", RUN + covered) == [
        (
            f"linux-arm64.yaml:13: error: {test_class} gives no signal: no periodic of that suite is informing or blocking"
            f" | add to suites.{test_class}: periodic: {{signal: informing}}"
        )
    ]
