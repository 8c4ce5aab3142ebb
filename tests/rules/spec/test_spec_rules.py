"""What a spec says about itself: bounds, silence where nothing is wrong, and the texts of findings."""

from datetime import date, timedelta

import pytest
from found import found
from hypothesis import given
from hypothesis import strategies as st

from jobgen.syntax import day

DELTA = """\
maintainers: [alice]
deltas:
- rule: {rule}
  suite: {suite}
  reason: not yet
  issue: https://example.org/1
  owner: sig-arm64
  since: {since}
  until: {until}
"""
RUN = "step: 3\nhistory:\n- {step: 3, date: 2024-01-10, why: it ships}\n"
SIGNAL = "- {suite: e2e, signal: %s, date: 2025-01-10, why: seen}\n"


def delta(rule="two-maintainers", suite="", since="2026-01-10", until="2026-12-31"):
    text = DELTA.format(rule=rule, suite=suite, since=since, until=until)
    return text if suite else text.replace("  suite: \n", "")


@pytest.mark.parametrize(
    ("rule", "example", "finding"),
    [
        pytest.param(
            "delta-rule",
            delta(rule="periodic-schedule"),
            '16: error: no delta lifts "periodic-schedule": a periodic has exactly one schedule'
            " | correct what the rule finds, and remove the delta",
            id="a rule of Prow",
        ),
        pytest.param(
            "delta-rule",
            delta(rule="nonsense-of-some-kind"),
            '16: error: there is no rule "nonsense-of-some-kind" | jobgen explain lists the rules that a delta may lift',
            id="no such rule",
        ),
        pytest.param(
            "delta-dates",
            delta(since="'2026-02-30'"),
            '16: error: "since" is 2026-02-30, which is no day | write YYYY-MM-DD',
            id="no such day",
        ),
        pytest.param(
            "delta-dates",
            delta(since="2026-01-31", until="2026-01-30"),
            "16: error: the delta ends on 2026-01-30, before it begins on 2026-01-31"
            " | until: a day from 2026-01-31 to 2027-07-31",
            id="backwards",
        ),
        pytest.param(
            "delta-dates",
            delta(since="2024-08-31", until="2026-03-01"),
            "16: error: the delta lasts from 2024-08-31 to 2026-03-01; a delta lasts at most 18 months | until: 2026-02-28",
            id="too long, into a short month",
        ),
        pytest.param("delta-dates", delta(since="2026-01-31", until="2026-01-31"), None, id="a delta of a day"),
        pytest.param(
            "delta-suite",
            delta(rule="results-reported", suite="e2e-zlow"),
            '16: error: linux-arm64 has no suite "e2e-zlow" | name a suite of the spec, or leave suite out for the whole'
            " platform",
            id="no such suite",
        ),
        pytest.param("delta-suite", delta(rule="unit-present", suite="unit"), None, id="a class that no suite proves"),
        pytest.param(
            "delta-unused",
            delta(rule="certified"),
            "16: warning: the delta for certified lifts nothing on linux-arm64: the rule begins at step 4, and the platform"
            " is at step 2 | remove the delta",
            id="a rule of a later step",
        ),
        pytest.param(
            "delta-unused",
            delta(rule="results-reported", suite="unit"),
            "16: warning: the delta for results-reported lifts nothing on linux-arm64 (unit): the rule holds, or another"
            " delta lifts it | remove the delta",
            id="a suite where the rule holds",
        ),
        pytest.param("delta-unused", delta(rule="nonsense-of-some-kind"), None, id="an unknown rule is said once"),
        pytest.param("delta-unused", delta(), None, id="used"),
        pytest.param(
            "history-dates",
            "history: [{step: 2, date: '2025-06-31', why: tested}]",
            "3: error: 2025-06-31 is no day | write YYYY-MM-DD",
            id="no such day in the history",
        ),
        pytest.param(
            "history-entry",
            "history: [{date: 2025-01-10, why: nothing}, {step: 2, date: 2025-01-10, why: tested}]",
            "3: error: the entry is about nothing: it names neither a step nor the signal of a suite"
            " | write {step, date, why}, or {suite, signal, date, why}",
            id="an entry about nothing",
        ),
        pytest.param(
            "history-entry",
            "history: [{step: 2, suite: e2e, signal: none, date: 2025-01-10, why: both}]",
            "3: error: the entry is about a step and about a signal at once"
            " | write {step, date, why}, or {suite, signal, date, why}",
            id="an entry about two things",
        ),
        pytest.param(
            "history-entry",
            "history: [{step: 2, date: 2025-01-10, why: tested}, {signal: none, date: 2025-01-10, why: whose}]",
            "3: error: the entry does not say which suite became none"
            " | write {step, date, why}, or {suite, signal, date, why}",
            id="a signal of no suite",
        ),
        pytest.param(
            "history-step",
            "history: [{suite: e2e, signal: none, date: 2025-01-10, why: flaky}]",
            "3: error: step is 2, and the history has no entry with a step"
            ' | add to history: {step: 2, date: "YYYY-MM-DD", why: …}; jobgen promote and demote do it',
            id="a history without a step",
        ),
        pytest.param(
            "history-climb",
            "step: 1\nhistory: [{step: 4, date: 2025-01-10, why: was there}, {step: 1, date: 2025-01-10, why: rot}]",
            None,
            id="down by more than one",
        ),
        pytest.param("history-signal", RUN + SIGNAL % "informing", None, id="as the history says"),
        pytest.param(
            "history-signal",
            RUN + SIGNAL % "none",
            "5: warning: the history says that e2e is none since 2025-01-10; its signal is informing"
            ' | add to history: {suite: e2e, signal: informing, date: "YYYY-MM-DD", why: …}, or correct the suite',
            id="more than the history says",
        ),
        pytest.param(
            "history-signal",
            "step: 3\nhistory:\n"
            + SIGNAL % "blocking"
            + "- {step: 2, date: 2025-02-10, why: rot}\n- {step: 3, date: 2025-03-10, why: better}\n",
            None,
            id="an entry from before it went back",
        ),
        pytest.param(
            "step-status",
            "reason: none",
            "15: warning: reason is for platforms at step 0, and this one is at step 2"
            " | remove reason; the history keeps what happened",
            id="a reason above step 0",
        ),
        pytest.param(
            "scope-nested",
            "scope: [node]",
            '6: error: the scope has "node" without "client" | add client to scope',
            id="node without client",
        ),
        pytest.param(
            "ships-scope",
            RUN + "scope: [client]\nships: [client, packages]",
            "6: error: packages ships, and the scope is client only | add node to scope, or take packages out of ships",
            id="packages of a client",
        ),
        pytest.param(
            "covered-idle",
            "covered: [{class: build, by: a}, {class: build, by: b}]",
            "12: warning: build is covered twice | keep one line",
            id="covered twice",
        ),
        pytest.param("contact-form", "contact: Slack @alice", None, id="a handle"),
        pytest.param("contact-form", "contact: https://kubernetes.slack.com/messages/x", None, id="a link"),
        pytest.param(
            "renamed-from",
            "suites: {unit: {periodic: {renamed_from: ci-kubernetes-unit-arm64-master}}}",
            "14: error: ci-kubernetes-unit-arm64-master: ci-kubernetes-unit-arm64-master is the name of this job today"
            " | correct renamed_from, or remove it",
            id="renamed to itself",
        ),
    ],
)
def test_finding(tmp_path, rule, example, finding):
    assert found(tmp_path, rule, example) == ([f"linux-arm64.yaml:{finding}"] if finding else [])


