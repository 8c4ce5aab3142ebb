"""Changing many files as if they were one: all of them, or none.

New files are first written into a journal folder, beside second names for the old ones. Renaming the list of steps to its
final name commits the change; from then on it can always be finished, or taken back, whatever happened in between:

    folders.json    the folders that had to be made in the tree
    new/N           the file that step N puts into place
    old/N           what was in its place, or what step N removed
    journal.json    the steps; there once all of the above is: the change is to be finished
    undo.json       the same list under this name: the change is to be taken back

Every operation on the tree is a rename of one file or can be repeated without harm, so a process may die between any two.
"""

import json
import os
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path, PurePosixPath
from typing import Any, NamedTuple

from jobgen import trees
from jobgen.errors import JobgenError
from jobgen.stages.write import disk

_NEW, _OLD = "new", "old"
_FOLDERS, _COMMITTED, _UNDO = "folders.json", "journal.json", "undo.json"


class Action(StrEnum):
    """What a step does to its file."""

    CREATE = "create"
    REPLACE = "replace"
    REMOVE = "remove"


class Step(NamedTuple):
    """One file to create, replace or remove, by its posix name below the root."""

    action: Action
    path: str


@dataclass(frozen=True, slots=True)
class _Move:
    """One step with all its places: where its file goes, and where its new and its old file wait."""

    action: Action
    target: Path
    new: Path
    old: Path

    def stage(self, text: str) -> None:
        if self.action is not Action.REMOVE:
            disk.write_new(self.new, text.encode())
        if self.action is Action.REPLACE:
            disk.keep(self.target, self.old)

    def forward(self) -> None:
        if self.action is Action.REMOVE:
            if os.path.lexists(self.target) and not _is_folder(self.target) and not os.path.lexists(self.old):
                self.target.replace(self.old)
        elif self.new.exists():
            self.target.parent.mkdir(parents=True, exist_ok=True)
            self.new.replace(self.target)

    def back(self) -> None:
        if os.path.lexists(self.new):
            return
        if self.action is Action.CREATE:
            self.target.unlink(missing_ok=True)
        elif os.path.lexists(self.old):
            self.target.parent.mkdir(parents=True, exist_ok=True)
            self.old.replace(self.target)


def carry_out(root: Path, steps: Sequence[Step], texts: Mapping[str, str]) -> None:
    """Do all `steps` below `root`, which the caller has locked, or raise JobgenError and leave the tree as it was.

    `texts` holds what is written, by path.
    """
    try:
        _stage(root, steps, texts)
        _finish(root, steps)
    except BaseException:
        _take_back(root)
        raise


def settle(root: Path) -> bool:
    """End a change that was left unfinished below `root`, which the caller has locked; say whether there was one.

    A committed change is finished, or taken back if it cannot be; any other is taken back.
    """
    folder = root / trees.JOURNAL
    if not os.path.lexists(folder):
        return False
    steps = _listed_steps(root, _COMMITTED)
    try:
        if steps is not None:
            _finish(root, steps)
            return True
    except JobgenError:
        pass  # what cannot be finished is taken back
    _take_back(root)
    return True


def obstacle(root: Path, path: str) -> Path | None:
    """Return what keeps a file from standing at `path` below `root`: a folder there, or something else above it."""
    target = root / path
    if target.is_dir() and not target.is_symlink():
        return target
    for folder in _folders_of(root, path):
        if folder.is_symlink() or (folder.exists() and not folder.is_dir()):
            return folder
    return None


def is_safe(root: Path, path: str) -> bool:
    """Say whether `path` is the plain name of a file that stays below `root` and out of the journal."""
    named = Path(path)
    if not named.name or named.as_posix() != path or ".." in named.parts or named.parts[0] == trees.JOURNAL:
        return False
    return trees.inside(root, str(named.parent)) is not None


