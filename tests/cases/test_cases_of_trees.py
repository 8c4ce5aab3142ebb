"""Whole trees: each folder holds specs, laid over the small ones, and every file that `generate` makes of them.

`JOBGEN_UPDATE=1 pytest tests/cases` writes the trees anew; the diff is the review.
"""

import os
import shutil
from pathlib import Path

import pytest

FOLDER = Path(__file__).parent
CASES = sorted(path.parent for path in FOLDER.glob("*/arch-specs"))


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_tree(case, project):
    specs = case / "arch-specs"
    made = project(
        {path.relative_to(case).as_posix(): path.read_bytes() for path in specs.rglob("*") if path.is_file()}
    )

    ran = made.run("generate")

    assert (ran.code, ran.err) == (0, ""), ran.out
    expected = case / "expected"
    if os.environ.get("JOBGEN_UPDATE"):
        shutil.rmtree(expected, ignore_errors=True)
        shutil.copytree(made.root / "generated", expected)
    assert made.files() == {
        path.relative_to(expected).as_posix(): path.read_text()
        for path in sorted(expected.rglob("*"))
        if path.is_file()
    }


def test_there_are_cases():
    assert {case.name for case in CASES} >= {"ten-lines", "rich"}
