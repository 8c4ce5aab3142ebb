"""An answer given before is given again, as long as nothing that it was made from has changed.

`jobgen check` in a pre-commit hook is nearly always asked about a tree that it has just found current. What it then said is
kept in the user's cache folder, under a key made of the command line and whatever else shapes the output, together with a
digest of everything that was read: every byte below the specs and output folders, and the code of jobgen itself. Whatever is
wrong with the cache means that the question is answered the long way. Only modules that every interpreter has loaded, or loads
in no time, are used here.
"""

import hashlib
import json
import os
import stat
import sys

_SHAPING = ("NO_COLOR", "TERM", "COLUMNS", "LANG", "LC_ALL", "PYTHONIOENCODING", "PYTHONUTF8")
"""Environment variables that may change what is printed."""

JOURNAL = ".jobgen-journal"


def recall(arguments: list[str]) -> str | None:
    """Return what was printed the last time for these arguments if it still holds; the exit code was 0."""
    try:
        path = _path(arguments)
        if not os.path.isfile(path):  # noqa: PTH113  (pathlib is slow to import)
            return None
        with open(path, encoding="utf-8") as file:  # noqa: PTH123  (as above)
            entry = json.load(file)
        roots, text = entry["roots"], entry["text"]
        return text if isinstance(text, str) and entry["digest"] == fingerprint(roots) else None
    except (OSError, ValueError, KeyError, TypeError, RecursionError):
        return None


def remember(arguments: list[str], roots: list[str], digest: str | None, text: str) -> None:
    """Keep what was printed; `digest` is the fingerprint of the roots from before the work began."""
    if digest is None or fingerprint(roots) != digest:
        return
    path = _path(arguments)
    temporary = f"{path}.{os.getpid()}"
    try:
        os.makedirs(os.path.dirname(path), exist_ok=True)  # noqa: PTH103, PTH120  (pathlib is slow to import)
        with open(temporary, "w", encoding="utf-8") as file:  # noqa: PTH123  (as above)
            json.dump({"roots": roots, "digest": digest, "text": text}, file)
        os.replace(temporary, path)  # noqa: PTH105  (as above)
    except OSError:
        _forget(temporary)


def fingerprint(roots: list[str]) -> str | None:
    """Return a digest of every byte below the roots and of jobgen's code; None where something is no plain file."""
    digest = hashlib.sha256(code().encode())
    try:
        for root in roots:
            if os.path.lexists(os.path.join(root, JOURNAL)):  # noqa: PTH118  (as above)
                return None
            digest.update(f"\0{root}\0".encode("utf-8", "surrogateescape"))
            for path, status in sorted(_files(root)):
                if not stat.S_ISREG(status.st_mode):
                    return None
                with open(path, "rb") as file:  # noqa: PTH123  (as above)
                    content = file.read()
                digest.update(f"{path}\0{len(content)}\0".encode("utf-8", "surrogateescape"))
                digest.update(content)
    except OSError:
        return None
    return digest.hexdigest()


def _forget(path: str) -> None:
    try:
        os.unlink(path)  # noqa: PTH108  (as above)
    except OSError:
        return


def code() -> str:
    """Return a digest that stands for the code of jobgen: the names, sizes and times of its files."""
    digest = hashlib.sha256()
    package = os.path.dirname(__file__)  # noqa: PTH120  (pathlib is slow to import)
    for path, status in sorted(_files(package)):
        digest.update(f"{path}\0{status.st_mtime_ns}\0{status.st_size}\0".encode("utf-8", "surrogateescape"))
    return digest.hexdigest()


def _files(root: str) -> list[tuple[str, os.stat_result]]:
    found = []
    folders = [root]
    while folders:
        with os.scandir(folders.pop()) as entries:
            for entry in entries:
                if entry.is_dir(follow_symlinks=False):
                    if entry.name != "__pycache__":
                        folders.append(entry.path)
                else:
                    found.append((entry.path, entry.stat(follow_symlinks=False)))
    return found


def _path(arguments: list[str]) -> str:
    shaping = [os.environ.get(name) for name in _SHAPING]
    stream = sys.stdout and [sys.stdout.isatty(), sys.stdout.encoding]
    key = [arguments, os.getcwd(), sys.version, stream, shaping]  # noqa: PTH109  (as above)
    name = hashlib.sha256(json.dumps(key).encode()).hexdigest()
    return os.path.join(cache_folder(), "jobgen", f"check-{name}.json")  # noqa: PTH118  (as above)


def cache_folder() -> str:
    """Return the user's cache folder, whether it is there or not."""
    given = os.environ.get("XDG_CACHE_HOME")
    if given:
        return given
    home = os.path.expanduser("~")  # noqa: PTH111  (as above)
    if sys.platform == "darwin":
        return f"{home}/Library/Caches"
    return os.environ.get("LOCALAPPDATA", f"{home}/.cache") if sys.platform == "win32" else f"{home}/.cache"
