"""The earned step: what lowers it, and what does not."""

from datetime import date, timedelta

import pytest
from examples import specs_with
from hypothesis import given
from hypothesis import strategies as st

from jobgen.findings import Place
from jobgen.model.history import days_between, stay_in_run
from jobgen.model.spec import Delta, Entry
from jobgen.model.standing import Standing, Unmet
from jobgen.pipeline import at_step, run
from jobgen.rules.ladder import RULES

LADDER = {rule.id for rule in RULES}
NAME = "linux-arm64"
DELTA = """
  reason: not yet
  issue: https://example.org/1
  owner: sig-arm64
  since: 2026-01-10
  until: 2026-12-31
"""
OWN = "deltas:\n- rule: two-maintainers" + DELTA
SITE = "_site.yaml:\n  deltas:\n  - rule: two-maintainers\n    platforms: [linux-arm64]" + DELTA.replace("\n ", "\n   ")
STEP = {
    0: "step: 0\nstatus: asking\nreason: asked\nhistory: [{step: 0, date: 2025-01-10, why: asked}]\n",
    1: "step: 1\nhistory: [{step: 1, date: 2025-01-10, why: it builds}]\n",
    3: "step: 3\nhistory: [{step: 3, date: 2025-01-10, why: it ships}]\n",
    4: "step: 4\nhistory: [{step: 3, date: 2024-01-10, why: it ships}, {step: 4, date: 2025-01-10, why: certified}]\n",
}
CERTIFIED = "certified:\n- release: '1.30'\n  product: cnp\n  url: https://example.org/1\n"
WEEKLY = "{periodic: {interval: 168h}}"
EVERYTHING = f"suites: {{unit: {{periodic: {{interval: 168h}}, postsubmit: {{}}}}, e2e: {WEEKLY}, node-e2e: {WEEKLY}}}"


def standing(folder, example):
    done = run(specs_with(folder, example))
    assert done.expansion is not None, done.findings
    return next(each for each in done.expansion.standings if each.platform == NAME), done


@pytest.mark.parametrize(
    ("example", "earned", "errors"),
    [
        pytest.param("", 2, [], id="declared"),
        pytest.param("maintainers: [alice]", 1, ["two-maintainers"], id="a broken floor is an error"),
        pytest.param("maintainers: [alice]\n" + OWN, 1, [], id="a delta of the platform lifts the error alone"),
        pytest.param("maintainers: [alice]\n" + SITE, 2, [], id="a delta of the site keeps the step"),
        pytest.param(f"maintainers: [alice]\n{OWN}{SITE}", 2, [], id="the site's delta goes first"),
        pytest.param("covered: []\ncontact: ' '", 0, ["build-present", "contact-present"], id="floors below count"),
        pytest.param("suites: {unit: {presubmit: {always_run: true}}}", 2, ["presubmit-manual"], id="ceilings do not"),
        pytest.param("ships: [client]", 2, ["ships-before-run"], id="nor does shipping too early"),
        pytest.param(STEP[1], 1, [], id="nothing is switched on at step 1"),
        pytest.param(STEP[1] + EVERYTHING, 2, [], id="more than is declared"),
        pytest.param(STEP[0], 1, [], id="a build elsewhere is enough for step 1"),
        pytest.param(STEP[0] + "covered: []\nsuites: {build: {presubmit: {}}}", 0, [], id="at step 0 no job runs"),
        pytest.param(STEP[3], 3, [], id="the step brings jobs and signals"),
        pytest.param(STEP[3] + "scope: [client]", 3, [], id="a client needs unit tests alone"),
        pytest.param(
            STEP[3] + "covered: [{class: build, by: x}, {class: unit, by: y}]", 2, ["signal-present"], id="no signal"
        ),
        pytest.param(STEP[4], 3, ["certified"], id="not certified"),
        pytest.param(STEP[4] + CERTIFIED, 4, [], id="certified"),
        pytest.param(STEP[3] + CERTIFIED, 3, [], id="certified before its time"),
    ],
)
def test_earned(tmp_path, example, earned, errors):
    found, done = standing(tmp_path, example)
    assert found.earned == earned
    assert sorted(each.rule for each in done.findings if each.rule in LADDER) == sorted(errors)


