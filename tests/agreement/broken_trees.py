"""A case: one to three sound jobs with boards around them, one or two things of which are changed. A seed is all of it."""

import copy
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from random import Random
from typing import Any

import corpus
from breaks import change
from judges import OWN
from loose_yaml import written
from test_rules_agree import stand_ins

from jobgen.yamlio.emit import emit

OWN_BOARD = "sig-case-"
STAND_INS, PROVIDED, DEFAULTS = "stand-ins.yaml", "provided.yaml", "default.yaml"


@dataclass(frozen=True)
class Case:
    """What a seed stands for: a job file, a TestGrid file where that was changed, and what was changed."""

    seed: str
    kinds: tuple[str, ...]
    jobs: str
    boards: str

    @property
    def tag(self) -> str:
        """What every name of the case holds, so that what an engine says about many cases can be told apart."""
        return _tag(self.seed)


def broken_case(seed: str, *, boards: bool = True) -> Case:
    """Return the case of a seed; `boards` says whether TestGrid files may be changed."""
    rng = Random(seed)  # noqa: S311  (chance, not secrecy)
    jobs, testgrid = _sound(rng, _tag(seed))
    on_boards = boards and rng.random() < 0.2
    kinds = []
    for _ in range(rng.choice((1, 1, 1, 2))):
        kind = change(rng, *((testgrid, "testgrid-file") if on_boards else (jobs, "job-file")))
        kinds.append(f"{kind}, TestGrid" if on_boards else kind)
    return Case(seed, tuple(kinds), written(jobs), written(testgrid) if on_boards else "")


def lay_out(cases: Iterable[Case], folder: Path) -> None:
    """Write the cases below a folder, among the stand-ins and boards that the engines need: `jobs` and `testgrids`."""
    jobs, boards = folder / "jobs", folder / "testgrids"
    jobs.mkdir(parents=True)
    boards.mkdir()
    (jobs / STAND_INS).write_text(_stand_ins(), encoding="utf-8")
    (boards / PROVIDED).write_text(_provided(), encoding="utf-8")
    (boards / DEFAULTS).write_text((OWN / "testgrid-default.yaml").read_text(encoding="utf-8"), encoding="utf-8")
    for case in cases:
        (jobs / f"{case.tag}.yaml").write_text(case.jobs, encoding="utf-8")
        if case.boards:
            (boards / f"{case.tag}.yaml").write_text(case.boards, encoding="utf-8")


@cache
def _stand_ins() -> str:
    return emit(stand_ins())


@cache
def _provided() -> str:
    group = {"name": corpus.STAND_IN, "gcs_prefix": "elsewhere/logs/stand-in", "days_of_results": 7}
    return emit({"test_groups": [group], "dashboards": list(corpus.provided())})


def _tag(seed: str) -> str:
    return "z" + seed.replace(":", "z") + "z"


def _sound(rng: Random, tag: str) -> tuple[dict[str, Any], dict[str, Any]]:
    """Return a job file and a TestGrid file without a fault; names end in the tag and a number."""
    found: dict[str, Any] = {}
    for number in range(rng.choice((1, 1, 2, 3))):
        each = rng.choice(corpus.jobs())
        job = _renamed(each.job, f"-{tag}{number}")
        if each.repo:
            found.setdefault(f"{each.trigger}s", {}).setdefault(each.repo, []).append(job)
        else:
            found.setdefault("periodics", []).append(job)
    if rng.random() < 0.1:
        env, label = [{"name": f"FROM_{tag.upper()}", "value": "x"}], f"preset-{tag}"
        found["presets"] = [{"labels": {label: "true"}, "env": env}]
    return found, _testgrid(rng, found, tag)


def _renamed(job: dict[str, Any], end: str) -> dict[str, Any]:
    old = job["name"]
    job = {**copy.deepcopy(job), "name": old + end}
    for key in ("context", "trigger", "rerun_command"):
        if key in job:
            job[key] = job[key].replace(old, old + end)
    annotations = job.get("annotations", {})
    if corpus.TAB in annotations:
        annotations[corpus.TAB] += end
    return job


def _testgrid(rng: Random, jobs: dict[str, Any], tag: str) -> dict[str, Any]:
    """Return a board of the case's own in a group, with a tab of its first job's results, and one of somebody else's."""
    listed = jobs.get("periodics") or [
        job for key in ("presubmits", "postsubmits") for job in _first(jobs.get(key, {}))
    ]
    group = {"name": f"external-{tag}", "gcs_prefix": f"elsewhere/logs/external-{tag}", "days_of_results": 7}
    alert = {"alert_mail_to_addresses": "owner@example.org", "num_failures_to_alert": 2}
    tabs = [
        {
            "name": f"external {tag}",
            "test_group_name": group["name"],
            "description": "elsewhere",
            "alert_options": alert,
        }
    ]
    annotations = listed[0].get("annotations", {})
    if annotations.get(corpus.BOARDS) and rng.random() < 0.5:
        tabs.append({"name": f"job {tag}", "test_group_name": listed[0]["name"]})
    board = f"{OWN_BOARD}{tag}"
    return {
        "test_groups": [group],
        "dashboards": [{"name": board, "dashboard_tab": tabs}],
        "dashboard_groups": [{"name": f"{OWN_BOARD}{tag[:-1]}", "dashboard_names": [board]}],
    }


def _first(by_repo: dict[str, Any]) -> list[Any]:
    return next(iter(by_repo.values()), [])
