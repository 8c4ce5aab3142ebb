"""What holds for the shipped specs as a whole."""

import subprocess
from collections import Counter
from datetime import date
from pathlib import Path

import pytest
from places import ROOT

from jobgen.findings import Severity
from jobgen.model.job import Expansion
from jobgen.model.ladder import required_classes
from jobgen.nodes import plain
from jobgen.pipeline import Run

SPECS = ROOT / "arch-specs"
SCRIPTS = sorted((SPECS / "scripts").iterdir())
STEPS = {
    "darwin-amd64": 3,
    "darwin-arm64": 3,
    "illumos-amd64": 0,
    "linux-386": 0,
    "linux-amd64": 4,
    "linux-arm": 0,
    "linux-arm64": 3,
    "linux-loong64": 0,
    "linux-ppc64le": 3,
    "linux-riscv64": 1,
    "linux-s390x": 3,
    "windows-amd64": 3,
    "windows-arm64": 3,
}
JOBS = {
    "linux-amd64": 16,
    "linux-arm64": 10,
    "linux-ppc64le": 9,
    "linux-riscv64": 1,
    "linux-s390x": 4,
    "windows-amd64": 10,
}


def test_nothing_is_wrong_with_them(done: Run) -> None:
    assert [finding for finding in done.findings if finding.severity is Severity.ERROR] == []


def test_every_platform_of_the_ladder_note_declares_what_the_project_does(shipped: Expansion) -> None:
    assert {platform.name: platform.step for platform in shipped.platforms} == STEPS


def test_platforms_have_their_jobs(shipped: Expansion) -> None:
    assert Counter(job.platform for job in shipped.jobs) == JOBS


def test_the_catalogue_has_every_class_that_a_step_asks_for(done: Run) -> None:
    assert done.sources.suites is not None
    suites = plain(done.sources.suites.node)["suites"]
    assert set(required_classes(4, ("client", "node", "server"))) <= suites.keys()


def test_a_new_platform_is_short_and_builds(shipped: Expansion) -> None:
    assert len((SPECS / "linux-riscv64.yaml").read_text(encoding="utf-8").splitlines()) <= 12
    (job,) = [job for job in shipped.jobs if job.platform == "linux-riscv64"]
    assert (job.name, job.test_class, job.trigger) == ("pull-kubernetes-build-riscv64", "build", "presubmit")
    assert {"name": "KUBE_BUILD_PLATFORMS", "value": "linux/riscv64"} in job.data["spec"]["containers"][0]["env"]


@pytest.mark.parametrize("platform", ["linux-arm64", "linux-ppc64le", "linux-s390x", "windows-amd64"])
def test_specs_are_much_shorter_than_their_jobs(platform: str, rendered: Path) -> None:
    jobs = sum(_lines(file) for file in (rendered / platform).glob("*.yaml"))
    assert _lines(SPECS / f"{platform}.yaml") * 2 < jobs


def test_every_delta_lifts_something(done: Run) -> None:
    assert done.expansion is not None
    assert done.verdict is not None
    used = {(broken.platform, delta.rule, delta.suite) for broken, delta in done.verdict.lifted}
    written = {
        (platform.name, delta.rule, delta.suite) for platform in done.expansion.platforms for delta in platform.deltas
    }
    site = {(name, delta.rule, "") for delta in done.expansion.site.deltas for name in delta.platforms}
    assert used == written | site


def test_deltas_end_within_18_months(shipped: Expansion) -> None:
    for platform in shipped.platforms:
        for delta in (*platform.deltas, *shipped.site.deltas):
            since, until = date.fromisoformat(delta.since), date.fromisoformat(delta.until)
            months = (until.year - since.year) * 12 + until.month - since.month
            assert (platform.name, delta.rule, 0 < months + (until.day > since.day) <= 18) == (
                platform.name,
                delta.rule,
                True,
            )


@pytest.mark.parametrize("shell", ["sh", "bash"])
@pytest.mark.parametrize("script", SCRIPTS, ids=lambda script: script.name)
def test_scripts_are_shell(script: Path, shell: str) -> None:
    done = subprocess.run([shell, "-n", script], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")


def test_every_script_is_used(done: Run) -> None:
    specs = "".join(file.read_text(encoding="utf-8") for file in SPECS.glob("*.yaml"))
    assert [script.name for script in SCRIPTS if f"scripts/{script.name}" not in specs] == []


@pytest.mark.parametrize("spec", sorted(SPECS.glob("*.yaml")), ids=lambda spec: spec.name)
def test_editors_find_the_schema(spec: Path) -> None:
    kind = {"_site.yaml": "site", "_suites.yaml": "suites"}.get(spec.name, "arch-spec")
    first = spec.read_text(encoding="utf-8").partition("\n")[0]
    assert first == f"# yaml-language-server: $schema=../schemas/{kind}.schema.json"
    assert (ROOT / "schemas" / f"{kind}.schema.json").is_file()


def _lines(file: Path) -> int:
    return len(file.read_text(encoding="utf-8").splitlines())
