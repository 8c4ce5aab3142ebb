"""What a user reads, word for word: each folder holds specs, laid over the small ones, and the answer of `validate`.

`JOBGEN_UPDATE=1 pytest tests/errors` writes the answers anew; the diff is the review.
"""

import os
import re
from pathlib import Path

import pytest
from places import ROOT

from jobgen.rules import RULES
from jobgen.rules.reading import NOTES

PACKAGE = ROOT / "jobgen"
FOLDER = Path(__file__).parent
CASES = sorted(path.parent for path in FOLDER.glob("*/arch-specs"))
EXPECTED = "expected.txt"


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_case(case, project):
    files = {
        path.relative_to(case).as_posix(): path.read_bytes()
        for path in (case / "arch-specs").rglob("*")
        if path.is_file()
    }
    made = project(files)

    ran = made.run("validate")

    said = f"{ran.out}{ran.err}exit code {ran.code}\n"
    if os.environ.get("JOBGEN_UPDATE"):
        (case / EXPECTED).write_text(said)
    assert said == (case / EXPECTED).read_text()
    assert made.run("generate").code == ran.code
    assert made.files() == {}


def test_every_folder_is_a_case():
    folders = {path for path in FOLDER.iterdir() if path.is_dir() and path.name != "__pycache__"}

    assert folders == set(CASES)
    assert CASES


def test_every_finding_of_the_code_is_explained():
    source = "".join(path.read_text() for path in PACKAGE.rglob("*.py") if path.name != "reading.py")
    said = set(re.findall(r'(?:rule=|_finding\(|report\(|stop\()\s*"([a-z0-9-]+)"', source))

    assert said - {rule.id for rule in RULES} <= NOTES.keys()
    assert {name for name in NOTES if f'"{name}"' not in source} == set()
