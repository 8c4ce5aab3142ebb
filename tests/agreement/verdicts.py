"""What lint says about a tree, and what the engines say."""

import re
import shutil
import subprocess
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from broken_trees import Case, lay_out
from judges import OWN
from places import ENGINES

from jobgen.existing import read_existing
from jobgen.findings import Finding, Severity
from jobgen.rules import RULES
from jobgen.stages.gate import gate

FLAGS = {
    "checkconfig": "--config-path {prow} --job-config-path {jobs} --strict --include-default-warnings"
    " --warnings=unknown-fields-all --exclude-warning=validate-cluster-field --exclude-warning=long-job-names",
    "configurator": "--yaml {boards} --default {boards}/default.yaml --prow-config {prow} --prow-job-config {jobs}"
    " --strict-unmarshal --validate-config-file",
    # Two of those that are skipped judge the Prow configuration; the third knows a list of clusters that is too old.
    "policy-jobs.test": "-config {prow} -job-config {jobs}"
    " -test.skip ^(TestReportTemplate|TestURLTemplate|TestClusterName)$",
    # This one wants every merge-blocking presubmit of kubernetes/kubernetes on one board.
    "policy-testgrids.test": "-yaml {boards} -default {boards}/default.yaml -prow-config {prow} -job-config {jobs}"
    " -test.skip ^TestPresubmitsKubernetesDashboards$",
}
PATIENCE = 20
"""Seconds after which an engine has lost its way in what it was given, which is no way of taking it."""
PROW = OWN / "config.yaml"
_BY_RULE = {rule.id: rule.engine for rule in RULES}
_OF_FILES = {"yaml-duplicate-key": "configurator"}
_OF_THE_WHOLE = "merge-blocking-board"
_MOST_NAMED = 12
_RAM = Path("/dev/shm")


@dataclass(frozen=True)
class Refusal:
    """An engine that refuses, and what it says."""

    engine: str
    said: str

    @property
    def short(self) -> str:
        """What it says, on one line."""
        lines = [line.strip() for line in self.said.splitlines() if _SPEAKS.search(line)]
        return "; ".join(lines or self.said.strip().splitlines())[:400]


_SPEAKS = re.compile(r"error|rror:|must|invalid|panic|fatal|cannot|warning|_test.go", re.IGNORECASE)


def scratch() -> TemporaryDirectory[str]:
    """Return a folder for trees, in memory where there is such a place."""
    return TemporaryDirectory(prefix="jobgen-agreement-", dir=_RAM if _RAM.is_dir() else None)


def errors(folder: Path) -> list[Finding]:
    """Return what lint finds wrong with a tree, errors alone."""
    existing = read_existing([folder / "jobs", folder / "testgrids"], prow_config=PROW)
    found = [*existing.findings, *gate(existing.expansion, RULES).findings]
    return [finding for finding in found if finding.severity is Severity.ERROR and finding.rule != _OF_THE_WHOLE]


def refusal(cases: Sequence[Case], folder: Path, first: Iterable[str] = ()) -> Refusal | None:
    """Return what an engine says against a tree of the cases, None where all take it; those named `first` are asked first."""
    shutil.rmtree(folder, ignore_errors=True)
    lay_out(cases, folder)
    return ask(folder, first)


def ask(folder: Path, first: Iterable[str] = ()) -> Refusal | None:
    """Return what an engine says against a tree that is laid out already."""
    for name in dict.fromkeys([*(each for each in first if each in FLAGS), *FLAGS]):
        flags = FLAGS[name].format(prow=PROW, jobs=folder / "jobs", boards=folder / "testgrids").split()
        try:
            done = subprocess.run(
                [ENGINES / name, *flags],
                capture_output=True,
                text=True,
                check=False,
                errors="replace",
                timeout=PATIENCE,
            )
        except subprocess.TimeoutExpired:
            return Refusal(name, f"does not end within {PATIENCE} seconds")
        if done.returncode:
            return Refusal(name, f"{done.stdout}\n{done.stderr}")
    return None


def engines_of(findings: Iterable[Finding]) -> list[str]:
    """Return the engines that the rules of the findings name."""
    return [_BY_RULE.get(finding.rule) or _OF_FILES.get(finding.rule, "checkconfig") for finding in findings]


def refused(cases: Sequence[Case], folder: Path) -> list[tuple[Case, Refusal]]:
    """Return the cases that an engine refuses by themselves: all of them are shown together first.

    Of a tree that is refused, those cases are looked at alone that the engine names; where it names none, or too many, the tree
    is cut in two. Cases that are refused only beside others are taken.
    """
    if not cases:
        return []
    said = refusal(cases, folder)
    if said is None:
        return []
    if len(cases) == 1:
        return [(cases[0], said)]
    named = [case for case in cases if re.search(case.tag, said.said, re.IGNORECASE)]
    if 0 < len(named) <= min(_MOST_NAMED, len(cases) - 1):
        rest = [case for case in cases if case not in named]
        return [*(found for case in named for found in refused([case], folder)), *refused(rest, folder)]
    half = len(cases) // 2
    return [*refused(cases[:half], folder), *refused(cases[half:], folder)]
