"""One side of a comparison before it is read: what it is called, and the folders that it has."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TypeAlias

from jobgen.revisions import disk
from jobgen.revisions.folder import RevisionFolder

Kept: TypeAlias = Path | RevisionFolder
"""A folder on disk, or as a revision has it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """A side as a user would call it, its specs folder, and its generated tree; None where it has none.

    `algorithm` is that by which its repository names objects, if it has one. `notes` are for whoever reads the comparison.
    """

    label: str
    specs: Kept | None
    generated: Callable[[], Kept | None]
    algorithm: str = ""
    notes: tuple[str, ...] = ()


def same(one: Kept, other: Kept, algorithm: str) -> bool:
    """Return whether two folders hold the same files, to the byte."""
    if isinstance(one, RevisionFolder) and isinstance(other, RevisionFolder) and one.tree.object == other.tree.object:
        return True
    first = _objects(one, algorithm)
    return first is not None and first == _objects(other, algorithm)


def _objects(folder: Kept, algorithm: str) -> dict[str, str] | None:
    return folder.objects() if isinstance(folder, RevisionFolder) else disk.objects(folder, algorithm)
