"""Jobs that are copied to release branches, by jobgen and by Kubernetes' own tools: `cases/release`."""

import pytest
from forking import assert_live_forks_agree, assert_next_forks_agree, lay_forks
from grown import lay_boards
from judges import OWN


@pytest.fixture(scope="module")
def release(case):
    return case("release")


def test_forks_of_live_branches_are_what_the_tools_make(judges, release, tmp_path):
    assert len(release.tree.expansion.forks) == 5 * len(release.jobs)
    assert_live_forks_agree(judges, release.tree, tmp_path / "forks.yaml")


def test_forks_of_the_next_branch_are_what_the_tools_make(judges, release, tmp_path):
    assert_next_forks_agree(judges, release.tree, "1.38", tmp_path / "forks.yaml")


def test_the_engines_take_them_beside_the_jobs_of_the_main_branch(judges, release, tmp_path):
    jobs = lay_forks(release.tree, tmp_path / "jobs")
    boards = lay_boards(judges, release.tree, jobs, tmp_path / "testgrids", OWN / "testgrid-default.yaml")
    judges.accept_jobs(jobs)
    judges.accept_boards(jobs, boards)
    judges.accept_policy_of_jobs(jobs, tmp_path / "more jobs")
    judges.accept_policy_of_boards(jobs, boards)
