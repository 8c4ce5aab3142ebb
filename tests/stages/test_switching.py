"""Which triggers are on: what a step switches on for primary suites, and what the spec says."""

import pytest
import small
from meaning import meaning, platform

from jobgen.model.words import TEST_CLASSES

SUITES = (
    "version: 1\nsuites:\n"
    + "".join(f"  {name}: {{class: {name}}}\n" for name in TEST_CLASSES)
    + "  e2e-slow: {class: e2e}\n"
)
ALL = "[client, node, server]"


def on(step: int, scope: str = ALL, suites: str = "  {}\n", more: str = "", site: str = small.SITE) -> set[str]:
    spec = platform(suites, more, step=step).replace(ALL, scope)
    return set(meaning(spec, suites=SUITES, site=site).jobs)


PERIODICS = {f"{name} periodic" for name in ("unit", "e2e", "node-e2e")}
POSTSUBMIT = "unit postsubmit"


@pytest.mark.parametrize(
    ("step", "scope", "switched_on"),
    [
        (0, ALL, set()),
        (1, ALL, set()),
        (2, ALL, {*PERIODICS, POSTSUBMIT}),
        (2, "[client, node]", {*PERIODICS, POSTSUBMIT}),
        (2, "[client]", {"unit periodic", POSTSUBMIT}),
        (3, ALL, {*PERIODICS, "conformance periodic", POSTSUBMIT}),
        (3, "[client, node]", {*PERIODICS, POSTSUBMIT}),
        (3, "[client]", {"unit periodic", POSTSUBMIT}),
        (4, ALL, {*PERIODICS, "conformance periodic", POSTSUBMIT}),
    ],
)
def test_what_a_step_switches_on(step, scope, switched_on):
    assert on(step, scope) == switched_on


def test_a_spec_switches_on_with_a_mapping_and_off_with_null():
    suites = "  build: {presubmit: {}}\n  unit: {postsubmit: null, presubmit: {}}\n  e2e: {periodic: null}\n  e2e-slow: {periodic: {}}\n"

    assert on(2, suites=suites) == {
        *("build presubmit", "unit presubmit", "unit periodic", "node-e2e periodic", "e2e-slow periodic")
    }


def test_a_spec_adapts_a_suite_without_switching_anything():
    assert on(1, suites="  unit: {timeout: 1h}\n") == set()
    assert on(2, suites="  e2e: {timeout: 1h}\n") == {*PERIODICS, POSTSUBMIT}


def test_a_step_switches_on_primary_suites_only():
    assert "e2e-slow periodic" not in on(2, suites="  e2e-slow: {timeout: 1h}\n")


def test_a_suite_with_the_name_of_a_class_and_another_class_is_not_primary():
    assert on(2, suites="  e2e: {class: other}\n") == {"unit periodic", "node-e2e periodic", POSTSUBMIT}


def test_what_is_covered_elsewhere_needs_no_job():
    assert on(2, more="covered: [{class: e2e, by: ci-kubernetes-e2e}]\n") == {
        "unit periodic",
        "node-e2e periodic",
        POSTSUBMIT,
    }


def test_what_external_results_prove_needs_no_job():
    external = (
        "external: [{name: ci-e2e-external, class: e2e, gcs_prefix: bucket/logs/ci-e2e-external, boards: [provider-riscv64-all],"
        " contact: a@b.cc, stale_after: 48h}]\n"
    )

    assert on(2, more=external) == {"unit periodic", "node-e2e periodic", POSTSUBMIT}


DELTA = (
    'rule: {rule}, reason: later, issue: "https://example.org/1", owner: sig-a, since: 2026-09-18, until: 2027-09-18'
)


def test_a_floor_that_a_delta_lifts_switches_nothing_on():
    own = f"deltas: [{{{DELTA.format(rule='e2e-present')}}}]\n"
    shared = f"deltas: [{{{DELTA.format(rule='postsubmit-present')}, platforms: [linux-riscv64]}}]\n"
    others = f"deltas: [{{{DELTA.format(rule='unit-present')}, platforms: [linux-arm64]}}]\n"

    assert on(2, more=own) == {"unit periodic", "node-e2e periodic", POSTSUBMIT}
    assert on(2, site=small.SITE + shared) == PERIODICS
    assert on(2, site=small.SITE + others) == {*PERIODICS, POSTSUBMIT}


def test_a_class_without_a_suite_in_the_catalogue_gives_no_job():
    assert set(meaning(platform("  {}\n", step=2)).jobs) == {"unit periodic", POSTSUBMIT}


@pytest.mark.parametrize(
    ("step", "suite", "trigger"), [(1, "unit", "periodic"), (2, "build", "presubmit"), (2, "e2e", "postsubmit")]
)
def test_null_for_what_is_not_on(step, suite, trigger):
    found = meaning(platform(f"  {suite}: {{{trigger}: null}}\n", step=step), suites=SUITES)

    (finding,) = (each for each in found.findings if each.rule == "null-trigger")
    assert finding.message == (
        f'"{trigger}: null" switches off what is not on: step {step} switches on no {trigger} for {suite}'
    )
    assert finding.hint == f"write {trigger}: {{}} to switch it on, or leave the line out"
    assert finding.place.line == 11


def test_step_0_generates_nothing_whatever_the_spec_says():
    found = meaning(platform("  build: {presubmit: {}, from: nowhere}\n", step=0))

    assert (found.jobs, found.expansion.boards, found.said) == ({}, {}, [])


def test_jobs_come_in_the_order_of_the_spec_then_of_the_steps():
    spec = platform("  e2e-slow: {periodic: {}}\n  unit: {presubmit: {}}\n  build: {presubmit: {}}\n", step=2)

    assert list(meaning(spec, suites=SUITES).jobs) == [
        *("e2e-slow periodic", "unit presubmit", "unit postsubmit", "unit periodic", "build presubmit"),
        *("e2e periodic", "node-e2e periodic"),
    ]


def test_a_job_that_a_step_switches_on_stands_at_the_step():
    (job,) = (each for each in meaning(platform("  {}\n", step=2), suites=SUITES).expansion.jobs if each.suite == "e2e")

    assert str(job.place) == "linux-riscv64.yaml:2:7"
    assert job.name == "ci-kubernetes-e2e-riscv64-master"


def test_null_in_a_base_or_the_defaults_is_no_switch():
    spec = platform(
        "  mine: {from: base, class: unit, presubmit: {}}\n",
        "job_defaults: {periodic: null}\nbases: {base: {postsubmit: null}}\n",
    )

    assert [finding.message for finding in meaning(spec).findings] == [
        '"periodic: null" removes nothing: no lower layer says periodic',
        '"postsubmit: null" removes nothing: no lower layer says postsubmit',
    ]
