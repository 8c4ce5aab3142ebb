"""A year of the shipped specs, edit by edit: each review is complete, ordered by risk, and short."""

import shutil
from itertools import pairwise
from typing import NamedTuple

import pytest
from places import ROOT
from reviewing import line, side

from jobgen.review.compare import compare
from jobgen.review.kinds import KINDS


class Edit(NamedTuple):
    """One commit: texts of one spec replaced, and every line of the review."""

    name: str
    file: str
    texts: tuple[tuple[str, str], ...]
    lines: tuple[str, ...]


EDITS = (
    Edit(
        "promotion",
        "linux-riscv64.yaml",
        (
            ("step: 1\n", "step: 2\n"),
            ('3107"}]', '3107"}, {step: 2, date: 2027-03-01, why: tests run}]'),
            ("contact:", "alert_email: [riscv64@example.org]\ncontact:"),
        ),
        (
            "2 platforms platform-climbs: linux-riscv64 climbs from step 1 (crawl) to step 2 (walk): 9 floors hold",
            "4 signals board-gained: tab new on board provider-riscv64-all in 4 jobs | ci-kubernetes-e2e-riscv64-master, ci-kubernetes-node-e2e-riscv64-master, post-kubernetes-unit-riscv64, and 1 more",
            "4 jobs job-added: 4 jobs added to linux-riscv64 | ci-kubernetes-e2e-riscv64-master, ci-kubernetes-node-e2e-riscv64-master, post-kubernetes-unit-riscv64, and 1 more",
            "3 machines privilege-gained: runs with privileged containers in 2 jobs | ci-kubernetes-e2e-riscv64-master, ci-kubernetes-node-e2e-riscv64-master",
        ),
    ),
    Edit(
        "a secret that reaches a presubmit",
        "linux-arm64.yaml",
        (
            (
                "name: pull-kubernetes-e2e-ec2-arm64",
                'name: pull-kubernetes-e2e-ec2-arm64\n      labels: {preset-service-account: "true"}',
            ),
        ),
        (
            "1 machines secret-gained: gets the secret of preset-service-account: code that nobody has reviewed runs with it | pull-kubernetes-e2e-ec2-arm64",
        ),
    ),
    Edit(
        "image bump over all jobs",
        "_site.yaml",
        (
            ("images/kubekins-e2e:v20260810-7619858115-master", "images/kubekins-e2e:v20270301-0123456789-master"),
            (
                "kubekins-gcr: gcr.io/k8s-staging-test-infra/kubekins-e2e:v20260810-7619858115-master",
                "kubekins-gcr: gcr.io/k8s-staging-test-infra/kubekins-e2e:v20270301-0123456789-master",
            ),
            ("krte:v20260810-7619858115-master", "krte:v20270301-0123456789-master"),
        ),
        (
            "4 machines image: image: kubekins-e2e:v20260810-7619858115-master -> v20270301-0123456789-master in 50 jobs and their 72 forks | pull-kubernetes-unit, ci-kubernetes-unit, pull-kubernetes-unit-canary, and 47 more",
            "4 machines image: image: krte:v20260810-7619858115-master -> v20270301-0123456789-master in 4 jobs and their 12 forks | pull-kubernetes-e2e-kind, ci-kubernetes-e2e-kind, pull-kubernetes-conformance-kind-ga-only-parallel, and 1 more",
        ),
    ),
    Edit(
        "cron that breaks the 3-hour rule",
        "linux-arm64.yaml",
        (("      signal: blocking\n", "      signal: blocking\n      cron: 0 8-20 * * *\n"),),
        (
            '1 schedules gap-too-wide: runs every 1h (24 runs a day) -> by cron "0 8-20 * * *" (13 runs a day, widest gap 12h): blocking jobs run at least every 3h | ci-kubernetes-integration-arm64-master',
        ),
    ),
    Edit(
        "rename",
        "linux-arm64.yaml",
        (
            (
                "      name: pull-kubernetes-node-arm64-e2e-containerd-ec2\n",
                "      name: pull-kubernetes-node-e2e-arm64\n",
            ),
        ),
        (
            "2 jobs job-renamed: pull-kubernetes-node-arm64-e2e-containerd-ec2 -> pull-kubernetes-node-e2e-arm64 (and its 4 forks): a new name cuts the history on TestGrid; renamed_from would keep the old one | pull-kubernetes-node-e2e-arm64",
            "2 jobs tab-dangling: tabs pull-e2e-arm64-ec2 on sig-node-containerd, pull-kubernetes-node-arm64-e2e-containerd-ec2 on sig-node-ec2 left for pull-kubernetes-node-arm64-e2e-containerd-ec2: written by hand, and to be changed by hand | pull-kubernetes-node-e2e-arm64",
        ),
    ),
    Edit(
        "a signal lowered",
        "linux-arm64.yaml",
        (("      signal: blocking\n", "      signal: informing\n"),),
        (
            "1 signals signal-lowered: signal: blocking -> informing (and its 4 forks): releases no longer wait for this signal | ci-kubernetes-integration-arm64-master",
        ),
    ),
    Edit(
        "demotion",
        "linux-ppc64le.yaml",
        (
            ("step: 3\n", "step: 1\n"),
            ('pull/309"}\n', 'pull/309"}\n- {step: 1, date: 2027-06-01, why: the machines are gone}\n'),
            ("ships: [client, node, server, images, packages]", "ships: []"),
        ),
        (
            "2 platforms platform-falls: linux-ppc64le falls from step 3 (run) to step 1 (crawl): the machines are gone; 3 floors hold",
            "2 platforms platform-scope: ships of linux-ppc64le: -client, -node, -server, -images, -packages",
        ),
    ),
    Edit(
        "a release is cut",
        "_site.yaml",
        (('live: ["1.37", "1.36", "1.35", "1.34"]', 'live: ["1.38", "1.37", "1.36", "1.35"]'),),
        (
            "3 jobs branch-removed: release 1.34 is no longer live: 21 forks removed, 3 blocking, 2 informing | pull-kubernetes-unit, ci-kubernetes-unit-1-34, pull-kubernetes-unit-go-compatibility, and 18 more",
            "3 jobs branch-added: release 1.38 is live now: 21 forks added, 3 blocking, 2 informing | pull-kubernetes-unit, ci-kubernetes-unit-1-38, pull-kubernetes-unit-go-compatibility, and 18 more",
            "4 jobs fork-ages: 21 jobs of release branches take the next schedule of their list: other releases are live now | ci-kubernetes-integration-1-37, ci-kubernetes-integration-1-36, ci-kubernetes-integration-1-35, and 18 more",
        ),
    ),
)


