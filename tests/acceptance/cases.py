"""The specs of these tests: each folder of `cases/` is one, together with the site file and catalogue of `cases/common`."""

import shutil
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

from grown import Tree, grow, jobs_in, lay_boards
from judges import OWN, Judges, Made

CASES = Path(__file__).parent / "cases"
COMMON = "common"
NAMES = tuple(sorted(folder.name for folder in CASES.iterdir() if folder.name != COMMON))


def lay_specs(name: str, folder: Path) -> Path:
    """Return a new specs folder with the case in it."""
    shutil.copytree(CASES / COMMON, folder)
    return shutil.copytree(CASES / name, folder, dirs_exist_ok=True)


@dataclass(frozen=True)
class Case:
    """What jobgen makes of a case in `folder`, and what Prow and TestGrid make of that."""

    folder: Path
    tree: Tree
    judges: Judges

    @property
    def specs(self) -> Path:
        return self.folder / "specs"

    @cached_property
    def jobs(self) -> dict[str, dict[str, Any]]:
        """Every job as its file says it, by name."""
        return {job["name"]: job for _, _, job in jobs_in(self.judges, self.tree.jobs)}

    @cached_property
    def made(self) -> dict[str, Made]:
        """What Prow makes of every job, by name."""
        return self.judges.make(self.tree.jobs, self.jobs)

    @cached_property
    def boards(self) -> Path:
        """A folder with every board that the jobs need."""
        target = self.folder / "testgrids"
        return lay_boards(self.judges, self.tree, self.tree.jobs, target, OWN / "testgrid-default.yaml")

    @cached_property
    def testgrid(self) -> dict[str, Any]:
        """The whole configuration of TestGrid."""
        return self.judges.testgrid(self.tree.jobs, self.boards, self.folder / "testgrid.yaml")

    def prowjob(self, name: str) -> dict[str, Any]:
        """Return the spec of the ProwJob."""
        return self.made[name].prowjob["spec"]

    def containers(self, name: str) -> list[dict[str, Any]]:
        """Return the containers of the ProwJob: what the job says, and its presets."""
        return self.prowjob(name)["pod_spec"]["containers"]

    def tab(self, board: str, name: str) -> dict[str, Any]:
        """Return a tab of a board."""
        (found,) = (each for each in self.testgrid["dashboards"] if each["name"] == board)
        (tab,) = (each for each in found["dashboard_tab"] if each["name"] == name)
        return tab


def grow_case(name: str, folder: Path, judges: Judges) -> Case:
    """Generate from the specs of a case."""
    return Case(folder, grow(lay_specs(name, folder / "specs"), folder / "generated"), judges)