def test_a_delta_beside_one_of_the_site_is_unused(tmp_path):
    _, done = standing(tmp_path, f"maintainers: [alice]\n{OWN}{SITE}")
    assert [each.rule for each in done.findings] == ["delta-unused"]
    assert done.findings[0].place.file.endswith("linux-arm64.yaml")


@pytest.mark.parametrize("about", ["", "\n  suite: e2e", "\n  suite: e2e\n  trigger: periodic"])
def test_a_lifted_floor_switches_nothing_on(tmp_path, about):
    found, done = standing(tmp_path, f"deltas:\n- rule: e2e-present{about}{DELTA}")
    assert done.findings == ()
    assert {job.suite for job in done.expansion.jobs} == {"unit", "node-e2e"}
    assert [each.rule for each in found.missing(2)] == ["e2e-present"]


def test_a_delta_of_another_suite_lifts_nothing(tmp_path):
    example = (
        f"suites: {{unit: {{periodic: {{alert_email: null}}}}}}\ndeltas:\n- rule: results-reported\n  suite: e2e{DELTA}"
    )
    _, done = standing(tmp_path, example)
    assert [each.rule for each in done.findings] == ["results-reported", "delta-unused"]


def test_the_next_step_is_judged_with_what_it_switches_on(tmp_path):
    _, done = standing(tmp_path, STEP[1] + "alert_email: null")
    there = at_step(done, NAME, 2)
    assert {(job.suite, job.trigger) for job in there.jobs} == {
        ("unit", "periodic"),
        ("unit", "postsubmit"),
        ("e2e", "periodic"),
        ("node-e2e", "periodic"),
    }
    assert {each.rule for each in there.standings[0].missing(2)} == {"results-reported"}


def unmet(step, kind):
    place = Place("x.yaml")
    delta = Delta(
        rule="r",
        reason="",
        issue="",
        owner="",
        since="",
        until="",
        place=place,
        platforms=(NAME,) if kind == "site" else (),
    )
    return Unmet(rule="r", step=step, place=place, message="", hint="", delta=delta if kind else None)


@given(
    st.lists(st.tuples(st.integers(1, 4), st.sampled_from(["", "own", "site"])), max_size=6),
    st.integers(0, 4),
)
def test_every_floor_up_to_the_earned_step_holds_and_one_of_the_next_does_not(broken, declared):
    found = Standing(platform=NAME, declared=declared, unmet=tuple(unmet(*each) for each in broken))
    counted = {step for step, kind in broken if kind != "site"}
    assert all(step not in counted for step in range(1, found.earned + 1))
    assert found.earned == 4 or found.earned + 1 in counted
    assert found.missing(found.earned) == ()


@given(st.lists(st.tuples(st.integers(0, 4), st.integers(0, 400)), min_size=1, max_size=8))
def test_the_year_is_counted_from_the_last_time_below_step_3(moves):
    today, history = date(2020, 1, 1), []
    for step, days in moves:
        today += timedelta(days=days)
        history.append(Entry(date=today.isoformat(), why="", place=Place("x.yaml"), step=step))
    begin, climb = stay_in_run(history)
    steps = [entry.step for entry in history]
    if steps[-1] < 3:
        assert (begin, climb) == (None, None)
        return
    first = history.index(begin)
    assert min(steps[first:]) >= 3
    assert first == 0 or steps[first - 1] < 3
    if climb is None:
        assert steps[-1] == 3
    else:
        at = history.index(climb)
        assert set(steps[at:]) == {4}
        assert at == first or steps[at - 1] == 3
        assert days_between(begin, climb) == sum(days for _, days in moves[first + 1 : at + 1])
