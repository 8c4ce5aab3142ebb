"""What is fuzzed: bytes in the place of one file, through everything that jobgen makes of it, up to the reports.

Nothing may come out of a target but `JobgenError`, which is how a command says that it cannot go on.
"""

import contextlib
import json
import os
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TypeAlias

from jobgen.commands.common import Settings, counted, dumped, findings_json, report
from jobgen.errors import JobgenError
from jobgen.existing import read_existing
from jobgen.findings import Finding, ordered
from jobgen.model.spec import SITE, SUITES
from jobgen.pipeline import Run, files, rerun, run
from jobgen.reporters.findings import REPORTERS
from jobgen.rules import RULES
from jobgen.stages.gate import gate
from jobgen.stages.load import load
from jobgen.trees import INPUT_LIMIT, Text, as_text
from jobgen.yamlio.parse import parse

ROOT = Path(__file__).resolve().parents[2]
SPECS = ROOT / "arch-specs"
PROW = ROOT / "tests" / "acceptance" / "prow"
CASES = ROOT / "tests" / "acceptance" / "cases"

PLATFORM = "linux-arm64.yaml"
SCRIPT = "scripts/e2e.sh"

Target: TypeAlias = Callable[[bytes], None]


class InMemory:
    """A folder of which no byte is on a disk."""

    shown = Path("files")

    def __init__(self, contents: dict[str, bytes]) -> None:
        self._contents = contents

    def names(self) -> tuple[str, ...]:
        return tuple(sorted(self._contents))

    def folders(self) -> Iterable[str]:
        return ()

    def text(self, name: str, *, limit: int = INPUT_LIMIT) -> str | Finding:
        read = as_text(self._contents[name], str(self.shown / name), limit=limit)
        return read.text if isinstance(read, Text) else read


def spec(data: bytes) -> None:
    """Read a platform beside the shipped site file and catalogue."""
    sources, findings = load(InMemory({**_shipped(), PLATFORM: data}), known=_shipped_run().sources)
    done = replace(_shipped_run(), loading=tuple(findings), findings=tuple(ordered(findings)))
    for document in sources.platforms:
        done = rerun(done, document)
    _answered(done)


def site(data: bytes) -> None:
    """Read a site file beside a small catalogue and a platform."""
    _answered(run(InMemory({**_small(), SITE: data})))


def suites(data: bytes) -> None:
    """Read a catalogue beside a small site file and a platform."""
    _answered(run(InMemory({**_small(), SUITES: data})))


def jobs(data: bytes) -> None:
    """Lint a job file by itself."""
    _linted({"jobs.yaml": data})


def boards(data: bytes) -> None:
    """Lint a TestGrid file beside a job file."""
    _linted({"jobs.yaml": _written("jobs.yaml"), "testgrid.yaml": data})


def prow_config(data: bytes) -> None:
    """Lint a job file under the configuration of a Prow instance."""
    memory = Path("/dev/shm")
    with TemporaryDirectory(prefix="jobgen-fuzz-", dir=memory if os.access(memory, os.W_OK) else None) as folder:
        config = Path(folder, "config.yaml")
        config.write_bytes(data)
        _linted({"jobs.yaml": _written("jobs.yaml")}, prow_config=config)


TARGETS: dict[str, Target] = {
    "spec": spec,
    "site": site,
    "suites": suites,
    "jobs": jobs,
    "boards": boards,
    "prow-config": prow_config,
}


def survive(name: str, data: bytes) -> None:
    """Run a target; a refusal in one line is an answer like any other."""
    with contextlib.suppress(JobgenError):
        TARGETS[name](data)


@cache
def _shipped() -> dict[str, bytes]:
    shared = {name: (SPECS / name).read_bytes() for name in (SITE, SUITES)}
    return {**shared, SCRIPT: (CASES / "words" / SCRIPT).read_bytes()}


@cache
def _shipped_run() -> Run:
    return run(InMemory(_shipped()))


@cache
def _small() -> dict[str, bytes]:
    shared = {name: (CASES / "common" / name).read_bytes() for name in (SITE, SUITES)}
    return {**shared, PLATFORM: (CASES / "release" / PLATFORM).read_bytes()}


@cache
def _written(name: str) -> bytes:
    return (Path(__file__).parent / "beside" / name).read_bytes()


def _answered(done: Run) -> None:
    """Make what `generate` would, and say what `validate` would."""
    made = files(done)
    if not done.failed:
        for path, text in made.items():
            _is_yaml(path, text)
    _reported(done.findings)


def _is_yaml(path: str, text: str) -> None:
    assert text.encode().decode() == text, path
    if path.endswith(".yaml"):
        assert parse(text, path, go=True)[1] == [], path


def _linted(contents: dict[str, bytes], *, prow_config: Path | None = None) -> None:
    """Say what `lint` would."""
    existing = read_existing([InMemory(contents)], prow_config=prow_config)
    verdict = gate(existing.expansion, RULES)
    _reported(ordered([*existing.findings, *verdict.findings]))


def _reported(findings: Sequence[Finding]) -> None:
    """Render the findings in every format: text that a stream takes, JSON that any reader takes."""
    for name in REPORTERS:
        settings = Settings(format=name)
        said = report(findings, settings) + counted(findings, settings)
        said.encode("utf-8", "backslashreplace")
        if name == "sarif":
            json.loads(said, parse_constant=_no_json)
    json.loads(dumped({"findings": findings_json(findings)}), parse_constant=_no_json)


def _no_json(word: str) -> None:
    message = f"{word} is no JSON"
    raise ValueError(message)
