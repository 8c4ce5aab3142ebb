"""Sides that are generated trees: jobs without platforms, suites, layers, and perhaps without forks."""

from dataclasses import replace

import pytest
from review_cases import STEP_3
from reviewing import line, lines, sides

from jobgen.model.review import Review, Side
from jobgen.model.words import Signal
from jobgen.review.compare import compare

PLAIN = "suites: {unit: {postsubmit: null, periodic: {}}, e2e: {presubmit: {}}}"


def tree(made: Side, label: str = "an old tree", *, forks: bool = True, keep_signals: bool = False) -> Side:
    """Return a side as a reader of its generated files would have it."""

    def bare(job):
        signal = job.signal if keep_signals else Signal.NONE
        return replace(
            job, platform="", suite="", test_class="other", primary=False, layers=(), renamed_from="", signal=signal
        )

    expansion = made.expansion
    jobs = tuple(map(bare, expansion.jobs))
    written = tuple(map(bare, expansion.forks)) if forks else ()
    return Side(
        label=label,
        expansion=replace(expansion, platforms=(), standings=(), jobs=jobs, forks=written, external=()),
        specs=False,
    )


def test_a_tree_says_the_same_as_the_specs_that_made_it(tmp_path):
    one, _ = sides(tmp_path, STEP_3 + "suites: {unit: {periodic: {release: {}}}}", "")

    assert compare(tree(one), one) == Review(
        base="an old tree",
        head="HEAD",
        notes=("an old tree is a generated tree: steps, deltas and what else only specs say are not compared",),
    )


@pytest.mark.parametrize("keep_signals", [True, False])
def test_between_trees_jobs_boards_schedules_and_load_are_compared(tmp_path, keep_signals):
    base, head = sides(
        tmp_path,
        STEP_3 + "suites: {unit: {postsubmit: null, periodic: {signal: blocking, interval: 2h}}, e2e: {presubmit: {}}}",
        "suites: {unit: {postsubmit: null, periodic: {interval: 12h}}, e2e: {presubmit: {always_run: true}}, node-e2e: {timeout: 3h}}",
    )

    review = compare(tree(base, "one", keep_signals=keep_signals), tree(head, "two", keep_signals=keep_signals))

    assert lines(review) == [
        "1 signals signal-lowered: signal: blocking -> none: releases no longer wait for this signal | ci-kubernetes-unit-arm64-master",
        "2 signals signal-lowered: signal: informing -> none in 2 jobs: the release team stops watching | ci-kubernetes-e2e-arm64-master, ci-kubernetes-node-e2e-arm64-master",
        "2 signals signal-lowered: signal: informing -> none: the job is gone, and the release team stops watching | ci-kubernetes-conformance-arm64-master",
        "3 signals board-lost: tab gone from board provider-arm64-all | ci-kubernetes-conformance-arm64-master",
        "3 jobs job-removed: 1 job removed | ci-kubernetes-conformance-arm64-master",
        "3 schedules schedule: runs every 2h (12 runs a day) -> every 12h (2 runs a day) | ci-kubernetes-unit-arm64-master",
        "2 pull requests every-pull-request: now on every pull request | pull-kubernetes-e2e-arm64",
        "4 machines timeout: timeout: 2h -> 3h | ci-kubernetes-node-e2e-arm64-master",
    ]
    assert [each.cluster for each in review.load] == ["k8s-infra-prow-build"]
    assert (
        "one and two are generated trees: steps, deltas and what else only specs say are not compared" in review.notes
    )


def test_a_tree_without_forks_is_compared_without_them(tmp_path):
    one, _ = sides(tmp_path, "suites: {unit: {periodic: {release: {}}}}", "")

    review = compare(tree(one, forks=False), one)

    assert not review.differs
    assert review.load == ()
    assert "an old tree has no forks of release branches: they are not compared" in review.notes


def test_variants_of_one_name_are_told_apart_by_their_branches(tmp_path):
    one, _ = sides(tmp_path, "suites: {unit: {presubmit: {branches: [^a$]}}}", "")
    presubmit = next(job for job in one.expansion.jobs if job.trigger == "presubmit")
    others = tuple(job for job in one.expansion.jobs if job is not presubmit)
    variant = replace(presubmit, data={**presubmit.data, "branches": ["^b$"]})
    slower = replace(variant, data={**variant.data, "decoration_config": {"timeout": "3h"}})

    def given(*jobs):
        return tree(Side(label="", expansion=replace(one.expansion, jobs=(*others, *jobs))))

    assert lines(compare(given(presubmit, variant), given(slower, presubmit))) == [
        "4 machines timeout: timeout: 2h -> 3h | pull-kubernetes-unit-arm64"
    ]
    assert not compare(given(presubmit, variant), given(variant, presubmit)).differs
    (removed,) = compare(given(presubmit, variant), given(variant)).changes[-1:]
    assert line(removed).endswith("| pull-kubernetes-unit-arm64")


def test_a_job_that_does_the_same_under_another_name_is_renamed(tmp_path):
    base, head = sides(tmp_path, PLAIN, PLAIN.replace("periodic: {}", "periodic: {name: ci-units}"))

    assert lines(compare(tree(base), tree(head))) == [
        "2 jobs job-renamed: ci-kubernetes-unit-arm64-master -> ci-units: a new name cuts the history on TestGrid; renamed_from would keep the old one | ci-units"
    ]
