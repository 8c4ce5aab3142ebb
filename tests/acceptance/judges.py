"""The Go engines as functions: what they accept passes, what they refuse fails the test with what they said about it."""

import json
import os
import shutil
import subprocess
from collections.abc import Callable, Iterable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from typing import Any

from jobgen.forks import TIERS

OWN = Path(__file__).parent / "prow"

PROGRAMS = (
    *("checkconfig", "configurator", "policy-jobs.test", "policy-testgrids.test"),
    *("mkpj", "mkpod", "config-forker", "config-rotator", "yaml2json"),
)

# Whatever mkpj needs to know about a push or pull request; what it is not told it asks GitHub for.
_REVISION = ("--base-ref", "master", "--base-sha", "0000")
_PULL = ("--pull-number", "1", "--pull-sha", "1111", "--pull-author", "a")

# The list of clusters that this test holds is older than one of the clusters.
_TOO_OLD = "TestClusterName"
# These two judge the Prow configuration, not jobs.
_OF_THE_INSTANCE = ("TestReportTemplate", "TestURLTemplate")
# All merge-blocking presubmits of kubernetes/kubernetes on one board: no part of kubernetes/test-infra has them all.
_OF_THE_WHOLE = "TestPresubmitsKubernetesDashboards"


@dataclass(frozen=True)
class Made:
    """What Prow makes of one job: the ProwJob, and the pod that runs it."""

    prowjob: dict[str, Any]
    pod: dict[str, Any]


class Judges:
    """The engines, for one Prow configuration. Files and folders are those that the programs read."""

    def __init__(self, engine: Callable[[str], Path], config: Path) -> None:
        self._programs = {name: engine(name) for name in PROGRAMS}
        self._config = config

    def accept_jobs(self, jobs: Path) -> None:
        """Let checkconfig look at a folder of job files."""
        # Without the two that are left out: one asks a cloud for clusters, one is broken by hundreds of real jobs.
        flags = ["--strict", "--include-default-warnings", "--warnings=unknown-fields-all"]
        flags += ["--exclude-warning=validate-cluster-field", "--exclude-warning=long-job-names"]
        self._accepted("checkconfig", *self._of_prow(jobs), *flags)

    def accept_boards(self, jobs: Path, boards: Path) -> None:
        """Let configurator make the whole configuration of TestGrid, from boards and the annotations of jobs."""
        flags = ["--yaml", boards, "--default", boards / "default.yaml", "--strict-unmarshal", "--validate-config-file"]
        self._accepted("configurator", *flags, "--prow-config", self._config, "--prow-job-config", jobs)

    def accept_policy_of_jobs(self, jobs: Path, scratch: Path) -> None:
        """Run the policy tests of kubernetes/test-infra on jobs, in a new folder: it holds a presubmit and a postsubmit more."""
        shutil.copytree(jobs, scratch)
        shutil.copy(OWN / "stand-ins.yaml", scratch)
        skipped = [_TOO_OLD, *(_OF_THE_INSTANCE if self._config.is_relative_to(OWN) else ())]
        flags = ["-config", self._config, "-job-config", scratch, "-test.skip", f"^({'|'.join(skipped)})$"]
        self._accepted("policy-jobs.test", *flags)

    def accept_policy_of_boards(self, jobs: Path, boards: Path) -> None:
        """Run those on boards, and on the jobs that report to them."""
        flags = ["-yaml", boards, "-default", boards / "default.yaml", "-test.skip", f"^{_OF_THE_WHOLE}$"]
        self._accepted("policy-testgrids.test", *flags, "-prow-config", self._config, "-job-config", jobs)

    def make(self, jobs: Path, names: Iterable[str]) -> dict[str, Made]:
        """Return what Prow makes of each of the jobs, by name."""
        wanted = list(names)
        with ThreadPoolExecutor(os.cpu_count()) as pool:
            return dict(zip(wanted, pool.map(lambda name: self._make(jobs, name), wanted), strict=True))

    def testgrid(self, jobs: Path, boards: Path, output: Path) -> dict[str, Any]:
        """Return the configuration of TestGrid that configurator makes."""
        flags = [
            "--yaml",
            boards,
            "--default",
            boards / "default.yaml",
            "--oneshot",
            "--output-yaml",
            "--output",
            output,
        ]
        self._accepted("configurator", *flags, "--prow-config", self._config, "--prow-job-config", jobs)
        return self.read(output.read_bytes())

    def fork(self, jobs: Path, *, version: str, go_version: str, age: int, output: Path) -> Path:
        """Write the jobs of a release branch as config-forker makes them, rotated `age` times, and return the file."""
        flags = {"job-config": jobs, "version": version, "go-version": go_version, "output": output}
        self._accepted("config-forker", *(f"--{name}={value}" for name, value in flags.items()))
        for old, new in list(pairwise(TIERS))[:age]:
            self._accepted("config-rotator", "--old", old, "--new", new, "--config-file", output)
        return output

    def read(self, text: bytes) -> Any:
        """Return the YAML document as Go reads it."""
        return json.loads(self._accepted("yaml2json", text=text))

    def _make(self, jobs: Path, name: str) -> Made:
        prowjob = self._accepted("mkpj", *self._of_prow(jobs), "--job", name, *_REVISION, *_PULL)
        pod = self._accepted("mkpod", "--prow-job", "-", "--build-id", "1", text=prowjob)
        return Made(self.read(prowjob), self.read(pod))

    def _of_prow(self, jobs: Path) -> tuple[str | Path, ...]:
        return "--config-path", self._config, "--job-config-path", jobs

    def _accepted(self, name: str, *arguments: str | Path, text: bytes | None = None) -> bytes:
        done = subprocess.run([self._programs[name], *arguments], input=text or b"", capture_output=True, check=False)
        said = f"{done.stdout.decode()}\n{done.stderr.decode()}"
        assert done.returncode == 0, f"{name} {' '.join(map(str, arguments))}\n{said}"
        return done.stdout
