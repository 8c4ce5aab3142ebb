"""Where the acceptance tests find the Go engines and the real configuration to compare with."""

import os
from collections.abc import Callable
from functools import cache
from pathlib import Path

import pytest
from cases import Case, grow_case
from grown import Tree, grow
from judges import OWN, Judges
from places import ENGINES, ROOT, UPSTREAM


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


@pytest.fixture(scope="session")
def judges(engine: Callable[[str], Path]) -> Judges:
    """Return the engines for the small Prow instance that stands beside these tests."""
    return Judges(engine, OWN / "config.yaml")


@pytest.fixture(scope="session")
def real_judges(engine: Callable[[str], Path]) -> Judges:
    """Return the engines for the real Prow instance, or for the small one where kubernetes/test-infra is not at hand."""
    real = UPSTREAM / "test-infra" / "config" / "prow" / "config.yaml"
    return Judges(engine, real if real.is_file() else OWN / "config.yaml")


@pytest.fixture(scope="session")
def real_defaults() -> Path:
    """Return the defaults of the real TestGrid configuration, or of the small one."""
    real = UPSTREAM / "test-infra" / "config" / "testgrids" / "default.yaml"
    return real if real.is_file() else OWN / "testgrid-default.yaml"


@pytest.fixture(scope="session")
def shipped(tmp_path_factory: pytest.TempPathFactory) -> Tree:
    """Return the tree of the shipped specs, made anew: what is committed may be older."""
    return grow(ROOT / "arch-specs", tmp_path_factory.mktemp("shipped") / "generated")


@pytest.fixture(scope="session")
def case(judges: Judges, tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], Case]:
    """Return a function that returns a case by name; each is generated once."""
    return cache(lambda name: grow_case(name, tmp_path_factory.mktemp(name), judges))
