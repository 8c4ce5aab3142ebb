"""What git keeps, by the names that it gives it: trees as listings, files as bytes."""

import hashlib
from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple

from jobgen.errors import JobgenError
from jobgen.revisions.git import required

LINK, FOLDER, SUBMODULE = "120000", "040000", "160000"


class Entry(NamedTuple):
    """One line of a tree: its mode, and the object that it names. A submodule's object is a commit of another repository."""

    mode: str
    object: str


def listed(repository: Path, tree: str, *, deep: bool = False) -> dict[str, Entry]:
    """Return what a tree holds, by name; with `deep` everything below it, folders included, by path."""
    how = ("-r", "-t") if deep else ()
    answer = required(repository, "ls-tree", "-z", "--full-tree", *how, tree)
    return dict(_entry(line) for line in answer.out.split(b"\0") if line)


def contents(repository: Path, objects: Iterable[str]) -> dict[str, bytes]:
    """Return the bytes of files, as git keeps them: no filter has touched them.

    Raises:
        JobgenError: one is missing, as in a clone that was made with a filter and cannot reach its origin.
    """
    wanted = list(dict.fromkeys(objects))
    if not wanted:
        return {}
    given = "".join(f"{each}\n" for each in wanted).encode()
    out = required(repository, "cat-file", "--batch", given=given).out
    found: dict[str, bytes] = {}
    at = 0
    while at < len(out):
        end = out.index(b"\n", at)
        name, *about = out[at:end].decode().split()
        if len(about) < 2:
            hint = "git fetch --refetch brings what a filtered clone left out"
            raise JobgenError(f"the object {name} is not in this repository", hint=hint)
        size = int(about[1])
        found[name] = out[end + 1 : end + 1 + size]
        at = end + size + 2
    return found


def named(data: bytes, algorithm: str) -> str:
    """Return the name that git gives to a file of these bytes; `algorithm` is `sha1` or `sha256`."""
    return hashlib.new(algorithm, b"blob %d\0" % len(data) + data, usedforsecurity=False).hexdigest()


def _entry(line: bytes) -> tuple[str, Entry]:
    about, _, name = line.partition(b"\t")
    mode, _, number = about.decode().split(" ")
    return name.decode("utf-8", "surrogateescape"), Entry(mode, number)
