import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from sample import QUICK


@pytest.fixture
def quick_path(tmp_path) -> Iterator[Path]:
    """Return an empty folder, in memory where the system has that."""
    with tempfile.TemporaryDirectory(dir=QUICK or tmp_path) as folder:
        yield Path(folder)


@pytest.fixture
def mount(tmp_path):
    """Return a function that mounts a small real file system at a new folder, with the given options."""
    mounted = []

    def at(folder: Path, options: str) -> Path:
        folder.mkdir(parents=True, exist_ok=True)
        done = subprocess.run(
            ["mount", "-t", "tmpfs", "-o", options, "tmpfs", folder], capture_output=True, check=False
        )
        if done.returncode:
            pytest.skip("mounting a file system needs root")
        mounted.append(folder)
        return folder

    yield at
    for folder in reversed(mounted):
        subprocess.run(["umount", folder], check=True)
        shutil.rmtree(folder)
