"""`generate --test-infra`: the tree put into a folder like kubernetes/test-infra, and all of the folder judged.

What UPSTREAM.md says about other people's files is done first, to the letter.
"""

import json
import re
import shutil
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

from cases import Case
from forking import lay_forks
from grown import Tree, jobs_in, named_boards
from judges import Judges
from places import ROOT

from jobgen.commands.check import check
from jobgen.commands.common import Settings
from jobgen.commands.generate import generate
from jobgen.yamlio.emit import emit

JOBS, BOARDS = Path("config/jobs"), Path("config/testgrids")
BY_HAND = JOBS / "kubernetes" / "by-hand"
STAND_IN = "stand-in"

# Boards with prefixes that came after the policy test that can be had.
TOO_NEW = ("lambda", "nvidia", *(f"kubernetes/{name}" for name in ("cluster-api-*", "minikube")))


def test_the_shipped_tree_goes_into_the_real_one(
    upstream: Path, real_judges: Judges, shipped: Tree, tmp_path: Path
) -> None:
    checkout = tmp_path / "test-infra"
    shutil.copytree(upstream / "test-infra", checkout)
    settings = Settings(specs=ROOT / "arch-specs")
    delete_what_clashes(real_judges, checkout, settings, names_to_delete(shipped))
    assert_taken(checkout, settings)
    complete(real_judges, checkout)
    real_judges.accept_jobs(checkout / JOBS)
    real_judges.accept_boards(checkout / JOBS, checkout / BOARDS)
    real_judges.accept_policy_of_jobs(checkout / JOBS, tmp_path / "jobs")
    for pattern in TOO_NEW:
        for folder in (checkout / BOARDS).glob(pattern):
            shutil.rmtree(folder)
    real_judges.accept_policy_of_boards(checkout / JOBS, checkout / BOARDS)


def test_a_case_goes_into_a_folder_like_it(judges: Judges, case: Callable[[str], Case], tmp_path: Path) -> None:
    ladder = case("ladder")
    by_hand = ladder.jobs["ci-kubernetes-e2e-linux-amd64-master"]
    kept = {**by_hand, "name": "ci-kubernetes-something-else"}
    checkout = lay_checkout(ladder, tmp_path / "test-infra", {"by-hand.yaml": {"periodics": [by_hand, kept]}})
    settings = Settings(specs=ladder.specs)
    delete_what_clashes(judges, checkout, settings, names_to_delete(ladder.tree))
    assert_taken(checkout, settings)
    assert judges.read((checkout / BY_HAND / "by-hand.yaml").read_bytes()) == {"periodics": [kept]}
    shutil.copy(ladder.boards / "provided.yaml", checkout / BOARDS)
    judges.accept_jobs(checkout / JOBS)
    judges.accept_boards(checkout / JOBS, checkout / BOARDS)
    judges.accept_policy_of_jobs(checkout / JOBS, tmp_path / "jobs")
    judges.accept_policy_of_boards(checkout / JOBS, checkout / BOARDS)


def test_what_was_added_by_hand_stays(case: Callable[[str], Case], tmp_path: Path) -> None:
    ladder = case("ladder")
    checkout = lay_checkout(ladder, tmp_path / "test-infra", {})
    shutil.copy(ladder.boards / "provided.yaml", checkout / BOARDS)
    assert_taken(checkout, Settings(specs=ladder.specs))


def test_jobs_of_release_branches_stay(judges: Judges, case: Callable[[str], Case], tmp_path: Path) -> None:
    release = case("release")
    branches = {
        file.name: judges.read(file.read_bytes()) for file in lay_forks(release.tree, tmp_path / "forks").glob("*.yaml")
    }
    checkout = lay_checkout(release, tmp_path / "test-infra", branches)
    judges.accept_jobs(tmp_path / "forks")
    assert_taken(checkout, Settings(specs=release.specs))
    judges.accept_jobs(checkout / JOBS)


