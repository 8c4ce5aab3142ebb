"""The specs folder to documents: everything is read here, once, and nothing after this stage touches a spec file."""

import hashlib
from pathlib import Path

from jobgen.errors import JobgenError
from jobgen.findings import Finding, Place
from jobgen.model.spec import SITE, SUITES, Document, Sources
from jobgen.nodes import Mapping
from jobgen.trees import Tree, inside, read_text, scan
from jobgen.yamlio.parse import conflict, parse

MAX_VALUES = 50_000
"""Keys and values of the largest spec; the shipped ones hold at most a thousand."""


def load(folder: Path) -> tuple[Sources, list[Finding]]:
    """Return what the specs folder holds, and what of it cannot be read.

    A spec that cannot be read is left out; the site file and the catalogue are None then.

    Raises:
        JobgenError: there is no such folder.
    """
    if not folder.is_dir():
        message = f"there is no folder {folder}"
        raise JobgenError(message, hint="run jobgen where arch-specs/ is, or name it with --specs")
    tree = scan(folder)
    names = (*tree.files, *tree.irregular, *_folders(folder, tree))
    findings: list[Finding] = []
    specs = {name: _document(folder, name, findings) for name in sorted(names) if _is_spec(name, findings, folder)}
    platforms = tuple(document for name, document in specs.items() if document and not name.startswith("_"))
    _missing(folder, names, findings)
    sources = Sources(
        folder=str(folder),
        site=specs.get(SITE),
        suites=specs.get(SUITES),
        platforms=platforms,
        files={name: _script(folder, name) for name in (*tree.files, *tree.irregular) if not _is_yaml(name)},
    )
    return sources, findings


def _folders(folder: Path, tree: Tree) -> list[str]:
    """Return the folders that have the name of a spec."""
    names = {path.name for path in folder.iterdir()}
    return [name for name in names.difference(tree.files, tree.irregular) if _is_yaml(name)]


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


def _document(folder: Path, name: str, findings: list[Finding]) -> Document | None:
    path = str(folder / name)
    text = _text(folder, name)
    if isinstance(text, Finding):
        findings.append(text)
        return None
    node, problems = parse(text, path, most=MAX_VALUES)
    findings.extend(problems)
    if isinstance(node, Mapping):
        usable = not any(problem.rule in _UNUSABLE for problem in problems)
        return (
            Document(name=name, path=path, node=node, digest=hashlib.sha256(text.encode()).hexdigest())
            if usable
            else None
        )
    if not problems:
        message = "the file is empty" if node is None else "a spec is a mapping of keys"
        findings.append(Finding(rule="spec-shape", place=Place(path), message=message, hint="begin with version: 1"))
    return None


_UNUSABLE = frozenset({"yaml-merge-key", "yaml-document"})


def _text(folder: Path, name: str) -> str | Finding:
    path = inside(folder, name)
    if path is None:
        message = "the link leads out of the specs folder"
        place = Place(str(folder / name))
        return Finding(rule="file-outside", place=place, message=message, hint="put the file itself here")
    read = read_text(path, name=str(folder / name))
    return read if isinstance(read, Finding) else read.text


def _script(folder: Path, name: str) -> str | Finding:
    text = _text(folder, name)
    return text if isinstance(text, Finding) else conflict(text, str(folder / name)) or text


def _missing(folder: Path, names: tuple[str, ...], findings: list[Finding]) -> None:
    for name, what in ((SITE, "the Prow instance"), (SUITES, "the suites")):
        if name not in names:
            message = f"{name} is missing: it describes {what}"
            place = Place(str(folder / name))
            findings.append(
                Finding(rule="spec-missing", place=place, message=message, hint="create it beside the specs")
            )
