"""Where the acceptance tests find the Go engines and the real configuration to compare with."""

import os
from collections.abc import Callable
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
ENGINES = Path(os.environ.get("JOBGEN_ENGINES") or ROOT / ".engines" / "bin")
UPSTREAM = Path(os.environ.get("JOBGEN_UPSTREAM") or ROOT.parent / "shared" / "upstream")


@pytest.fixture(scope="session")
def engine() -> Callable[[str], Path]:
    """Return where the engine of that name stands. Without it the test is skipped, and fails where CI is set."""

    def find(name: str) -> Path:
        program = ENGINES / name
        if program.is_file():
            return program
        reason = f"the engine {name} is not in {ENGINES}: run `make engines`, or set JOBGEN_ENGINES"
        if os.environ.get("CI"):
            pytest.fail(reason)
        pytest.skip(reason)

    return find


@pytest.fixture(scope="session")
def upstream() -> Path:
    """Return the folder that holds `test-infra/config`: it is no part of this repository, so it may be missing anywhere."""
    if not (UPSTREAM / "test-infra" / "config").is_dir():
        pytest.skip(
            f"no test-infra/config in {UPSTREAM}: set JOBGEN_UPSTREAM to a folder with kubernetes/test-infra in it"
        )
    return UPSTREAM
