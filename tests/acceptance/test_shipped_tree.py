"""The tree of the shipped specs, judged by the programs that will load it."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from grown import Tree, boards_of, lay_boards, named_boards, written_by_hand
from judges import Judges, Made
from places import ROOT

from jobgen.model.job import Job
from jobgen.syntax import duration


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
    dashboards, groups = boards_of(real_judges, upstream / "test-infra" / "config" / "testgrids")
    assert shipped.expansion.site.provided - dashboards - groups == set()
    assert provided(real_judges, shipped) - dashboards == set()


def provided(judges: Judges, tree: Tree) -> set[str]:
    """Return every board that something of the tree names and that the tree does not define."""
    named = named_boards(judges, tree.jobs) | {name for names, _ in written_by_hand(judges, tree) for name in names}
    named |= {tab.board for platform in tree.expansion.platforms if platform.step for tab in platform.static_tabs}
    return named - {board.name for board in tree.expansion.boards.values() if board.group}


def test_every_job_becomes_a_prowjob(shipped: Tree, made: dict[str, Made]) -> None:
    for job in shipped.expansion.jobs:
        spec = made[job.name].prowjob["spec"]
        assert (job.name, spec["job"], spec["type"]) == (job.name, job.name, job.trigger)
        assert (job.name, spec["cluster"]) == (job.name, job.data["cluster"])
        assert (job.name, refs_of(spec)) == (job.name, refs_of(job.data))


def refs_of(spec: dict[str, Any]) -> list[dict[str, Any]]:
    # This version of Prow does not know `auxiliary`.
    return [
        {key: ref[key] for key in ref if key not in ("auxiliary", "blobless_fetch")}
        for ref in spec.get("extra_refs", ())
    ]


def test_every_pod_runs_what_the_job_says(shipped: Tree, made: dict[str, Made]) -> None:
    for job in shipped.expansion.jobs:
        for container, (ran, options) in zip(job.data["spec"]["containers"], ran_in(made[job.name].pod), strict=True):
            assert (job.name, ran["image"]) == (job.name, container["image"])
            assert (job.name, options["args"]) == (job.name, [*container["command"], *container.get("args", ())])
            assert (job.name, missing_env(container, ran)) == (job.name, [])


def missing_env(container: dict[str, Any], ran: dict[str, Any]) -> list[dict[str, Any]]:
    # Kubernetes leaves the empty value out.
    given = [{key: value for key, value in each.items() if value != ""} for each in container.get("env", ())]
    return [each for each in given if each not in ran["env"]]


def test_every_pod_is_guaranteed_what_it_asks_for(shipped: Tree, made: dict[str, Made]) -> None:
    for job in shipped.expansion.jobs:
        for ran, _ in ran_in(made[job.name].pod):
            resources = ran["resources"]
            assert (job.name, resources["requests"]) == (job.name, resources["limits"])
            assert (job.name, resources["limits"].keys()) >= (job.name, {"cpu", "memory"})


def test_every_pod_is_decorated(shipped: Tree, made: dict[str, Made]) -> None:
    for job in shipped.expansion.jobs:
        pod = made[job.name].pod
        first = [container["name"] for container in pod["spec"]["initContainers"]]
        assert (job.name, "sidecar" in [each["name"] for each in pod["spec"]["containers"]]) == (job.name, True)
        assert (job.name, {"initupload", "place-entrypoint"} - set(first)) == (job.name, set())
        assert (job.name, "clonerefs" in first) == (job.name, cloned(job))
        for _, options in ran_in(pod):
            assert (job.name, options["timeout"]) == (job.name, timeout_of(job, made[job.name]))


def cloned(job: Job) -> bool:
    return job.trigger != "periodic" or bool(job.data.get("extra_refs"))


def timeout_of(job: Job, made: Made) -> int | None:
    given = job.data.get("decoration_config", {}).get("timeout") or made.prowjob["spec"]["decoration_config"]["timeout"]
    return duration.nanoseconds(given)


def ran_in(pod: dict[str, Any]) -> Iterator[tuple[dict[str, Any], dict[str, Any]]]:
    """Yield the containers of the job itself, each with what Prow's entrypoint is told about it."""
    for container in pod["spec"]["containers"]:
        if container["name"] != "sidecar":
            options = next(each["value"] for each in container["env"] if each["name"] == "ENTRYPOINT_OPTIONS")
            yield container, json.loads(options)


def contents(folder: Path) -> dict[str, str]:
    return {
        path.relative_to(folder).as_posix(): path.read_text(encoding="utf-8")
        for path in folder.rglob("*")
        if path.is_file()
    }
