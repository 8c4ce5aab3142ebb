"""Reading files and folders without being stopped, led astray or flooded by what stands there.

Input files (specs, catalogues, scripts) come back as text or as a finding. The output tree comes back as names: what is
in it is read where it matters. Nothing here writes.
"""

import codecs
import os
import stat
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple, Protocol

from jobgen.errors import JobgenError
from jobgen.findings import Finding, Place

NOT_REGULAR = "file-not-regular"
UNREADABLE = "file-unreadable"
TOO_LARGE = "file-too-large"
ENCODING = "yaml-encoding"

IO_RULES = frozenset({NOT_REGULAR, UNREADABLE})
"""The rules whose findings mean exit code 2: the file could not be had. All others are about its content."""

INPUT_LIMIT = 1 << 20
"""Bytes of the largest input file that is read unless the caller says otherwise: 1 MiB."""

JOURNAL = ".jobgen-journal"
"""The folder in an output tree that holds an unfinished change; never part of the tree."""

# Without O_NONBLOCK, opening a FIFO that takes the file's place at the last moment would wait for a writer for ever.
_READ = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_NOCTTY", 0) | getattr(os, "O_BINARY", 0)

_KINDS = {
    stat.S_IFDIR: "a folder",
    stat.S_IFIFO: "a FIFO",
    stat.S_IFSOCK: "a socket",
    stat.S_IFCHR: "a device",
    stat.S_IFBLK: "a device",
    stat.S_IFLNK: "a symbolic link",
}

# Longest first: the mark of UTF-16 is the beginning of that of UTF-32.
_BYTE_ORDER_MARKS = (
    (codecs.BOM_UTF32_LE, "UTF-32"),
    (codecs.BOM_UTF32_BE, "UTF-32"),
    (codecs.BOM_UTF16_LE, "UTF-16"),
    (codecs.BOM_UTF16_BE, "UTF-16"),
)
# Which of the first four bytes are not NUL, where a file begins with an ASCII character (YAML 1.2, section 5.2).
_NUL_PATTERNS = {
    (True, False, False, False): "UTF-32",
    (False, False, False, True): "UTF-32",
    (True, False, True, False): "UTF-16",
    (False, True, False, True): "UTF-16",
}


class Text(NamedTuple):
    """The text of a file, line ends as they are; `marked` says that a byte order mark was dropped from its front."""

    text: str
    marked: bool = False


class Tree(NamedTuple):
    """What is below a folder, by sorted posix names relative to it: the files, and whatever is neither file nor folder."""

    files: tuple[str, ...] = ()
    irregular: tuple[str, ...] = ()


class Folder(Protocol):
    """A folder that is read as a whole, on disk or in a revision. Names are relative to it."""

    @property
    def shown(self) -> Path:
        """The path of the folder, as a user would write it."""

    def names(self) -> tuple[str, ...]:
        """Return every file and link below the folder."""

    def text(self, name: str, *, limit: int = INPUT_LIMIT) -> str | Finding:
        """Return the text of what has that name, of at most `limit` bytes, or what kept it from being read."""


class NotRegularError(OSError):
    """Something that is no regular file stands where one was to be read."""


def read_text(path: Path, *, name: str = "", limit: int = INPUT_LIMIT) -> Text | Finding:
    """Return the text of an input file of at most `limit` bytes, or the finding that says why it cannot be used.

    Findings stand at `name`, the path as the user would write it; without one, at `path`. Links are followed. Never
    blocks: what is not a regular file is not opened.
    """
    place = Place(name or str(path))
    try:
        data = read_bytes(path, limit=limit + 1, follow=True)
    except NotRegularError as error:
        return not_regular(place.file, str(error))
    except (OSError, ValueError) as error:
        return unreadable(place.file, reason(error))
    return as_text(data, place.file, limit=limit)


def as_text(data: bytes, file: str, *, limit: int = INPUT_LIMIT) -> Text | Finding:
    """Return the bytes of an input file as text, or the finding that says why they cannot be used; `file` is only named."""
    if len(data) > limit:
        message = f"larger than {limit:,} bytes, the most that is read"
        return Finding(rule=TOO_LARGE, place=Place(file), message=message, hint="Split the file or make it shorter.")
    return decode(data, file)


def leads_out(file: str) -> Finding:
    """Return the finding on a link that leads out of the specs folder."""
    message = "the link leads out of the specs folder"
    return Finding(rule="file-outside", place=Place(file), message=message, hint="put the file itself here")


