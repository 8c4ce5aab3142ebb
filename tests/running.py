"""Folders of specs, and jobgen run on them: in this process for speed, in one of its own where that is what counts."""

import os
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TypeAlias

import pytest

from jobgen.cli import main

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
