"""Every case, judged by the programs that would load it."""

import pytest
from cases import NAMES


@pytest.fixture(params=NAMES)
def any_case(request, case):
    return case(request.param)


def test_prow_loads_it(judges, any_case):
    judges.accept_jobs(any_case.tree.jobs)


def test_every_job_becomes_a_pod(any_case):
    assert any_case.made.keys() == {job.name for job in any_case.tree.expansion.jobs}


def test_testgrid_takes_it(judges, any_case):
    judges.accept_boards(any_case.tree.jobs, any_case.boards)


def test_jobs_keep_the_policy_of_test_infra(judges, any_case, tmp_path):
    judges.accept_policy_of_jobs(any_case.tree.jobs, tmp_path / "jobs")


def test_boards_keep_the_policy_of_test_infra(judges, any_case):
    judges.accept_policy_of_boards(any_case.tree.jobs, any_case.boards)
