"""Trees that `generate` writes for these tests, and the rest of a TestGrid configuration laid around them."""

import re
import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from judges import Judges

from jobgen.commands.common import Settings
from jobgen.commands.generate import generate
from jobgen.model.job import Expansion
from jobgen.pipeline import run
from jobgen.yamlio.emit import emit

DASHBOARDS = "testgrid-dashboards"
_BY_HAND = re.compile(r"^On (?P<boards>`[^\n]+`), for [^\n]*:\n+```yaml\n(?P<what>.*?)^```$", re.MULTILINE | re.DOTALL)


@dataclass(frozen=True)
class Tree:
    """A folder that `generate` wrote, and what jobgen says that it stands for."""

    out: Path
    expansion: Expansion

    @property
    def jobs(self) -> Path:
        return self.out / "jobs"


def grow(specs: Path, out: Path) -> Tree:
    """Generate from the specs. Findings fail the test; warnings do not."""
    outcome = generate(Settings(specs=specs, out=out))
    assert outcome.exit_code == 0, outcome.text
    expansion = run(specs).expansion
    assert expansion
    return Tree(out, expansion)


def jobs_in(judges: Judges, folder: Path) -> Iterator[tuple[str, str, dict[str, Any]]]:
    """Yield the trigger, repository and content of every job below a folder, as Go reads them."""
    for file in sorted(folder.rglob("*.yaml")):
        content = judges.read(file.read_bytes())
        for trigger in ("presubmit", "postsubmit"):
            for repo, jobs in content.get(f"{trigger}s", {}).items():
                yield from ((trigger, repo, job) for job in jobs)
        yield from (("periodic", "", job) for job in content.get("periodics", ()))


def lay_boards(judges: Judges, tree: Tree, jobs: Path, folder: Path, defaults: Path) -> Path:
    """Return a folder with the generated boards and those provided boards that the jobs, or hand-written tabs, name.

    A board that exists elsewhere comes without tabs, but for those that somebody has to write by hand: `static_tabs`, and
    the external results that UPSTREAM.md lists.
    """
    folder.mkdir()
    if (tree.out / "testgrids").is_dir():
        shutil.copytree(tree.out / "testgrids", folder, dirs_exist_ok=True)
    shutil.copy(defaults, folder / "default.yaml")
    elsewhere = named_boards(judges, jobs) - boards_of(judges, folder).keys()
    tabs: dict[str, list[dict[str, Any]]] = {name: [] for name in sorted(elsewhere)}
    groups = []
    for board, tab in _static_tabs(tree):
        tabs.setdefault(board, []).append(tab)
    for boards, what in written_by_hand(judges, tree):
        groups += what.get("test_groups", [])
        for board in boards:
            tabs.setdefault(board, []).extend(what["dashboard_tab"])
    provided = [{"name": name, **({"dashboard_tab": own} if own else {})} for name, own in tabs.items()]
    (folder / "provided.yaml").write_text(emit({"test_groups": groups, "dashboards": provided}), encoding="utf-8")
    return folder


def named_boards(judges: Judges, jobs: Path) -> set[str]:
    """Return the boards that jobs name in their annotations."""
    lists = (job.get("annotations", {}).get(DASHBOARDS, "") for _, _, job in jobs_in(judges, jobs))
    return {name.strip() for text in lists for name in text.split(",") if name.strip()}


def boards_of(judges: Judges, folder: Path) -> dict[str, dict[str, Any]]:
    """Return the dashboards that the files below a folder define, by name."""
    return {board["name"]: board for content in _contents(judges, folder) for board in content.get("dashboards") or ()}


def board_groups_of(judges: Judges, folder: Path) -> set[str]:
    """Return the names of the dashboard groups that the files below a folder define."""
    return {group["name"] for content in _contents(judges, folder) for group in content.get("dashboard_groups") or ()}


def _contents(judges: Judges, folder: Path) -> Iterator[dict[str, Any]]:
    return (judges.read(file.read_bytes()) for file in folder.rglob("*.yaml"))


def written_by_hand(judges: Judges, tree: Tree) -> Iterator[tuple[list[str], dict[str, Any]]]:
    """Yield what UPSTREAM.md asks to add to provided boards, with the names of the boards."""
    text = (tree.out / "UPSTREAM.md").read_text(encoding="utf-8")
    for block in _BY_HAND.finditer(text):
        yield re.findall("`(.+?)`", block["boards"]), judges.read(block["what"].encode())


def _static_tabs(tree: Tree) -> Iterator[tuple[str, dict[str, Any]]]:
    for platform in tree.expansion.platforms:
        if platform.step > 0:
            for tab in platform.static_tabs:
                yield tab.board, {"name": tab.tab, "test_group_name": tab.test_group}
