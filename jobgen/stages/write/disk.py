"""The few operations on a disk that the journal is made of; none goes through a link.

Nothing is flushed: a process may die at any moment and what it wrote stays, and after a power cut the specs can write the
tree again. A thousand flushes would cost more than all else that `generate` does.
"""

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from jobgen import trees
from jobgen.errors import JobgenError

if sys.platform != "win32":
    import fcntl

_CREATE = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)


@contextmanager
def naming(path: Path, what: str = "cannot be written") -> Iterator[None]:
    """Turn an OSError into a JobgenError that names `path`, the file as the user knows it, and the reason."""
    try:
        yield
    except OSError as error:
        raise JobgenError(f"{path}: {what}: {trees.reason(error)}") from error


@contextmanager
def locked(root: Path) -> Iterator[None]:
    """Hold `root`, made if it is missing, against every other writer; wait for the one that holds it now.

    A root that was made here is removed again if the work below it fails. Where the system or the file system has no
    such locks, nothing is held.
    """
    made = not root.exists()
    descriptor = _hold(root)
    try:
        yield
    except BaseException:
        if made:
            with suppress(OSError):
                root.rmdir()
        raise
    finally:
        if descriptor is not None:
            os.close(descriptor)


def write_new(path: Path, data: bytes) -> None:
    """Write a file that does not exist yet, with mode 0644 as far as the umask allows."""
    with os.fdopen(os.open(path, _CREATE, 0o644), "wb") as file:
        file.write(data)


def keep(path: Path, copy: Path) -> None:
    """Make `copy` stand for what is at `path` now: a second name for it, or a true copy where that cannot be had."""
    try:
        os.link(path, copy, follow_symlinks=False)
    except OSError:
        if path.is_symlink():
            copy.symlink_to(path.readlink())
        else:
            write_new(copy, trees.read_bytes(path))
            copy.chmod(path.stat().st_mode)


def remove(path: Path) -> None:
    """Remove whatever is at `path`, a folder with all that is in it; a link is removed, not what it leads to."""
    if path.is_dir() and not path.is_symlink():
        for child in path.iterdir():
            remove(child)
        path.rmdir()
    else:
        path.unlink(missing_ok=True)


def remove_if_empty(folder: Path) -> bool:
    """Remove `folder` if nothing is in it; say whether it is gone."""
    with suppress(OSError):
        folder.rmdir()
    return not os.path.lexists(folder)


def _hold(root: Path) -> int | None:
    if sys.platform == "win32":
        root.mkdir(parents=True, exist_ok=True)
        return None
    while True:
        root.mkdir(parents=True, exist_ok=True)
        descriptor = os.open(root, os.O_RDONLY | os.O_DIRECTORY)
        with suppress(OSError):  # network file systems may refuse to lock a folder
            fcntl.flock(descriptor, fcntl.LOCK_EX)
        with suppress(FileNotFoundError):
            if os.path.samestat(os.fstat(descriptor), root.stat()):
                return descriptor
        os.close(descriptor)  # the folder was removed, or replaced, while this one was waiting for it
