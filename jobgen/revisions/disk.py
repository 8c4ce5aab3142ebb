"""A folder on disk, as git would see it if everything in it were committed."""

import os
from pathlib import Path

from jobgen.revisions.objects import named
from jobgen.trees import read_bytes, scan


def objects(folder: Path, algorithm: str) -> dict[str, str] | None:
    """Return the name that git would give to each file and link below the folder, as their bytes are.

    None where one cannot be read. What belongs to git itself is left out.
    """
    tree = scan(folder)
    try:
        files = {name: named(read_bytes(folder / name), algorithm) for name in tree.files if not _is_of_git(name)}
        links = {name: named(os.fsencode((folder / name).readlink()), algorithm) for name in tree.irregular}
    except OSError:
        return None
    return {**files, **links}


def _is_of_git(name: str) -> bool:
    return ".git" in name.split("/")
