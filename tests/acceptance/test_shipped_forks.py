"""The release-branch jobs that follow from the shipped tree, against those that Kubernetes' own tools make of it."""

from pathlib import Path

import pytest
from forking import assert_live_forks_agree, assert_next_forks_agree, lay_forks
from grown import Tree, boards_of, lay_boards, named_boards
from judges import Judges

NEXT = "1.38"


def test_they_are_what_the_tools_make_for_every_live_branch(real_judges: Judges, shipped: Tree, tmp_path: Path) -> None:
    assert shipped.expansion.forks
    assert_live_forks_agree(real_judges, shipped, tmp_path / "forks.yaml")


def test_they_are_what_the_tools_make_for_the_next_branch(real_judges: Judges, shipped: Tree, tmp_path: Path) -> None:
    assert NEXT not in shipped.expansion.site.live
    assert_next_forks_agree(real_judges, shipped, NEXT, tmp_path / "forks.yaml")


@pytest.fixture(scope="session")
def with_forks(shipped: Tree, tmp_path_factory: pytest.TempPathFactory) -> Path:
    return lay_forks(shipped, tmp_path_factory.mktemp("forked") / "jobs")


def test_prow_loads_them_beside_the_jobs_of_the_main_branch(real_judges: Judges, with_forks: Path) -> None:
    real_judges.accept_jobs(with_forks)


def test_they_keep_the_policy_of_test_infra(real_judges: Judges, with_forks: Path, tmp_path: Path) -> None:
    real_judges.accept_policy_of_jobs(with_forks, tmp_path / "jobs")


def test_testgrid_takes_them_too(
    real_judges: Judges, shipped: Tree, with_forks: Path, tmp_path: Path, real_defaults: Path
) -> None:
    boards = lay_boards(real_judges, shipped, with_forks, tmp_path / "testgrids", real_defaults)
    real_judges.accept_boards(with_forks, boards)


def test_their_boards_exist_upstream(upstream: Path, real_judges: Judges, shipped: Tree, with_forks: Path) -> None:
    real = boards_of(real_judges, upstream / "test-infra" / "config" / "testgrids")
    ours = boards_of(real_judges, shipped.out / "testgrids")
    assert named_boards(real_judges, with_forks) - real.keys() - ours.keys() == set()
