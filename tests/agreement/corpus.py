"""Sound configuration to break: the jobs and boards of the shipped tree and of the rich cases, each job by itself."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from cases import NAMES, lay_specs
from places import ROOT
from test_rules_agree import stand_ins

from jobgen.nodes import plain
from jobgen.pipeline import files, run
from jobgen.yamlio.parse import parse

TREES = (ROOT / "generated", *sorted((ROOT / "tests" / "cases").glob("*/expected")))
TAB = "testgrid-tab-name"
BOARDS = "testgrid-dashboards"
STAND_IN = "stand-in"


@dataclass(frozen=True)
class Sound:
    """One job that every engine takes."""

    trigger: str
    repo: str
    job: dict[str, Any]


@cache
def jobs() -> tuple[Sound, ...]:
    """Return every job that can stand alone: on a board, and no blocking one on a cluster that only the cases have."""
    listed = (each for text in _texts() for each in _listed(_read(text)))
    return tuple(each for each in listed if _boards(each.job) and not _blocks_elsewhere(each.job))


@cache
def provided() -> tuple[dict[str, Any], ...]:
    """Return the boards that the jobs name, each with a tab, so that none is ever empty."""
    named = {name.strip() for each in jobs() for name in _boards(each.job).split(",")}
    stand = stand_ins()
    named |= {_boards(job) for key in stand for jobs in stand[key].values() for job in jobs}
    return tuple({"name": name, "dashboard_tab": [_tab(name)]} for name in sorted(named - {""}))


def _tab(board: str) -> dict[str, Any]:
    alert = {"alert_mail_to_addresses": "owners@example.org"}
    return {
        "name": f"stand-in of {board}",
        "test_group_name": STAND_IN,
        "description": "OWNER: nobody",
        "alert_options": alert,
    }


def _boards(job: dict[str, Any]) -> str:
    return (job.get("annotations") or {}).get(BOARDS, "")


def _blocks_elsewhere(job: dict[str, Any]) -> bool:
    return "-blocking" in _boards(job) and not job["cluster"].endswith(
        ("k8s-infra-prow-build", "eks-prow-build-cluster")
    )


def _texts() -> Iterator[str]:
    for tree in TREES:
        for path in sorted((tree / "jobs").rglob("*.yaml")):
            yield path.read_text(encoding="utf-8")
    for name in NAMES:
        with TemporaryDirectory() as folder:
            written = files(run(lay_specs(name, Path(folder) / "specs")))
            yield from (text for path, text in sorted(written.items()) if path.startswith("jobs/") and _is_yaml(path))


def _is_yaml(path: str) -> bool:
    return path.endswith(".yaml")


def _read(text: str) -> Any:
    node, _ = parse(text, "")
    assert node is not None
    return plain(node)


def _listed(content: Any) -> Iterator[Sound]:
    for trigger in ("presubmit", "postsubmit"):
        for repo, listed in content.get(f"{trigger}s", {}).items():
            yield from (Sound(trigger, repo, job) for job in listed)
    yield from (Sound("periodic", "", job) for job in content.get("periodics", ()))