def not_regular(file: str, message: str) -> Finding:
    """Return the finding on something that is no regular file where one was to be read."""
    return Finding(rule=NOT_REGULAR, place=Place(file), message=message, hint="Put a plain file in its place.")


def unreadable(file: str, why: str) -> Finding:
    """Return the finding on a file that cannot be had."""
    return Finding(rule=UNREADABLE, place=Place(file), message=f"cannot be read: {why}")


def decode(data: bytes, file: str) -> Text | Finding:
    """Return `data` as text, or the finding that says why it is not UTF-8; `file` is only named."""
    if encoding := _foreign_encoding(data):
        return _encoding_finding(Place(file), f"encoded in {encoding}, not in UTF-8")
    body = data.removeprefix(codecs.BOM_UTF8)
    try:
        text = body.decode("utf-8")
    except UnicodeDecodeError as error:
        before = body[: error.start].decode("utf-8")
        return _encoding_finding(_end(before, file), f"byte 0x{body[error.start]:02X} is not valid UTF-8")
    if "\0" in text:
        return _encoding_finding(_end(text.partition("\0")[0], file), "a NUL byte, which no text may hold")
    return Text(text, marked=len(body) < len(data))


def read_bytes(path: Path, *, limit: int = -1, follow: bool = False) -> bytes:
    """Return the bytes of a regular file, at most `limit` of them; raise OSError (NotRegularError) where there is none.

    Never waits: a FIFO or a device is refused unopened. With `follow`, links lead to what they point at.
    """
    _require_regular(path.stat(follow_symlinks=follow))
    descriptor = os.open(path, _READ | (0 if follow else getattr(os, "O_NOFOLLOW", 0)))
    with os.fdopen(descriptor, "rb") as file:
        _require_regular(os.fstat(descriptor))
        return file.read(limit)


def inside(root: Path, relative: str) -> Path | None:
    """Return `root / relative`, or None where it would lead out of `root`: absolute, through `..`, or along a link."""
    named = Path(relative)
    if named.anchor or ".." in named.parts:
        return None
    try:
        real = Path(os.path.realpath(root / named))
    except ValueError:  # no file can have such a name
        return None
    return root / named if real.is_relative_to(os.path.realpath(root)) else None


def scan(root: Path, *, below: Sequence[str] = ()) -> Tree:
    """Return what is below `root`, or only below those folders of it, without the journal; a missing folder is empty.

    Links are never followed. Raises JobgenError where a folder cannot be listed.
    """
    prefix = os.path.join(root, "")  # noqa: PTH118  (pathlib drops the closing slash, which is what is wanted here)
    files: list[str] = []
    irregular: list[str] = []
    for entry in _walk([os.path.join(root, folder) for folder in below] or [os.fspath(root)], prefix + JOURNAL):  # noqa: PTH118  (as above)
        kind = files if entry.is_file(follow_symlinks=False) else irregular
        kind.append(entry.path[len(prefix) :].replace(os.sep, "/"))
    return Tree(tuple(sorted(files)), tuple(sorted(irregular)))


def reason(error: Exception) -> str:
    """Return why a file operation failed, in the system's words."""
    return (error.strerror if isinstance(error, OSError) else None) or str(error)


def _walk(folders: list[str], ignored: str) -> Iterator[os.DirEntry[str]]:
    while folders:
        for entry in _listed(folders.pop()):
            if entry.path == ignored:
                continue
            if entry.is_dir(follow_symlinks=False):
                folders.append(entry.path)
            else:
                yield entry


def _listed(folder: str) -> list[os.DirEntry[str]]:
    try:
        with os.scandir(folder) as entries:
            return list(entries)
    except FileNotFoundError:
        return []
    except OSError as error:
        raise JobgenError(f"{folder}: cannot be listed: {reason(error)}") from error


def _require_regular(status: os.stat_result) -> None:
    if not stat.S_ISREG(status.st_mode):
        kind = _KINDS.get(stat.S_IFMT(status.st_mode), "something else")
        raise NotRegularError(f"not a regular file but {kind}")


def _foreign_encoding(data: bytes) -> str | None:
    for mark, encoding in _BYTE_ORDER_MARKS:
        if data.startswith(mark):
            return encoding
    return _NUL_PATTERNS.get(tuple(byte != 0 for byte in data[:4]))  # type: ignore[arg-type]


def _end(text: str, file: str) -> Place:
    return Place(file, text.count("\n") + 1, len(text) - text.rfind("\n"))


def _encoding_finding(place: Place, message: str) -> Finding:
    return Finding(rule=ENCODING, place=place, message=message, hint="Save the file as UTF-8 text.")