def _stage(root: Path, steps: Sequence[Step], texts: Mapping[str, str]) -> None:
    folder = root / trees.JOURNAL
    with disk.naming(folder):
        for part in (folder, folder / _NEW, folder / _OLD):
            part.mkdir()
        _make_folders(root, [step.path for step in steps if step.action is Action.CREATE])
    for move, step in zip(_moves(root, steps), steps, strict=True):
        with disk.naming(move.target):
            move.stage(texts.get(step.path, ""))
    with disk.naming(folder):
        _write_list(folder, _COMMITTED, steps)


def _make_folders(root: Path, paths: Iterable[str]) -> None:
    missing = {folder for path in paths for folder in _folders_of(root, path) if not folder.exists()}
    parents_first = sorted(missing)
    names = [folder.relative_to(root).as_posix() for folder in parents_first]
    _write_list(root / trees.JOURNAL, _FOLDERS, names)
    for folder in parents_first:
        folder.mkdir()


def _finish(root: Path, steps: Sequence[Step]) -> None:
    for move in _moves(root, steps):
        with disk.naming(move.target):
            move.forward()
    for step in steps:
        if step.action is Action.REMOVE:
            _remove_while_empty(_folders_of(root, step.path))
    _close(root, _COMMITTED)


def _take_back(root: Path) -> None:
    folder = root / trees.JOURNAL
    if not os.path.lexists(folder):
        return
    with disk.naming(root, "cannot be brought back to what it was; the next jobgen command tries again"):
        if _listed_steps(root, _COMMITTED) is not None:
            (folder / _COMMITTED).replace(folder / _UNDO)
        steps = _listed_steps(root, _UNDO) or ()
        for move in reversed(_moves(root, steps)):
            move.back()
        for name in reversed(_listed_folders(root)):
            disk.remove_if_empty(root / name)
        _close(root, _UNDO)


def _close(root: Path, name: str) -> None:
    folder = root / trees.JOURNAL
    with disk.naming(folder, "cannot be removed"):
        if _is_folder(folder):
            (folder / name).unlink(missing_ok=True)  # first of all: it alone says that something is left to be done
        disk.remove(folder)


def _moves(root: Path, steps: Sequence[Step]) -> list[_Move]:
    new, old = root / trees.JOURNAL / _NEW, root / trees.JOURNAL / _OLD
    return [_Move(step.action, root / step.path, new / str(n), old / str(n)) for n, step in enumerate(steps)]


def _folders_of(root: Path, path: str) -> list[Path]:
    """Return the folders that lead to `path`, the innermost first, without `root`."""
    return [root / parent for parent in PurePosixPath(path).parents if parent.name]


def _remove_while_empty(folders: Iterable[Path]) -> None:
    for folder in folders:
        if not disk.remove_if_empty(folder):
            return


def _write_list(folder: Path, name: str, items: Sequence[object]) -> None:
    draft = folder / f"{name}.draft"
    disk.write_new(draft, json.dumps(items).encode())
    draft.replace(folder / name)


def _listed_steps(root: Path, name: str) -> tuple[Step, ...] | None:
    """Return the steps of a list, or None where there is no list or not a sound one: then nothing was committed."""
    try:
        steps = tuple(Step(Action(action), path) for action, path in _read_list(root, name))
    except (TypeError, ValueError):
        return None
    return steps if steps and all(_is_name(root, step.path) for step in steps) else None


def _listed_folders(root: Path) -> list[str]:
    return [name for name in _read_list(root, _FOLDERS) if _is_name(root, name)]


def _is_name(root: Path, name: object) -> bool:
    try:
        return isinstance(name, str) and b"\0" not in os.fsencode(name) and is_safe(root, name)
    except ValueError:  # not to be had as a file name
        return False


def _read_list(root: Path, name: str) -> list[Any]:
    # A journal may have come with a checkout, from anybody: links in it are not followed.
    folder = root / trees.JOURNAL
    if not all(map(_is_folder, (folder, folder / _NEW, folder / _OLD))):
        return []
    try:
        items = json.loads(trees.read_bytes(folder / name))
    except (trees.NotRegularError, FileNotFoundError, ValueError, RecursionError):
        return []
    return items if isinstance(items, list) else []


def _is_folder(path: Path) -> bool:
    return path.is_dir() and not path.is_symlink()