SITE_DELTA = """\
maintainers: {maintainers}
_site.yaml:
  deltas:
  - rule: two-maintainers
    platforms: [linux-arm64, linux-amd64]
    reason: not yet
    issue: https://example.org/1
    owner: sig-arm64
    since: 2026-01-10
    until: 2026-12-31
linux-amd64.yaml:
  boards: {{group: provider-amd64, own: [provider-amd64-all]}}
  maintainers: [alice]
"""


def test_a_delta_of_the_site_is_unused_platform_by_platform(tmp_path):
    assert found(tmp_path, "delta-unused", SITE_DELTA.format(maintainers="[alice, bob]")) == [
        (
            "_site.yaml:35: warning: the delta for two-maintainers lifts nothing on linux-arm64: the rule holds, or another"
            " delta lifts it | take linux-arm64 out of its platforms"
        )
    ]


def test_what_is_wrong_with_a_delta_of_the_site_is_said_once(tmp_path):
    example = SITE_DELTA.format(maintainers="[alice]").replace("2026-12-31", "2028-12-31")
    assert found(tmp_path, "delta-dates", example) == [
        (
            "_site.yaml:34: error: the delta lasts from 2026-01-10 to 2028-12-31; a delta lasts at most 18 months"
            " | until: 2027-07-10"
        )
    ]


@given(st.dates(date(1900, 1, 1), date(2900, 1, 1)), st.integers(0, 600))
def test_months_later_is_the_same_day_or_the_last_of_the_month(start, months):
    later = day.months_later(start, months)
    assert (later.year * 12 + later.month) - (start.year * 12 + start.month) == months
    assert later.day == start.day or (later.day < start.day and (later + timedelta(days=1)).day == 1)
