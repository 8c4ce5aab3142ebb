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
    shutil.copytree(tree.out / "testgrids", folder) if (tree.out / "testgrids").is_dir() else folder.mkdir()
    shutil.copy(defaults, folder / "default.yaml")
    defined, _ = boards_of(judges, folder)
    tabs: dict[str, list[dict[str, Any]]] = {name: [] for name in sorted(named_boards(judges, jobs) - defined)}
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


def boards_of(judges: Judges, folder: Path) -> tuple[set[str], set[str]]:
    """Return the names of the dashboards, and of the dashboard groups, that the files below a folder define."""
    contents = [judges.read(file.read_bytes()) for file in folder.rglob("*.yaml")]
    dashboards = {board["name"] for content in contents for board in content.get("dashboards") or ()}
    return dashboards, {group["name"] for content in contents for group in content.get("dashboard_groups") or ()}


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