@pytest.fixture(scope="module")
def story(tmp_path_factory):
    """Return the shipped specs after no edit, after one, and so on."""
    specs = tmp_path_factory.mktemp("story") / "arch-specs"
    shutil.copytree(ROOT / "arch-specs", specs)
    told = [side(specs, "the beginning")]
    for edit in EDITS:
        path = specs / edit.file
        text = path.read_text()
        for old, new in edit.texts:
            assert text.count(old) == 1, (edit.name, old)
            text = text.replace(old, new)
        path.write_text(text)
        told.append(side(specs, edit.name))
    return told


def shown(change):
    """Return a change as a reader has it: three names, and how many more."""
    names = change.jobs if len(change.jobs) <= 3 else (*change.jobs[:3], f"and {len(change.jobs) - 3} more")
    return line(change).partition(" | ")[0] + (f" | {', '.join(names)}" if names else "")


@pytest.mark.parametrize("number", range(len(EDITS)), ids=[edit.name for edit in EDITS])
def test_each_edit_is_told_whole_and_briefly(story, number):
    assert [shown(change) for change in compare(story[number], story[number + 1]).changes] == list(EDITS[number].lines)


def test_going_back_is_told_as_well(story):
    for before, after in pairwise(story):
        back = compare(after, before)
        assert back.differs
        assert bool(back.jobs.added) is bool(compare(before, after).jobs.removed)


def test_the_year_at_once_begins_with_what_must_not_be_missed(story):
    review = compare(story[0], story[-1])

    assert [shown(change) for change in review.changes if change.rank == 1] == [
        "1 signals signal-lowered: signal: blocking -> informing (and its 3 forks): releases no longer wait for this signal | ci-kubernetes-integration-arm64-master",
        "1 machines secret-gained: gets the secret of preset-service-account: code that nobody has reviewed runs with it | pull-kubernetes-e2e-ec2-arm64",
    ]
    assert [each.rank for each in review.changes] == sorted(
        (each.rank for each in review.changes), key=lambda rank: rank > 1
    )
    assert len(review.changes) <= 20
    assert {name for change in review.changes for name in change.jobs} >= {*review.jobs.added, *review.jobs.removed}


@pytest.mark.parametrize(
    "name",
    [
        "platform-climbs",
        "signal-lowered",
        "gap-too-wide",
        "secret-gained",
        "image",
        "job-renamed",
        "tab-dangling",
        "branch-added",
    ],
)
def test_without_a_kind_the_story_lacks_something(story, name):
    others = [kind for kind in KINDS if name not in kind.ids]
    pairs = list(pairwise(story))
    told = [shown(change) for pair in pairs for change in compare(*pair).changes if change.kind == name]
    poorer = {shown(change) for pair in pairs for change in compare(*pair, others).changes}

    assert told
    assert poorer.isdisjoint(told)
