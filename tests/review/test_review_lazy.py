"""What is slow to load is loaded only where something differs."""

import subprocess
import sys

from examples import specs_with

PROGRAM = """\
import sys
from pathlib import Path
from jobgen.model.review import Side
from jobgen.pipeline import run
from jobgen.review.compare import compare
sides = [Side(label=each, expansion=run(Path(each)).expansion) for each in sys.argv[1:]]
print(len(compare(*sides).changes), "deepdiff" in sys.modules)
"""


def ran(*specs):
    done = subprocess.run([sys.executable, "-c", PROGRAM, *map(str, specs)], capture_output=True, text=True, check=True)
    return done.stdout.strip()


def test_deepdiff_is_loaded_once_two_jobs_differ_and_not_before(tmp_path):
    one = specs_with(tmp_path / "one", "")
    new = specs_with(tmp_path / "new", "maintainers: [alice, bob, carol]\nsuites: {build: {presubmit: {}}}")
    other = specs_with(tmp_path / "other", "suites: {unit: {timeout: 3h}}")

    assert ran(one, one) == "0 False"
    assert ran(one, new) == "3 False"
    assert ran(one, other) == "1 True"
