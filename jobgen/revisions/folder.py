"""A folder as a revision has it, read into memory; what it holds on disk is never looked at."""

import posixpath
from functools import cached_property
from pathlib import Path

from jobgen.findings import Finding
from jobgen.revisions.objects import FOLDER, LINK, SUBMODULE, Entry, contents, listed
from jobgen.revisions.places import MOST_LINKS, Tree, submodule
from jobgen.revisions.repository import Repository
from jobgen.trees import INPUT_LIMIT, as_text, leads_out, not_regular, unreadable


class RevisionFolder:
    """A folder of a revision. Names are relative to it; `shown` is its path as a user would write it."""

    def __init__(self, repository: Repository, path: str, tree: Tree, shown: Path) -> None:
        self.shown = shown
        self.tree = tree
        self._repository = repository
        self._path = path

    def names(self) -> tuple[str, ...]:
        """Return every file and link below the folder."""
        return tuple(self.objects())

    def folders(self) -> tuple[str, ...]:
        """Return the folders that stand in the folder itself."""
        return tuple(name for name, (_, entry) in self._entries.items() if entry.mode == FOLDER and "/" not in name)

    def objects(self) -> dict[str, str]:
        """Return the name that git gives to each file and link."""
        return {name: entry.object for name, (_, entry) in self._entries.items() if entry.mode != FOLDER}

    def data(self, name: str) -> bytes:
        """Return the bytes of a file that is there, or the path that a link names."""
        return self._data[self._entries[name][1].object]

    def text(self, name: str, *, limit: int = INPUT_LIMIT) -> str | Finding:
        """Return the text of one of the names, of at most `limit` bytes, or what kept it from being read."""
        shown = str(self.shown / name)
        for _ in range(MOST_LINKS):
            if name not in self._entries:
                return unreadable(shown, "No such file or directory")
            entry = self._entries[name][1]
            if entry.mode == FOLDER:
                return not_regular(shown, "not a regular file but a folder")
            if entry.mode != LINK:
                read = as_text(self.data(name), shown, limit=limit)
                return read if isinstance(read, Finding) else read.text
            name = self._led(name)
            if name.startswith(("/", "..")):
                return leads_out(shown)
        return unreadable(shown, "Too many levels of symbolic links")

    def _led(self, link: str) -> str:
        target = self.data(link).decode("utf-8", "surrogateescape")
        return posixpath.normpath(posixpath.join(posixpath.dirname(link), target))

    @cached_property
    def _entries(self) -> dict[str, tuple[Path, Entry]]:
        return self._listed(self.tree, "")

    def _listed(self, tree: Tree, prefix: str) -> dict[str, tuple[Path, Entry]]:
        found: dict[str, tuple[Path, Entry]] = {}
        for name, entry in listed(tree.repository, tree.object, deep=True).items():
            if entry.mode != SUBMODULE:
                found[prefix + name] = (tree.repository, entry)
                continue
            inner = submodule(self._repository, posixpath.join(self._path, prefix + name), entry.object)
            found |= self._listed(inner, f"{prefix}{name}/")
        return found

    @cached_property
    def _data(self) -> dict[str, bytes]:
        wanted: dict[Path, list[str]] = {}
        for repository, entry in self._entries.values():
            if entry.mode != FOLDER:
                wanted.setdefault(repository, []).append(entry.object)
        return {
            name: data for repository, names in wanted.items() for name, data in contents(repository, names).items()
        }
