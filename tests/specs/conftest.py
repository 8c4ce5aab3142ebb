"""The shipped specs, read once, and the hand-written jobs of kubernetes/test-infra to compare them with."""

from pathlib import Path

import pytest
from decoding import Jobs, read_jobs
from places import ROOT, UPSTREAM

from jobgen.model.job import Expansion
from jobgen.pipeline import Run, files, run


@pytest.fixture(scope="session")
def done() -> Run:
    return run(ROOT / "arch-specs")


@pytest.fixture(scope="session")
def shipped(done: Run) -> Expansion:
    assert done.expansion is not None
    return done.expansion


@pytest.fixture(scope="session")
def rendered(done: Run, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder with the job files that the specs stand for."""
    folder = tmp_path_factory.mktemp("rendered")
    for name, text in files(done).items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return folder / "jobs"


@pytest.fixture(scope="session")
def ours(rendered: Path) -> Jobs:
    return read_jobs(rendered)


@pytest.fixture(scope="session")
def upstream_jobs() -> Path:
    """Return the folder of hand-written jobs: it is no part of this repository, so it may be missing anywhere."""
    folder = UPSTREAM / "test-infra" / "config" / "jobs" / "kubernetes"
    if not folder.is_dir():
        pytest.skip(f"no {folder}: set JOBGEN_UPSTREAM to a folder with kubernetes/test-infra in it")
    return folder


@pytest.fixture(scope="session")
def theirs(upstream_jobs: Path) -> Jobs:
    return read_jobs(upstream_jobs)
