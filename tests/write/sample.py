"""Trees to write and to look at."""

import os
from collections.abc import Mapping
from pathlib import Path

from jobgen.generated import comment_for, wrap

QUICK = Path("/dev/shm") if Path("/dev/shm").is_dir() else None
"""A folder in memory where the system has one: a process dies there as it does on a disk, only sooner."""


def tree(bodies: Mapping[str, str], *, specs: tuple[str, ...] = ("linux-x.yaml",)) -> dict[str, str]:
    """Return the bodies as generated files."""
    return {path: wrap(body, specs=specs, comment=comment_for(path)) for path, body in bodies.items()}


def put(root: Path, files: Mapping[str, str]) -> None:
    """Write files, and folders for them, the plain way."""
    for path, text in files.items():
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_bytes(text.encode())


def snapshot(root: Path) -> dict[str, str]:
    """Return everything below a folder: folders as `/`, links as `-> target`, files as their text."""
    found = {}
    for folder, folders, files in os.walk(root):
        for name in [*folders, *files]:
            path = Path(folder, name)
            found[str(path.relative_to(root))] = _look(path)
    return found


def files(root: Path) -> dict[str, str]:
    """Return only the files of a snapshot."""
    return {path: text for path, text in snapshot(root).items() if text != "/"}


def _look(path: Path) -> str:
    if path.is_symlink():
        return f"-> {path.readlink()}"
    if path.is_file():
        return path.read_bytes().decode()
    return "/" if path.is_dir() else "neither file nor folder"


OLD = {
    "SUPPORT.md": "old matrix\n",
    "jobs/linux-x/OWNERS": "same\n",
    "jobs/linux-x/linux-x-periodics.yaml": "old: 1\n",
    "jobs/linux-gone/OWNERS": "gone\n",
    "jobs/linux-gone/linux-gone-periodics.yaml": "gone: 1\n",
}
NEW = {
    "SUPPORT.md": "new matrix\n",
    "jobs/linux-x/OWNERS": "same\n",
    "jobs/linux-x/linux-x-periodics.yaml": "new: 2\n",
    "jobs/linux-y/linux-y-presubmits.yaml": "new: 3\n",
    "testgrids/deep/er/x.yaml": "new: 4\n",
    "UPSTREAM.md": "taken\n",
    "testgrids/link.yaml": "no link\n",
}


def put_old(root: Path) -> None:
    """Write a tree with every case in it: current, stale, orphaned and foreign files, links, folders somebody made."""
    put(root, tree(OLD))
    put(root, {"notes.txt": "foreign\n", "jobs/linux-z/OWNERS": "approvers: [me]\n", "UPSTREAM.md": "mine\n"})
    (root / "testgrids").mkdir()
    (root / "testgrids/link.yaml").symlink_to("../notes.txt")
    (root / "empty").mkdir()


def new_snapshot(before: Mapping[str, str]) -> dict[str, str]:
    """Return the snapshot that follows from applying NEW to the tree of `put_old`."""
    after = {path: text for path, text in before.items() if not path.startswith("jobs/linux-gone")}
    return after | tree(NEW) | dict.fromkeys(("jobs/linux-y", "testgrids/deep", "testgrids/deep/er"), "/")
