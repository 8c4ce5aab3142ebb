"""What differs between the files that jobgen would write and the tree on disk. Only looks, never touches."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from jobgen import generated, trees
from jobgen.errors import JobgenError

_FOREIGN = "foreign"
_FRONT = 4096
"""Bytes at the front of a file that hold the first line of a header, conflict markers before it included."""


class State(StrEnum):
    """How a file that is not current differs; both stale and edited is `EDITED`."""

    CHANGED = "changed"
    MISSING = "missing"
    ORPHANED = "orphaned"
    EDITED = "edited"


@dataclass(frozen=True, slots=True)
class FileState:
    """A file that is not what jobgen would write, by its posix name below the root, and the specs it comes from."""

    path: str
    state: State
    specs: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """What has to change in a tree: nothing if `files` is empty.

    `foreign` names wanted files whose place is taken by somebody else's file, which stays; `irregular` whatever is neither
    file nor folder; `scope` is the one that the plan was made for.
    """

    files: tuple[FileState, ...] = ()
    foreign: tuple[str, ...] = ()
    irregular: tuple[str, ...] = ()
    scope: tuple[str, ...] = ()


def plan(rendered: Mapping[str, str], root: Path, *, scope: Sequence[str] = ()) -> Plan:
    """Return how the tree at `root` differs from `rendered`, full texts by posix name relative to `root`.

    Without a scope the tree is jobgen's own: whatever stands where a file is wanted counts as an edited file. With one
    (folders of `root`) the tree is shared: only those folders are searched for orphans, and a file without the header
    that is in the way is `foreign`. Raises JobgenError where the tree cannot be read.
    """
    tree = trees.scan(root, below=scope)
    standings = {path: _standing(root / path, text) for path, text in rendered.items()}
    foreign = [path for path, standing in standings.items() if scope and standing == _FOREIGN]
    stale = [
        FileState(path, State.EDITED if standing == _FOREIGN else State(standing), _specs(rendered[path]))
        for path, standing in standings.items()
        if standing and path not in foreign
    ]
    orphans = _orphans(root, [path for path in tree.files if path not in rendered])
    files = sorted([*stale, *orphans], key=lambda file: file.path)
    return Plan(files=tuple(files), foreign=tuple(sorted(foreign)), irregular=tree.irregular, scope=tuple(scope))


def _standing(path: Path, text: str) -> str:
    """Return the state of one wanted file, `foreign` for a file without the header, and nothing if it is current."""
    try:
        found = _read(path)
    except trees.NotRegularError:
        return State.MISSING if path.is_dir() and not path.is_symlink() else _FOREIGN
    if found is None:
        return State.MISSING
    if found == text.encode():
        return ""
    header = _header(found)
    if not header:
        return _FOREIGN
    return State.EDITED if header.edited else State.CHANGED


def _orphans(root: Path, unwanted: Sequence[str]) -> Iterator[FileState]:
    for path in unwanted:
        if _carries_mark(root / path) and (found := _read(root / path)) and (header := _header(found)):
            yield FileState(path, State.ORPHANED, header.specs)


def _carries_mark(path: Path) -> bool:
    # Other people's files may be huge: one look at the front is enough for nearly all of them.
    return generated.MARK.encode() in (_read(path, limit=_FRONT) or b"")


def _read(path: Path, *, limit: int = -1) -> bytes | None:
    try:
        return trees.read_bytes(path, limit=limit)
    except trees.NotRegularError:
        raise
    except (FileNotFoundError, NotADirectoryError):
        return None
    except OSError as error:
        raise JobgenError(f"{path}: cannot be read: {trees.reason(error)}") from error


def _header(data: bytes) -> generated.Header | None:
    return generated.parse(data.decode("utf-8", "replace"))


def _specs(text: str) -> tuple[str, ...]:
    header = generated.parse(text)
    return header.specs if header else ()
