"""One line for what many jobs have in common, forks folded into their jobs, and the order of it all."""

import pytest
from examples import specs_with
from reviewing import lines, reviewed, side

from jobgen.model.review import Section
from jobgen.review.compare import compare

FORTY = "\n".join(f"  e2e-{number}: {{class: e2e, from: e2e, periodic: {{interval: 24h}}}}" for number in range(40))


def test_the_same_change_in_forty_jobs_is_one_line(tmp_path):
    review = reviewed(tmp_path, f"suites:\n{FORTY}\n", f"job_defaults: {{timeout: 3h}}\nsuites:\n{FORTY}\n")

    (change,) = review.changes
    assert change.message == "timeout: 2h -> 3h in 44 jobs"
    assert len(change.jobs) == 44
    assert change.platforms == ("linux-arm64",)


def test_two_meanings_are_two_lines_the_commoner_first(tmp_path):
    base = "suites: {unit: {timeout: 1h}, e2e: {}}"
    head = "suites: {unit: {timeout: 3h}, e2e: {timeout: 3h}}"

    assert lines(reviewed(tmp_path, base, head)) == [
        "4 machines timeout: timeout: 1h -> 3h in 2 jobs | post-kubernetes-unit-arm64, ci-kubernetes-unit-arm64-master",
        "4 machines timeout: timeout: 2h -> 3h | ci-kubernetes-e2e-arm64-master",
    ]


def test_forks_that_mirror_their_job_are_counted_and_not_named(tmp_path):
    forked = "suites: {{unit: {{postsubmit: null, {0}periodic: {{release: {{}}}}}}, e2e: {{{0}periodic: {{release: {{}}}}}}}}"

    assert lines(reviewed(tmp_path, forked.format(""), forked.format("args: [-v], "))) == [
        "4 rest command: args added: [-v] in 2 jobs and their 8 forks | ci-kubernetes-unit-arm64-master, ci-kubernetes-e2e-arm64-master"
    ]


def test_forks_whose_values_carry_their_version_mirror_their_job_too(tmp_path):
    forked = "suites: {{unit: {{postsubmit: null, env: {{MARKER: {0}}}, periodic: {{release: {{replace: {{latest: 'latest-{{{{.Version}}}}'}}}}}}}}}}"

    assert lines(reviewed(tmp_path, forked.format("latest.txt"), forked.format("latest-green.txt"))) == [
        "4 rest env: env MARKER: latest.txt -> latest-green.txt (and its 4 forks) | ci-kubernetes-unit-arm64-master"
    ]


def test_a_change_of_forks_alone_is_shown(tmp_path):
    forked = "suites: {{unit: {{postsubmit: null, periodic: {{interval: 1h, release: {{interval: [{0}]}}}}}}}}"

    assert lines(reviewed(tmp_path, forked.format("2h, 6h, 24h, 24h"), forked.format("2h, 12h, 24h, 24h"))) == [
        "3 schedules schedule: runs every 6h (4 runs a day) -> every 12h (2 runs a day) | ci-kubernetes-unit-arm64-1-36",
        "5 rest metadata: annotation fork-per-release-periodic-interval: 2h 6h 24h 24h -> 2h 12h 24h 24h (and its 1 fork) | ci-kubernetes-unit-arm64-master",
    ]


def test_a_fork_for_which_a_change_is_worse_is_shown(tmp_path):
    forked = "suites: {{unit: {{postsubmit: null, periodic: {{interval: {0}, release: {{interval: [{1}]}}}}}}}}"

    said = lines(reviewed(tmp_path, forked.format("6h", "6h"), forked.format("1h", "24h")))

    assert said[:2] == [
        "3 schedules schedule: runs every 6h (4 runs a day) -> every 24h (1 run a day) in 4 jobs | ci-kubernetes-unit-arm64-1-37, ci-kubernetes-unit-arm64-1-36, ci-kubernetes-unit-arm64-1-35, ci-kubernetes-unit-arm64-1-34",
        "4 schedules schedule: runs every 6h (4 runs a day) -> every 1h (24 runs a day) | ci-kubernetes-unit-arm64-master",
    ]


def test_what_must_not_be_missed_comes_first_then_the_sections_in_their_order(tmp_path):
    base = "suites: {unit: {presubmit: {}, periodic: {release: {}}}, e2e-old: {class: e2e, from: e2e, periodic: {}}}"
    head = """\
maintainers: [alice, bob, carol]
suites:
  unit: {presubmit: {always_run: true, optional: false, privileged: true}, periodic: {release: {}, args: [-v]}}
  e2e: {periodic: {cron: 0 1 * * *, boards: []}, timeout: 3h}
"""
    changes = reviewed(tmp_path, base, head).changes

    ranks = [change.rank for change in changes]
    first = ranks.count(1)
    assert ranks[:first] == [1, 1]
    assert [change.section for change in changes[:first]] == [Section.PULL_REQUESTS, Section.MACHINES]
    order = [(list(Section).index(change.section), change.rank) for change in changes[first:]]
    assert order == sorted(order)
    assert {change.section for change in changes[first:]} == {
        Section.PLATFORMS,
        Section.SIGNALS,
        Section.JOBS,
        Section.SCHEDULES,
        Section.MACHINES,
        Section.REST,
    }


@pytest.mark.parametrize(
    ("head", "at"),
    [
        ("suites: {unit: {timeout: 3h}}", "timeout: 3h"),
        ("suites: {unit: {periodic: {cron: 0 1 * * *}}}", "0 1 * * *"),
        ("suites: {unit: {env: {A: new}}}", "A: new"),
        ("suites: {unit: {spec: {volumes: [{name: x, emptyDir: {}}, {name: y, emptyDir: {}}]}}}", "name: x"),
    ],
)
def test_a_change_points_at_the_line_that_says_so(tmp_path, head, at):
    specs = specs_with(tmp_path / "head", head)
    changes = compare(side(specs_with(tmp_path / "base", "")), side(specs)).changes

    place = changes[0].place
    assert place is not None
    assert place.file == str(specs / "linux-arm64.yaml")
    assert at in (specs / "linux-arm64.yaml").read_text().splitlines()[place.line - 1]


def test_what_is_gone_has_no_place(tmp_path):
    changes = reviewed(tmp_path, "suites: {e2e-old: {class: e2e, from: e2e, periodic: {}}}", "").changes

    assert {change.place for change in changes} == {None}
