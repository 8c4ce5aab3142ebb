"""Folders in the trees of git: found by their path, through links and into submodules."""

import posixpath
from pathlib import Path
from typing import NamedTuple

from jobgen.errors import JobgenError
from jobgen.revisions.git import run
from jobgen.revisions.objects import FOLDER, LINK, SUBMODULE, contents, listed
from jobgen.revisions.repository import Repository

MOST_LINKS = 40
"""Links that are followed one after the other, as on Linux."""


class Tree(NamedTuple):
    """A tree, or the commit that it is the whole of, and the folder of the repository that keeps it."""

    repository: Path
    object: str


def folder_at(repository: Repository, commit: str, path: str) -> Tree | None:
    """Return the folder that stands at a path of a commit, or None where there is none.

    Raises:
        JobgenError: it lies in a submodule that is not there.
    """
    for _ in range(MOST_LINKS):
        found = _walked(repository, Tree(repository.top, commit), path)
        if not isinstance(found, str):
            return found
        path = found
    return None


def submodule(repository: Repository, path: str, commit: str) -> Tree:
    """Return the tree of a submodule's commit, from where the submodule is checked out or was.

    Raises:
        JobgenError: the submodule was never checked out, or lacks the commit.
    """
    places = [each for each in (repository.top / path, repository.common / "modules" / path) if _is_repository(each)]
    for each in places:
        if run(each, "cat-file", "-e", f"{commit}^{{commit}}").code == 0:
            return Tree(each, commit)
    if places:
        message = f"the submodule {path} lacks the commit {commit[:12]}"
        raise JobgenError(message, hint=f"git -C {path} fetch --unshallow, or git submodule update {path}")
    message = f"the submodule {path} is not checked out, so its files are not there"
    raise JobgenError(message, hint=f"git submodule update --init {path}")


def _is_repository(folder: Path) -> bool:
    return (folder / ".git").exists() or (folder / "HEAD").is_file()


def _walked(repository: Repository, tree: Tree, path: str) -> Tree | str | None:
    """Return the folder, or the path to look at instead where a link is on the way."""
    parts = [part for part in path.split("/") if part]
    for number, part in enumerate(parts, 1):
        entry = listed(tree.repository, tree.object).get(part)
        if entry is None:
            return None
        here = "/".join(parts[:number])
        if entry.mode == LINK:
            return _led(here, _target(tree.repository, entry.object), parts[number:])
        if entry.mode == SUBMODULE:
            tree = submodule(repository, here, entry.object)
        elif entry.mode == FOLDER:
            tree = Tree(tree.repository, entry.object)
        else:
            return None
    return tree


def _target(repository: Path, link: str) -> str:
    return contents(repository, [link])[link].decode("utf-8", "surrogateescape")


def _led(link: str, target: str, rest: list[str]) -> str | None:
    path = posixpath.normpath(posixpath.join(posixpath.dirname(link), target, *rest))
    return None if path.startswith(("/", "..")) else path
