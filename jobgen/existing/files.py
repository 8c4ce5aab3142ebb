"""Paths of the command line to documents, told apart by what they hold."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import partial
from pathlib import Path
from typing import TypeAlias

from jobgen.errors import JobgenError
from jobgen.findings import Finding, Place, Severity
from jobgen.nodes import Mapping
from jobgen.syntax.suggest import closest
from jobgen.trees import Folder, read_text, scan
from jobgen.yamlio.builder import MAX_NODES
from jobgen.yamlio.parse import parse

LARGEST = 16 << 20
"""Bytes of the largest file that is read."""

SUFFIXES = (".yaml", ".yml")


_Read: TypeAlias = Callable[[], str | Finding]


class Contents(StrEnum):
    """What a file is for."""

    JOBS = "job-file"
    BOARDS = "testgrid-file"
    DEFAULTS = "defaults of TestGrid"
    INSTANCE = "configuration of Prow"
    OTHER = "something else"


@dataclass(frozen=True, slots=True, kw_only=True)
class WrittenFile:
    """One YAML file that somebody wrote."""

    path: str
    contents: Contents
    node: Mapping


_KEYS = {
    Contents.INSTANCE: (
        "plank",
        "deck",
        "tide",
        "sinker",
        "prowjob_namespace",
        "pod_namespace",
        "log_level",
        "branch-protection",
    ),
    Contents.DEFAULTS: ("default_test_group", "default_dashboard_tab"),
    Contents.JOBS: ("presubmits", "postsubmits", "periodics", "presets", "decorate_all_jobs", "prow_ignored"),
    Contents.BOARDS: ("test_groups", "dashboards", "dashboard_groups"),
}
"""The keys that tell, those of the Prow configuration first: it may hold presets and jobs as well."""

_GO_TAKES = frozenset({"yaml-duplicate-key", "yaml-document", "yaml-tag"})
"""What Go reads without a word, though hardly anybody means it; of equal keys the last counts, of documents the first."""


def read_files(paths: Sequence[Path | Folder], findings: list[Finding]) -> list[WrittenFile]:
    """Return every YAML file that the paths name or hold, each once, in order.

    Raises:
        JobgenError: there is no such file or folder.
    """
    named = dict(file for path in paths for file in (_files(path) if isinstance(path, Path) else _kept(path)))
    read = (_read(str(path), text(), findings) for path, text in named.items())
    return [file for file in read if file is not None]


def _files(path: Path) -> Iterator[tuple[Path, _Read]]:
    if not path.exists():
        message = f"there is no file or folder {path}"
        raise JobgenError(message, hint="name job files, TestGrid files, or folders that hold them")
    names = map(path.joinpath, filter(_is_wanted, scan(path).files)) if path.is_dir() else (path,)
    return ((name, partial(_on_disk, name)) for name in names)


def _kept(folder: Folder) -> Iterator[tuple[Path, _Read]]:
    names = sorted(filter(_is_wanted, folder.names()))
    return ((folder.shown / name, partial(folder.text, name, limit=LARGEST)) for name in names)


def _on_disk(path: Path) -> str | Finding:
    text = read_text(path, limit=LARGEST)
    return text if isinstance(text, Finding) else text.text


def _is_wanted(name: str) -> bool:
    return name.endswith(SUFFIXES) and not _is_hidden(name)


def _is_hidden(name: str) -> bool:
    """Return whether Prow walks past the file: what a mounted ConfigMap puts beside its files begins with two dots (rule P-01)."""
    return any(part.startswith("..") for part in name.split("/"))


def _read(path: str, text: str | Finding, findings: list[Finding]) -> WrittenFile | None:
    if isinstance(text, Finding):
        findings.append(text)
        return None
    node, problems = parse(text, path, most=most_values(text), go=True)
    contents = kind(node) if isinstance(node, Mapping) else Contents.OTHER
    findings.extend(_judged(problems, contents))
    if not isinstance(node, Mapping):
        if node is not None and not problems:
            findings.append(_unknown(path, "holds no keys"))
        return None
    if contents is Contents.OTHER:
        findings.append(_unknown(path, "is neither Prow's nor TestGrid's"))
    return WrittenFile(path=path, contents=contents, node=node)


def _judged(problems: Iterable[Finding], contents: Contents) -> Iterator[Finding]:
    """Yield what is wrong with the YAML, no worse than whoever reads the file takes it."""
    for problem in problems:
        strict = contents is Contents.BOARDS and problem.rule == "yaml-duplicate-key"
        if problem.rule in _GO_TAKES and not strict:
            problem = Finding(  # noqa: PLW2901  (the same, a little milder)
                rule=problem.rule,
                place=problem.place,
                message=problem.message,
                hint=problem.hint,
                severity=Severity.WARNING,
            )
        yield problem


def most_values(text: str) -> int:
    """Return how many keys and values a text may stand for: those that as many letters can spell out, some more with aliases."""
    return max(MAX_NODES, len(text))


def kind(node: Mapping) -> Contents:
    """Return what the keys at the top of a file say that it is; a misspelt key counts where no other does."""
    keys = {key.lower() for key in node.entries}
    for contents, own in _KEYS.items():
        if not keys.isdisjoint(own):
            return contents
    for contents in (Contents.JOBS, Contents.BOARDS):
        if any(closest(key, _KEYS[contents]) for key in keys):
            return contents
    return Contents.OTHER


def _unknown(path: str, what: str) -> Finding:
    return Finding(
        rule="file-kind",
        severity=Severity.NOTE,
        place=Place(path),
        message=f"the file {what}, and was not looked into",
        hint="name the folders of job files and TestGrid files alone",
    )
