"""Folders of specs, and jobgen run on them: in this process for speed, in one of its own where that is what counts."""

import os
import subprocess
import sys
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TypeAlias

import pytest

from jobgen.cli import main

SITE = """\
version: 1
under_test: {org: kubernetes, repo: kubernetes, path_alias: k8s.io/kubernetes}
branches: {main: master, live: ["1.37", "1.36"], go_version: 1.26.0}
images:
  kubekins: gcr.io/k8s-staging-test-infra/kubekins-e2e:v20260810-7619858115-master
  other: gcr.io/k8s-staging-test-infra/other:v1
clusters:
  one: {pods: [amd64, arm64], project_owned: true}
  two: {pods: [amd64], project_owned: true}
boards:
  provided: [sig-release-master-informing, sig-release-master-blocking, sig-release-1.37-informing, sig-release-1.36-informing]
  prefixes: [provider]
  signal: {informing: "sig-release-{branch}-informing", blocking: "sig-release-{branch}-blocking"}
  conformance: "conformance-{arch}"
names:
  periodic: "ci-kubernetes-{suite}-{arch}-{branch}"
  presubmit: "pull-kubernetes-{suite}-{arch}"
  postsubmit: "post-kubernetes-{suite}-{arch}"
  tab: "{name}"
go_ports: {first_class: [linux/amd64, linux/arm64], secondary: [linux/riscv64]}
defaults:
  decorate: true
  image: kubekins
  presubmit: {always_run: false, optional: true}
"""
SUITES = """\
version: 1
suites:
  build:
    class: build
    command: [runner.sh]
    args: [make, quick-release]
    resources: {cpu: 4, memory: 8Gi}
  unit:
    class: unit
    command: [make, test]
    resources: {cpu: 6, memory: 16Gi}
    periodic: {interval: 6h}
"""
PLATFORM = """\
version: 1
step: 1
history: [{step: 1, date: 2026-09-18, why: first build}]
scope: [client, node, server]
ships: []
maintainers: [luhenry]
contact: k8s-riscv64@example.org
cluster: one
boards: {group: provider-riscv64, own: [provider-riscv64-all]}
suites:
  build:
    presubmit: {}
"""
SPECS: dict[str, str | bytes] = {
    "arch-specs/_site.yaml": SITE,
    "arch-specs/_suites.yaml": SUITES,
    "arch-specs/linux-riscv64.yaml": PLATFORM,
}
"""A small tree of specs in which nothing is wrong."""

Files: TypeAlias = Mapping[str, str | bytes | None]


@dataclass(frozen=True)
class Ran:
    """How a run of jobgen ended."""

    code: int
    out: str
    err: str = ""


class Project:
    """A folder with specs. Paths are relative to it; so are those that jobgen is given and prints."""

    def __init__(self, root: Path, capture: pytest.CaptureFixture[str]) -> None:
        self.root = root
        self._capture = capture

    def write(self, files: Files) -> None:
        """Write files; None removes one."""
        for name, content in files.items():
            path = self.root / name
            path.parent.mkdir(parents=True, exist_ok=True)
            if content is None:
                path.unlink()
            else:
                path.write_bytes(content.encode() if isinstance(content, str) else content)

    def replace(self, name: str, old: str, new: str) -> None:
        """Replace a text that stands once in a file."""
        path = self.root / name
        text = path.read_text()
        assert text.count(old) == 1, f"{old!r} stands {text.count(old)} times in {name}"
        path.write_text(text.replace(old, new))

    def run(self, *arguments: str | Path) -> Ran:
        """Run jobgen in this process, in the folder of the project."""
        self._capture.readouterr()
        code = main([str(each) for each in arguments])
        return Ran(code, *self._capture.readouterr())

    def spawn(
        self,
        *arguments: str | Path,
        env: Mapping[str, str] | None = None,
        cwd: Path | None = None,
        python: tuple[str, ...] = ("-m", "jobgen"),
    ) -> Ran:
        """Run jobgen in a process of its own."""
        done = subprocess.run(
            [sys.executable, *python, *arguments],
            cwd=cwd or self.root,
            env={**os.environ, **(env or {})},
            capture_output=True,
            check=False,
        )
        return Ran(done.returncode, done.stdout.decode(), done.stderr.decode())

    def files(self, folder: str = "generated") -> dict[str, str]:
        """Return the text of every file below a folder."""
        root = self.root / folder
        return {
            path.relative_to(root).as_posix(): path.read_bytes().decode()
            for path in sorted(root.rglob("*"))
            if path.is_file()
        }


MakeProject: TypeAlias = Callable[..., Project]


@pytest.fixture
def project(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> Callable[[Files], Project]:
    """Return a function that lays out a folder with specs: `SPECS`, and the files given over them.

    The folder becomes the working directory, and the user's cache folder is an empty one.
    """

    def make(files: Files | None = None, *, bare: bool = False) -> Project:
        made = Project(tmp_path / "project", capsys)
        made.root.mkdir()
        given = {**({} if bare else SPECS), **(files or {})}
        made.write({name: content for name, content in given.items() if content is not None})
        monkeypatch.chdir(made.root)
        return made

    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    for name in ("NO_COLOR", "JOBGEN_TRACEBACK", "GITHUB_ACTIONS"):
        monkeypatch.delenv(name, raising=False)
    return make
