"""The tree of the shipped specs, judged by the programs that will load it."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from grown import Tree, board_groups_of, boards_of, lay_boards, named_boards, written_by_hand
from judges import Judges, Made
from places import ROOT

from jobgen.model.job import Job
from jobgen.rules.branching import is_merge_blocking
from jobgen.syntax import duration

UTILITIES = {"clonerefs", "initupload", "place-entrypoint", "sidecar"}
"""The containers that Prow adds to a pod when it decorates a job."""


@pytest.fixture(scope="session")
def made(real_judges: Judges, shipped: Tree) -> dict[str, Made]:
    return real_judges.make(shipped.jobs, [job.name for job in shipped.expansion.jobs])


@pytest.fixture(scope="session")
def boards(real_judges: Judges, shipped: Tree, tmp_path_factory: pytest.TempPathFactory, real_defaults: Path) -> Path:
    folder = tmp_path_factory.mktemp("boards") / "testgrids"
    return lay_boards(real_judges, shipped, shipped.jobs, folder, real_defaults)


def test_the_committed_tree_is_what_the_specs_mean(shipped: Tree) -> None:
    committed = ROOT / "generated"
    if not committed.is_dir():
        pytest.skip("this copy of the sources comes without generated/")
    assert contents(committed) == contents(shipped.out)


def test_prow_loads_it(real_judges: Judges, shipped: Tree) -> None:
    real_judges.accept_jobs(shipped.jobs)


def test_testgrid_takes_it(real_judges: Judges, shipped: Tree, boards: Path) -> None:
    real_judges.accept_boards(shipped.jobs, boards)


def test_jobs_keep_the_policy_of_test_infra(real_judges: Judges, shipped: Tree, tmp_path: Path) -> None:
    real_judges.accept_policy_of_jobs(shipped.jobs, tmp_path / "jobs")


def test_boards_keep_the_policy_of_test_infra(real_judges: Judges, shipped: Tree, boards: Path) -> None:
    real_judges.accept_policy_of_boards(shipped.jobs, boards)


def test_every_provided_board_exists_upstream(upstream: Path, real_judges: Judges, shipped: Tree) -> None:
    real = upstream / "test-infra" / "config" / "testgrids"
    dashboards = boards_of(real_judges, real).keys()
    assert shipped.expansion.site.provided - dashboards - board_groups_of(real_judges, real) == set()
    assert boards_from_elsewhere(real_judges, shipped) - dashboards == set()


def boards_from_elsewhere(judges: Judges, tree: Tree) -> set[str]:
    """Return every board that something of the tree names and that the tree does not define."""
    named = named_boards(judges, tree.jobs) | {name for names, _ in written_by_hand(judges, tree) for name in names}
    named |= {tab.board for platform in tree.expansion.platforms if platform.step for tab in platform.static_tabs}
    return named - boards_of(judges, tree.out / "testgrids").keys()


def test_what_blocks_merges_is_on_the_board_of_that(upstream: Path, real_judges: Judges, shipped: Tree) -> None:
    blocking = "presubmits-kubernetes-blocking"
    board = boards_of(real_judges, upstream / "test-infra" / "config" / "testgrids")[blocking]
    shown = {tab["test_group_name"] for tab in board["dashboard_tab"]}
    shown |= {job.name for job in shipped.expansion.jobs if blocking in job.boards}
    presubmits = [job for job in shipped.expansion.jobs if job.trigger == "presubmit"]
    assert {job.name for job in presubmits if job.repo == "kubernetes/kubernetes" and is_merge_blocking(job)} <= shown


def test_every_job_becomes_a_prowjob_of_its_cluster(shipped: Tree, made: dict[str, Made]) -> None:
    jobs = shipped.expansion.jobs
    assert {name: (each.prowjob["spec"]["type"], each.prowjob["spec"]["cluster"]) for name, each in made.items()} == {
        job.name: (job.trigger, job.data["cluster"]) for job in jobs
    }


def test_every_prowjob_clones_the_refs_of_its_job(shipped: Tree, made: dict[str, Made]) -> None:
    given = {job.name: refs_of(job.data) for job in shipped.expansion.jobs}
    assert {name: refs_of(each.prowjob["spec"]) for name, each in made.items()} == given


def refs_of(spec: dict[str, Any]) -> list[dict[str, Any]]:
    # This version of Prow does not know `auxiliary`; the other comes from the decoration.
    unlike = ("auxiliary", "blobless_fetch")
    return [{key: ref[key] for key in ref if key not in unlike} for ref in spec.get("extra_refs", ())]


def test_every_pod_runs_the_image_and_command_of_its_job(shipped: Tree, made: dict[str, Made]) -> None:
    given = {
        job.name: [(each["image"], [*each["command"], *each.get("args", ())]) for each in containers_of(job)]
        for job in shipped.expansion.jobs
    }
    ran = {name: [(each["image"], options["args"]) for each, options in ran_in(one.pod)] for name, one in made.items()}
    assert ran == given


def test_every_pod_has_the_variables_of_its_job(shipped: Tree, made: dict[str, Made]) -> None:
    missing = {
        (job.name, variable["name"])
        for job in shipped.expansion.jobs
        for container, (ran, _) in zip(containers_of(job), ran_in(made[job.name].pod), strict=True)
        for variable in container.get("env", ())
        if without_empty_value(variable) not in ran["env"]
    }
    assert missing == set()


def without_empty_value(variable: dict[str, Any]) -> dict[str, Any]:
    # Kubernetes does not write it.
    return {key: value for key, value in variable.items() if value != ""}


def test_every_pod_is_guaranteed_what_it_asks_for(made: dict[str, Made]) -> None:
    resources = [(name, each["resources"]) for name, one in made.items() for each, _ in ran_in(one.pod)]
    assert [name for name, each in resources if each["requests"] != each["limits"]] == []
    assert [name for name, each in resources if not {"cpu", "memory"} <= each["limits"].keys()] == []


def test_every_pod_is_decorated(shipped: Tree, made: dict[str, Made]) -> None:
    helpers = {name: {each["name"] for each in containers_in(one.pod)} & UTILITIES for name, one in made.items()}
    wanted = {job.name: UTILITIES if clones(job) else UTILITIES - {"clonerefs"} for job in shipped.expansion.jobs}
    assert helpers == wanted


def clones(job: Job) -> bool:
    return job.trigger != "periodic" or bool(job.data.get("extra_refs"))


def test_every_pod_stops_when_its_job_says(shipped: Tree, made: dict[str, Made]) -> None:
    given = {job.name: job.data.get("decoration_config", {}).get("timeout") for job in shipped.expansion.jobs}
    stops = {name: {options["timeout"] for _, options in ran_in(one.pod)} for name, one in made.items()}
    assert {name: stops[name] for name, timeout in given.items() if timeout} == {
        name: {duration.nanoseconds(timeout)} for name, timeout in given.items() if timeout
    }


def containers_of(job: Job) -> list[dict[str, Any]]:
    containers: list[dict[str, Any]] = job.data["spec"]["containers"]
    return containers


def containers_in(pod: dict[str, Any]) -> list[dict[str, Any]]:
    return [*pod["spec"]["initContainers"], *pod["spec"]["containers"]]


def ran_in(pod: dict[str, Any]) -> Iterator[tuple[dict[str, Any], dict[str, Any]]]:
    """Yield the containers of the job itself, each with what Prow's entrypoint is told about it."""
    for container in pod["spec"]["containers"]:
        if container["name"] not in UTILITIES:
            options = next(each["value"] for each in container["env"] if each["name"] == "ENTRYPOINT_OPTIONS")
            yield container, json.loads(options)


def contents(folder: Path) -> dict[str, str]:
    return {
        path.relative_to(folder).as_posix(): path.read_text(encoding="utf-8")
        for path in folder.rglob("*")
        if path.is_file()
    }
