"""The specs folder to documents: everything is read here, once, and nothing after this stage touches a spec file."""

import hashlib
import os
from collections.abc import Iterable
from pathlib import Path
from typing import Protocol

from jobgen.errors import JobgenError
from jobgen.findings import Finding, Place
from jobgen.model.spec import SITE, SUITES, Document, Sources
from jobgen.nodes import Mapping
from jobgen.trees import INPUT_LIMIT, Folder, inside, leads_out, read_text, scan
from jobgen.yamlio.parse import conflict, parse

MAX_VALUES = 50_000
"""Keys and values of the largest spec; the shipped ones hold at most a thousand."""


class SpecsFolder(Folder, Protocol):
    """A specs folder, wherever it is kept."""

    def folders(self) -> Iterable[str]:
        """Return the folders that stand in the folder itself."""


def load(folder: Path | SpecsFolder, *, known: Sources | None = None) -> tuple[Sources, list[Finding]]:
    """Return what the specs folder holds, and what of it cannot be read.

    A spec that cannot be read is left out; the site file and the catalogue are None then. Documents that are `known`, by
    name and text, are not parsed again: they are taken as they are, places included.

    Raises:
        JobgenError: there is no such folder.
    """
    place = OnDisk(folder) if isinstance(folder, Path) else folder
    names = (*place.names(), *filter(_is_yaml, place.folders()))
    parsed = _by_name(known) if known else {}
    findings: list[Finding] = []
    specs = {
        name: _document(place, name, findings, parsed.get(name))
        for name in sorted(names)
        if _is_spec(name, findings, place.shown)
    }
    platforms = tuple(document for name, document in specs.items() if document and not name.startswith("_"))
    _missing(place.shown, names, findings)
    sources = Sources(
        folder=str(place.shown),
        site=specs.get(SITE),
        suites=specs.get(SUITES),
        platforms=platforms,
        files={name: _script(place, name) for name in names if not _is_yaml(name)},
    )
    return sources, findings


def load_site(folder: Path) -> tuple[Document | None, list[Finding]]:
    """Return the site file alone, and what keeps it from being read; without a specs folder, or a site file in it, nothing.

    Whoever asks for limits and clusters has no use for the platforms.
    """
    findings: list[Finding] = []
    if not (folder / SITE).exists():
        return None, findings
    return _document(OnDisk(folder), SITE, findings, None), findings


class OnDisk:
    """The specs folder of a work tree."""

    def __init__(self, folder: Path) -> None:
        if not folder.is_dir():
            message = f"there is no folder {folder}"
            raise JobgenError(message, hint="run jobgen where arch-specs/ is, or name it with --specs")
        self.shown = folder

    def names(self) -> tuple[str, ...]:
        tree = scan(self.shown)
        return (*tree.files, *tree.irregular)

    def folders(self) -> Iterable[str]:
        with os.scandir(self.shown) as entries:
            return [entry.name for entry in entries if entry.is_dir(follow_symlinks=False)]

    def text(self, name: str, *, limit: int = INPUT_LIMIT) -> str | Finding:
        shown = str(self.shown / name)
        path = inside(self.shown, name)
        if path is None:
            return leads_out(shown)
        read = read_text(path, name=shown, limit=limit)
        return read if isinstance(read, Finding) else read.text


def _by_name(sources: Sources) -> dict[str, Document]:
    return {each.name: each for each in (sources.site, sources.suites, *sources.platforms) if each is not None}


def _is_yaml(name: str) -> bool:
    return "/" not in name and name.lower().endswith((".yaml", ".yml"))


def _is_spec(name: str, findings: list[Finding], folder: Path) -> bool:
    """Return whether the name is that of a spec; one that is merely like it is reported."""
    if not _is_yaml(name) or name.startswith("."):
        return False
    if not name.endswith(".yaml"):
        message, hint = "specs end in .yaml", f"rename it to {Path(name).stem}.yaml"
    elif name.startswith("_") and name not in (SITE, SUITES):
        message, hint = f"only {SITE} and {SUITES} begin with an underscore", "rename it to <os>-<arch>.yaml"
    else:
        return True
    findings.append(Finding(rule="spec-name", place=Place(str(folder / name)), message=message, hint=hint))
    return False


def _document(folder: Folder, name: str, findings: list[Finding], known: Document | None) -> Document | None:
    path = str(folder.shown / name)
    text = folder.text(name)
    if isinstance(text, Finding):
        findings.append(text)
        return None
    digest = hashlib.sha256(text.encode()).hexdigest()
    if known is not None and known.digest == digest:
        return known
    node, problems = parse(text, path, most=MAX_VALUES)
    findings.extend(problems)
    if isinstance(node, Mapping):
        usable = not any(problem.rule in _UNUSABLE for problem in problems)
        return Document(name=name, path=path, node=node, digest=digest) if usable else None
    if not problems:
        message = "the file is empty" if node is None else "a spec is a mapping of keys"
        findings.append(Finding(rule="spec-shape", place=Place(path), message=message, hint="begin with version: 1"))
    return None


_UNUSABLE = frozenset({"yaml-merge-key", "yaml-document"})


def _script(folder: Folder, name: str) -> str | Finding:
    text = folder.text(name)
    return text if isinstance(text, Finding) else conflict(text, str(folder.shown / name)) or text


def _missing(folder: Path, names: tuple[str, ...], findings: list[Finding]) -> None:
    for name, what in ((SITE, "the Prow instance"), (SUITES, "the suites")):
        if name not in names:
            message = f"{name} is missing: it describes {what}"
            place = Place(str(folder / name))
            findings.append(
                Finding(rule="spec-missing", place=place, message=message, hint="create it beside the specs")
            )
