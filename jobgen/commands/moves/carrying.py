"""A drafted spec on its way to the disk: spliced into the text, proved, and written as a whole or not at all."""

import errno
import os
import stat
from collections.abc import Iterable
from dataclasses import dataclass, replace
from pathlib import Path

from jobgen.editing.changes import Change
from jobgen.editing.edit import ByHandError, edited
from jobgen.errors import JobgenError
from jobgen.findings import Finding
from jobgen.model.spec import Document
from jobgen.nodes import Mapping, plain
from jobgen.stages.write import disk
from jobgen.trees import read_text
from jobgen.yamlio.parse import parse

_MARK = "\ufeff"


@dataclass(frozen=True, slots=True, kw_only=True)
class Spec:
    """A spec as a text, its byte order mark included, and the same as a document."""

    document: Document
    text: str

    @property
    def path(self) -> str:
        """The file, as the user would write it."""
        return self.document.path


def opened(document: Document) -> Spec:
    """Return the text of a spec that was read before.

    Raises:
        JobgenError: it cannot be read, or is not what it was.
    """
    read = read_text(Path(document.path))
    if isinstance(read, Finding):
        raise JobgenError(f"{document.path}: {read.message}", hint=read.hint)
    if parse(read.text, document.path)[0] != document.node:
        raise JobgenError(f"{document.path} was changed while jobgen looked at it", hint="run the command again")
    return Spec(document=document, text=(_MARK if read.marked else "") + read.text)


def spliced(spec: Spec, changes: Iterable[Change]) -> tuple[Spec, tuple[ByHandError, ...]]:
    """Return the spec after the changes, and those that only a person can make; what comes after one builds on the rest."""
    text, left = spec.text.removeprefix(_MARK), []
    for change in changes:
        try:
            text = edited(text, spec.path, change)
        except ByHandError as refusal:
            left.append(refusal)
    node, _ = parse(text, spec.path)
    assert isinstance(node, Mapping)  # noqa: S101  (every single edit was proved)
    mark = _MARK if spec.text.startswith(_MARK) else ""
    return Spec(document=replace(spec.document, node=node), text=mark + text), tuple(left)


def means(spec: Spec, document: Document) -> bool:
    """Return whether the spec says what a drafted document says."""
    return plain(spec.document.node) == plain(document.node)


def write(old: Spec, new: Spec) -> None:
    """Put the new text in the place of the old one, in one step; links stay links, and the mode stays.

    Raises:
        JobgenError: it cannot be written, or somebody else has changed it; then nothing is.
    """
    path = Path(os.path.realpath(old.path))
    with disk.naming(Path(old.path)):
        if path.read_bytes() != old.text.encode():
            raise JobgenError(f"{old.path} was changed while jobgen looked at it", hint="run the command again")
        if not os.access(path, os.W_OK):
            raise PermissionError(errno.EACCES, os.strerror(errno.EACCES))
        draft = path.with_name(f".{path.name}.{os.getpid()}.draft")
        try:
            _write(draft, new.text.encode(), path.stat().st_mode)
            draft.replace(path)
        finally:
            draft.unlink(missing_ok=True)


def _write(path: Path, data: bytes, mode: int) -> None:
    with path.open("xb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())
    path.chmod(stat.S_IMODE(mode))
