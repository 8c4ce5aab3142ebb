"""Boards, tabs and signals of jobs and of external results."""

import pytest
import small
from meaning import Meaning, meaning, platform

RELEASE = "sig-release-master-informing"
BLOCKING = "sig-release-master-blocking"


def boards(found: Meaning) -> dict[str, str | None]:
    return {key: job.get("annotations", {}).get("testgrid-dashboards") for key, job in found.jobs.items()}


def with_boards(text: str) -> str:
    return platform("  build: {presubmit: {}, postsubmit: {}, periodic: {interval: 6h}}\n").replace(
        "{group: provider-riscv64, own: [provider-riscv64-all]}", text
    )


@pytest.mark.parametrize(
    ("text", "presubmit", "postsubmit", "run"),
    [
        ("{own: [a, b]}", "a, b", "a, b", "a, b"),
        ("{own: [a], presubmit: [b]}", "b", "a", "a"),
        ("{own: [a], postsubmit: [c], presubmit: []}", None, "c", "a"),
        ("{own: [a], presubmit: null}", None, "a", "a"),
        ("{presubmit: [b]}", "b", None, None),
        ("{}", None, None, None),
    ],
)
def test_default_boards_of_a_platform(text, presubmit, postsubmit, run):
    assert boards(meaning(with_boards(text))) == {
        "build presubmit": presubmit,
        "build postsubmit": postsubmit,
        "build periodic": run,
    }


def test_a_platform_without_boards():
    spec = "\n".join(line for line in small.PLATFORM.splitlines() if not line.startswith("boards"))

    assert "annotations" not in meaning(spec).job


@pytest.mark.parametrize(
    ("keys", "names"),
    [
        ("boards: [a, b]", "a, b"),
        ("boards: []", None),
        ("signal: informing", f"{RELEASE}, provider-riscv64-all"),
        ("signal: blocking", f"{BLOCKING}, provider-riscv64-all"),
        ("signal: none", "provider-riscv64-all"),
        ("boards: [], signal: blocking", BLOCKING),
        ("boards: [a, b], signal: informing", f"{RELEASE}, a, b"),
        (f"boards: [a, {RELEASE}, b], signal: informing", f"a, {RELEASE}, b"),
        ("annotations: {testgrid-dashboards: 'a, b'}", "a, b"),
    ],
)
def test_boards_of_a_periodic(keys, names):
    found = meaning(platform(f"  build: {{periodic: {{interval: 6h, {keys}}}}}\n"))

    assert boards(found) == {"build periodic": names}
    assert found.said == []


def test_a_signal_is_of_periodics_only():
    found = meaning(platform("  build: {signal: blocking, presubmit: {}, periodic: {interval: 1h}}\n"))

    assert boards(found) == {
        "build presubmit": "provider-riscv64-all",
        "build periodic": f"{BLOCKING}, provider-riscv64-all",
    }
    assert [job.signal.value for job in found.expansion.jobs] == ["none", "blocking"]


@pytest.mark.parametrize("beside", ["boards: [a]", "boards: []", "signal: informing"])
def test_boards_are_said_once(beside):
    spec = platform(
        f"  build:\n    periodic:\n      interval: 1h\n      annotations: {{testgrid-dashboards: b}}\n      {beside}\n"
    )

    (finding,) = meaning(spec).findings

    assert str(finding) == (
        'linux-riscv64.yaml:14:42: error: the annotation "testgrid-dashboards" stands beside "boards" or "signal" [boards-twice]'
    )
    assert finding.hint == "say it once: use boards, and let the signal choose the release board"


def test_a_board_in_the_catalogue_meets_a_signal_of_the_step():
    suites = small.SUITES.replace("interval: 6h", "interval: 6h, annotations: {testgrid-dashboards: b}")
    spec = platform("  unit: {postsubmit: null}\n", step=3)

    assert [str(finding.place) for finding in meaning(spec, suites=suites).findings] == ["_suites.yaml:12:65"]


def test_a_tab_has_the_name_of_the_job_unless_it_is_given():
    found = meaning(platform("  build: {presubmit: {}, periodic: {interval: 1h, tab: mine}}\n"))

    assert [job.tab for job in found.expansion.jobs] == ["pull-kubernetes-build-riscv64", "mine"]
    assert [tab.name for tab in found.expansion.boards["provider-riscv64-all"].tabs] == [
        "pull-kubernetes-build-riscv64",
        "mine",
    ]


def test_boards_know_their_group_unless_they_are_provided():
    found = meaning(platform("  build: {periodic: {interval: 1h, signal: informing}}\n"))

    assert {name: (board.group, board.platforms) for name, board in found.expansion.boards.items()} == {
        "provider-riscv64-all": ("provider-riscv64", ("linux-riscv64",)),
        RELEASE: ("", ("linux-riscv64",)),
    }


def test_boards_may_be_provided_by_a_pattern():
    site = small.SITE.replace("provided: [", "provided: [provider-r*, ")

    assert meaning(small.PLATFORM, site=site).expansion.boards["provider-riscv64-all"].group == ""


EXTERNAL = """\
external:
- name: ci-e2e-external
  class: e2e
  gcs_prefix: bucket/logs/ci-e2e-external
  boards: [provider-riscv64-all, sig-release-master-informing]
  contact: k8s-riscv64@example.org
  stale_after: 48h
"""


def test_external_results_have_a_tab_on_each_of_their_boards():
    found = meaning(platform("  build: {presubmit: {}}\n", EXTERNAL))

    tabs = [tab for board in found.expansion.boards.values() for tab in board.tabs if tab.external]
    assert [(tab.board, tab.name, tab.test_group, tab.test_class) for tab in tabs] == [
        ("provider-riscv64-all", "ci-e2e-external", "ci-e2e-external", "e2e"),
        ("sig-release-master-informing", "ci-e2e-external", "ci-e2e-external", "e2e"),
    ]


@pytest.mark.parametrize(
    ("own", "of_platform", "addresses"),
    [
        ("", "", ()),
        ("", "alert_email: [a@b.cc]\n", ("a@b.cc",)),
        ("  alert_email: [d@e.ff]\n", "alert_email: [a@b.cc]\n", ("d@e.ff",)),
        ("  alert_email: []\n", "alert_email: [a@b.cc]\n", ()),
        ("  alert_email: null\n", "alert_email: [a@b.cc]\n", ()),
    ],
)
def test_alert_addresses_of_external_results(own, of_platform, addresses):
    (external,) = meaning(platform("  build: {presubmit: {}}\n", of_platform + EXTERNAL + own)).expansion.external

    assert external.alert_email == addresses


def test_step_0_keeps_its_external_results_to_itself():
    found = meaning(platform("  build: {presubmit: {}}\n", EXTERNAL, step=0))

    assert (found.expansion.external, found.expansion.boards) == ((), {})