def lay_checkout(case: Case, checkout: Path, by_hand: dict[str, dict[str, Any]]) -> Path:
    """Return a folder laid out like kubernetes/test-infra, with hand-written files of jobs."""
    for folder in (BY_HAND, BOARDS):
        (checkout / folder).mkdir(parents=True)
    for name, content in by_hand.items():
        (checkout / BY_HAND / name).write_text(emit(content), encoding="utf-8")
    shutil.copy(case.boards / "default.yaml", checkout / BOARDS)
    return checkout


def assert_taken(checkout: Path, settings: Settings) -> None:
    outcome = generate(settings, test_infra=checkout)
    assert outcome.exit_code == 0, outcome.text
    outcome = check(settings, test_infra=checkout)
    assert outcome.exit_code == 0, outcome.text


def names_to_delete(tree: Tree) -> set[str]:
    """Return the jobs that UPSTREAM.md says to delete where they are written by hand."""
    text = (tree.out / "UPSTREAM.md").read_text(encoding="utf-8")
    section = text.partition("## Hand-written jobs to delete\n")[2].partition("\n## ")[0]
    return set(re.findall("^- `(.+)`$", section, re.MULTILINE))


def delete_what_clashes(judges: Judges, checkout: Path, settings: Settings, names: set[str]) -> None:
    """Delete the jobs that `generate` refuses to write beside, where it says that they stand."""
    outcome = generate(replace(settings, format="json"), test_infra=checkout)
    assert outcome.exit_code == 1, outcome.text
    clashes = [finding for finding in json.loads(outcome.text)["findings"] if finding["severity"] == "error"]
    assert {finding["rule"] for finding in clashes} == {"test-infra-name"}
    assert {finding["job"] for finding in clashes} <= names
    for file in {Path(finding["file"]) for finding in clashes}:
        delete_jobs(judges, file, names)


def delete_jobs(judges: Judges, file: Path, names: set[str]) -> None:
    content = judges.read(file.read_bytes())
    kept = {
        kind: {repo: without(jobs, names) for repo, jobs in of_kind.items()}
        if isinstance(of_kind, dict)
        else without(of_kind, names)
        for kind, of_kind in content.items()
    }
    file.write_text(emit(kept), encoding="utf-8")


def without(jobs: list[dict[str, Any]], names: set[str]) -> list[dict[str, Any]]:
    return [job for job in jobs if job.get("name") not in names]


def complete(judges: Judges, checkout: Path) -> None:
    """Make up for the jobs that are missing: this folder holds but a few of those of kubernetes/test-infra.

    Their test groups go, and tabs that show these get another; a board that is left without tabs gets one.
    """
    jobs = {job["name"] for _, _, job in jobs_in(judges, checkout / JOBS)}
    named = named_boards(judges, checkout / JOBS)
    shown, groups = {STAND_IN}, set(jobs)
    for file in (checkout / BOARDS).rglob("*.yaml"):
        content = judges.read(file.read_bytes())
        content["test_groups"] = [each for each in content.get("test_groups") or () if is_here(each, jobs)]
        groups |= {each["name"] for each in content["test_groups"]}
        for board in content.get("dashboards") or ():
            if board["name"] not in named and not board.get("dashboard_tab"):
                board["dashboard_tab"] = [{"name": STAND_IN, "test_group_name": STAND_IN}]
            shown |= {tab["test_group_name"] for tab in board.get("dashboard_tab") or ()}
        file.write_text(emit(content), encoding="utf-8")
    stand_ins = [{"name": name, "gcs_prefix": f"{STAND_IN}/{name}"} for name in sorted(shown - groups)]
    (checkout / BOARDS / "stand-ins.yaml").write_text(emit({"test_groups": stand_ins}), encoding="utf-8")


def is_here(test_group: dict[str, Any], jobs: set[str]) -> bool:
    of_prow = test_group["gcs_prefix"].startswith(("kubernetes-ci-logs/", "kubernetes-jenkins/"))
    return not of_prow or test_group["name"] in jobs
