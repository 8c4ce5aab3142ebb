"""The runner of the test suite: its exit codes, and that its last lines are pytest's."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

SCRIPT = Path(__file__).parents[2] / "scripts" / "run_tests.py"
MODULE = "def used():\n    return 1\n\n\ndef unused():\n    return 2\n"
SETTINGS = '[tool.coverage.run]\nsource = ["small"]\nparallel = true\n[tool.coverage.report]\nfail_under = {bound}\n'


@pytest.fixture
def project(tmp_path: Path) -> Path:
    (tmp_path / "small.py").write_text(MODULE, encoding="utf-8")
    (tmp_path / "test_small.py").write_text(
        "import small\n\n\ndef test_it():\n    assert small.used() == 1\n", encoding="utf-8"
    )
    (tmp_path / "pyproject.toml").write_text(SETTINGS.format(bound=75), encoding="utf-8")
    return tmp_path


def run(project: Path, *arguments: str) -> tuple[int, list[str]]:
    environment = {
        name: value for name, value in os.environ.items() if not name.startswith(("COVERAGE_", "PYTEST_", "CI"))
    }
    command = [sys.executable, str(SCRIPT), *arguments]
    done = subprocess.run(
        command, cwd=project, env=environment, capture_output=True, encoding="utf-8", check=False, timeout=120
    )
    return done.returncode, done.stdout.splitlines()


def test_a_clean_run_ends_with_the_line_that_counts_the_tests(project: Path) -> None:
    status, lines = run(project, "-q")

    assert status == 0
    assert lines[-1].startswith("1 passed in ")
    assert lines.count(lines[-1]) == 2
    assert any(line.startswith("TOTAL") and "75%" in line for line in lines)


def test_a_failing_test_ends_with_its_name_and_fails(project: Path) -> None:
    (project / "small.py").write_text(MODULE.replace("1", "3"), encoding="utf-8")

    status, lines = run(project, "-q")

    assert status == 1
    assert "short test summary info" in lines[-3]
    assert lines[-2].startswith("FAILED test_small.py::test_it")
    assert lines[-1].startswith("1 failed in ")


def test_too_little_coverage_fails_though_every_test_passes(project: Path) -> None:
    (project / "pyproject.toml").write_text(SETTINGS.format(bound=76), encoding="utf-8")

    status, lines = run(project, "-q")

    assert status == 2
    assert "Coverage failure: total of 75 is less than fail-under=76" in lines
    assert lines[-1].startswith("1 passed in ")


def test_arguments_go_to_pytest(project: Path) -> None:
    status, lines = run(project, "-q", "-k", "nothing_has_this_name")

    assert status == 5
    assert lines[-1].startswith("1 deselected in ")
