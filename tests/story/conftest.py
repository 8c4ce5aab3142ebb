"""The engines for a tree that changes from command to command, as the acceptance tests have them for one that does not."""

import os
import shutil
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from places import ENGINES, ROOT, UPSTREAM

from jobgen.pipeline import run

sys.path.append(str(ROOT / "tests" / "acceptance"))

from grown import Tree, lay_boards
from judges import OWN, PROGRAMS, Judges


@pytest.fixture
def accept(tmp_path: Path) -> Callable[[Path], None]:
    """Return a function that lets Prow and TestGrid load the tree of a folder; without the engines it does nothing."""
    if not all((ENGINES / name).is_file() for name in PROGRAMS):
        if os.environ.get("CI"):
            pytest.fail(f"engines are missing from {ENGINES}: run `make engines`, or set JOBGEN_ENGINES")
        return lambda _folder: None
    real = UPSTREAM / "test-infra" / "config"
    judges = Judges(ENGINES.joinpath, real / "prow/config.yaml" if real.is_dir() else OWN / "config.yaml")
    defaults = real / "testgrids/default.yaml" if real.is_dir() else OWN / "testgrid-default.yaml"
    boards = tmp_path / "boards"

    def judge(folder: Path) -> None:
        expansion = run(folder / "arch-specs").expansion
        assert expansion
        tree = Tree(folder / "generated", expansion)
        judges.accept_jobs(tree.jobs)
        shutil.rmtree(boards, ignore_errors=True)
        judges.accept_boards(tree.jobs, lay_boards(judges, tree, tree.jobs, boards, defaults))

    return judge
