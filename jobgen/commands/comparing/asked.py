"""What the words of the command line stand for: a revision, a folder, the work tree."""

import re
from dataclasses import replace
from functools import cache, cached_property
from pathlib import Path

from jobgen.commands.common import Settings
from jobgen.commands.comparing.side import Found, Kept
from jobgen.errors import JobgenError
from jobgen.model.spec import SITE, SUITES
from jobgen.revisions.folder import RevisionFolder
from jobgen.revisions.places import folder_at
from jobgen.revisions.repository import Repository, below, opened

WORK_TREE = "the work tree"

_RANGE = re.compile(r"(?P<base>.*?)(?<![/.])(?P<dots>\.{2,3})(?![/.])(?P<head>.*)", re.DOTALL)
_PATH = re.compile(r"/|\.{1,2}(/|$)|.*/$")


def sides(base: str, head: str, settings: Settings) -> tuple[Found, Found]:
    """Return both sides; an empty base is HEAD, an empty head the work tree.

    Raises:
        JobgenError: a word stands for nothing, or git cannot be asked.
    """
    asked = _Asked(settings)
    span = None if Path(base).is_dir() else _RANGE.fullmatch(base)
    if span is None:
        return asked.side(base or "HEAD"), asked.side(head) if head else asked.work_tree()
    if head:
        hint = f"jobgen diff {base}, or jobgen diff {span['base'] or 'HEAD'} {head}"
        raise JobgenError(f'"{base}" names both sides already, and "{head}" is a third', hint=hint)
    one, other = span["base"] or "HEAD", span["head"] or "HEAD"
    return (asked.forked_off(one, other) if len(span["dots"]) == 3 else asked.revision(one)), asked.revision(other)


class _Asked:
    """Answers what words stand for; the repository is opened once, and only if one is needed."""

    def __init__(self, settings: Settings) -> None:
        self.settings = settings

    @cached_property
    def repository(self) -> Repository:
        return _around(self.settings.specs)

    def side(self, word: str) -> Found:
        folder = Path(word)
        if _PATH.match(word):
            if not folder.is_dir():
                raise JobgenError(f"there is no folder {word}")
            return self.folder(folder)
        if not folder.is_dir():
            return self.revision(word)
        if not self.is_revision(word):
            return self.folder(folder)
        note = f'"{word}" is a revision and a folder: the revision was taken; write ./{word} for the folder'
        return replace(self.revision(word), notes=(note,))

    def is_revision(self, word: str) -> bool:
        try:
            return bool(self.repository.find(word))
        except JobgenError:  # without git or a repository there is none
            return False

    def work_tree(self) -> Found:
        specs, out = self.settings.specs, self.settings.out
        return Found(label=WORK_TREE, specs=_if_there(specs), generated=lambda: _if_there(out))

    def folder(self, folder: Path) -> Found:
        if any((folder / name).exists() for name in (SITE, SUITES)):
            return Found(label=str(folder), specs=folder, generated=lambda: None)
        specs, out = (_if_there(folder / each) for each in (self.settings.specs, self.settings.out))
        whole = folder if specs is None else None
        return Found(label=str(folder), specs=specs, generated=lambda: out or whole)

    def revision(self, name: str) -> Found:
        return self.at(self.repository.commit(name), name)

    def forked_off(self, one: str, other: str) -> Found:
        commit = self.repository.merge_base(one, other)
        return self.at(commit, f"{commit[:12]} (where {other} left {one})")

    def at(self, commit: str, label: str) -> Found:
        repository = self.repository

        def kept(folder: Path) -> Kept | None:
            path = below(repository, folder)
            tree = folder_at(repository, commit, path)
            return RevisionFolder(repository, path, tree, folder) if tree else None

        return Found(
            label=label,
            specs=kept(self.settings.specs),
            generated=cache(lambda: kept(self.settings.out)),
            algorithm=repository.algorithm,
        )


def _around(specs: Path) -> Repository:
    """Return the repository of the working directory; where the specs lie outside of it, their own."""
    try:
        here = opened(Path())
        below(here, specs)
    except JobgenError:
        if not specs.is_absolute() or not specs.parent.is_dir():
            raise
        return opened(specs.parent)
    return here


def _if_there(folder: Path) -> Path | None:
    return folder if folder.is_dir() else None
