"""A checkout of kubernetes/test-infra: what there stands in the way of generated files.

Prow refuses two job files of one base name (rule P-02), two periodics of one name (P-12), two presubmits or postsubmits of one
name or of one context in a repository where both can run on one branch (P-13 to P-15); TestGrid refuses a board, group or test
group that two files define (V-20).
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path, PurePosixPath
from typing import Any

from jobgen import generated
from jobgen.findings import Finding, Place
from jobgen.model.job import Expansion, Job
from jobgen.model.words import Trigger
from jobgen.nodes import Mapping, Node, Scalar, Sequence, find, plain
from jobgen.rules.branching import intersect
from jobgen.trees import read_text, scan
from jobgen.yamlio.parse import parse

JOBS = "config/jobs"
BOARDS = "config/testgrids"
_LARGEST = 16 << 20
"""Bytes, and values, of the largest hand-written file that is looked into."""

_DELETE = "delete it here in the same change; UPSTREAM.md lists all that have to go"


@dataclass(frozen=True)
class _Named:
    """Something that a hand-written file defines: what kind of thing, for jobs the repository too, and its name."""

    kind: str
    name: str
    node: Node
    place: Place
    repo: str = ""

    @property
    def home(self) -> tuple[str, str]:
        return self.kind, self.repo

    @cached_property
    def data(self) -> dict[str, Any]:
        data = plain(self.node)
        return data if isinstance(data, dict) else {}


def clashes(checkout: Path, expansion: Expansion, wanted: frozenset[str]) -> tuple[Finding, ...]:
    """Return what clashes with the generated files; `wanted` holds their paths below the checkout."""
    return tuple(sorted(_clashes(checkout, expansion, wanted), key=lambda finding: finding.sort_key))


def _clashes(checkout: Path, expansion: Expansion, wanted: frozenset[str]) -> Iterator[Finding]:
    job_files = {PurePosixPath(path).name for path in wanted if path.startswith(JOBS) and path.endswith(".yaml")}
    ours = _Ours(expansion)
    yield from (_in_the_way(checkout / path) for path in wanted if _hand_written(checkout / path) is not None)
    for folder in (JOBS, BOARDS):
        for path in scan(checkout, below=[folder]).files:
            if path in wanted or not path.endswith((".yaml", ".yml")) or path == f"{BOARDS}/default.yaml":
                continue
            text = _hand_written(checkout / path)
            if text is None:
                continue
            if folder == JOBS and PurePosixPath(path).name in job_files:
                yield _file_clash(checkout / path)
            yield from filter(None, map(ours.clash, _names(text, str(checkout / path))))


def _hand_written(path: Path) -> str | None:
    """Return the text of a file that jobgen did not write; None for its own, and for what is no text."""
    read = read_text(path, limit=_LARGEST)
    if isinstance(read, Finding) or generated.parse(read.text):
        return None
    return read.text


class _Ours:
    """What the generated files define."""

    def __init__(self, expansion: Expansion) -> None:
        self._names: dict[tuple[str, str, str], list[Job]] = {}
        self._contexts: dict[tuple[str, str, str], list[Job]] = {}
        for job in expansion.jobs:
            repo = "" if job.trigger is Trigger.PERIODIC else job.repo
            self._names.setdefault((job.trigger, repo, job.name), []).append(job)
            if repo:
                self._contexts.setdefault((job.trigger, repo, _context(job.data)), []).append(job)
        self._others = frozenset(_boards(expansion))

    def clash(self, named: _Named) -> Finding | None:
        """Return what keeps Prow or TestGrid from loading both this and what is generated."""
        if (named.kind, named.name) in self._others or _met(named, self._names.get((*named.home, named.name), ())):
            return _clash(named)
        other = _met(named, self._contexts.get((*named.home, _context(named.data)), ())) if named.repo else None
        return _context_clash(named, other) if other else None


def _met(named: _Named, jobs: Iterable[Job]) -> Job | None:
    """Return the first of the jobs that can run on one branch with this one; periodics always do."""
    return next((job for job in jobs if not named.repo or intersect(named.data, job.data)), None)


def _context(data: dict[str, Any]) -> str:
    return str(data.get("context") or data.get("name"))


def _boards(expansion: Expansion) -> Iterator[tuple[str, str]]:
    for board in expansion.boards.values():
        if board.group:
            yield "dashboards", board.name
            yield "dashboard_groups", board.group
            yield from (("test_groups", tab.test_group) for tab in board.tabs if tab.external)


def _names(text: str, file: str) -> Iterator[_Named]:
    node, _ = parse(text, file, most=_LARGEST)
    yield from _listed(find(node, "periodics"), Trigger.PERIODIC)
    for trigger in (Trigger.PRESUBMIT, Trigger.POSTSUBMIT):
        repos = find(node, f"{trigger}s")
        for repo, jobs in (repos.entries if isinstance(repos, Mapping) else {}).items():
            yield from _listed(jobs, trigger, repo)
    for kind in ("dashboards", "dashboard_groups", "test_groups"):
        yield from _listed(find(node, kind), kind)


def _listed(node: Node | None, kind: str, repo: str = "") -> Iterator[_Named]:
    for item in node.items if isinstance(node, Sequence) else ():
        name = find(item, "name")
        if isinstance(name, Scalar):
            yield _Named(kind, str(name.value), item, name.place, repo)


def _in_the_way(path: Path) -> Finding:
    message = "a file that was written by hand stands where a generated one belongs"
    hint = "rename or delete it; jobgen replaces only files that carry its header"
    return Finding(rule="test-infra-file", place=Place(str(path)), message=message, hint=hint)


def _file_clash(path: Path) -> Finding:
    message = f"a job file of the name {path.name} would exist twice, which Prow refuses"
    return Finding(rule="test-infra-file", place=Place(str(path)), message=message, hint="rename or delete this file")


def _clash(named: _Named) -> Finding:
    what = named.kind if named.kind in set(Trigger) else named.kind.replace("_", " ").removesuffix("s")
    message = f'the {what} "{named.name}" is written by hand here, and generated too'
    return Finding(rule="test-infra-name", place=named.place, message=message, hint=_DELETE, job=named.name)


def _context_clash(named: _Named, job: Job) -> Finding:
    context = _context(job.data)
    message = (
        f'the {named.kind} "{named.name}" has the context "{context}", and so has "{job.name}", which is generated'
    )
    hint = f"{_DELETE}, or give one of the two another context"
    return Finding(rule="test-infra-name", place=named.place, message=message, hint=hint, job=job.name)
