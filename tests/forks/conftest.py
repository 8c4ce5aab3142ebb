"""Jobs as text in, forks as plain data out."""

import pytest

from jobgen.forks import ForkError, fork, rotate
from jobgen.nodes import Mapping, plain
from jobgen.yamlio.parse import parse


@pytest.fixture
def job():
    """Return a function that reads a job from YAML."""

    def read(text: str) -> Mapping:
        node, findings = parse(text, "job.yaml")
        assert isinstance(node, Mapping)
        assert not findings
        return node

    return read


@pytest.fixture
def forked(job):
    """Return a function that forks a job written in YAML, for release 1.37 and Go 1.26.0."""

    def run(trigger: str, text: str):
        made = fork(job(text), trigger, version="1.37", go_version="1.26.0")
        return made if isinstance(made, ForkError) else plain(made)

    return run


@pytest.fixture
def rotated(job):
    """Return a function that rotates a job written in YAML from beta to stable1."""

    def run(trigger: str, text: str):
        return plain(rotate(job(text), trigger, old="beta", new="stable1"))

    return run
