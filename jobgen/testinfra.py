"""A checkout of kubernetes/test-infra: what there stands in the way of generated files.

Prow refuses two job files of one base name (rule P-02), two periodics of one name (P-12), two presubmits or postsubmits of one
name in a repository (P-13); TestGrid refuses a board or group that two files define (V-20).
"""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from jobgen import generated
from jobgen.findings import Finding, Place
from jobgen.model.job import Expansion
from jobgen.model.words import Trigger
from jobgen.nodes import Mapping, Node, Scalar, Sequence, find
from jobgen.trees import read_text, scan
from jobgen.yamlio.parse import parse

JOBS = "config/jobs"
BOARDS = "config/testgrids"
_LARGEST = 16 << 20


@dataclass(frozen=True, slots=True)
class _Named:
    """Something that a hand-written file defines: a kind of name, the name, and where it stands."""

    kind: str
    name: str
    place: Place


def clashes(checkout: Path, expansion: Expansion, wanted: frozenset[str]) -> tuple[Finding, ...]:
    """Return what clashes with the generated files; `wanted` holds their paths below the checkout."""
    return tuple(sorted(_clashes(checkout, expansion, wanted), key=lambda finding: finding.sort_key))


def _clashes(checkout: Path, expansion: Expansion, wanted: frozenset[str]) -> Iterator[Finding]:
    base_names = {PurePosixPath(path).name for path in wanted if path.startswith(JOBS) and path.endswith(".yaml")}
    ours = frozenset(_ours(expansion))
    for folder in (JOBS, BOARDS):
        for path in scan(checkout, below=[folder]).files:
            if not path.endswith((".yaml", ".yml")) or path == f"{BOARDS}/default.yaml":
                continue
            text = _hand_written(checkout / path)
            if text is None:
                continue
            if folder == JOBS and PurePosixPath(path).name in base_names:
                yield _file_clash(checkout / path)
            for named in _names(text, str(checkout / path)):
                if (named.kind, named.name) in ours:
                    yield _clash(named)


def _hand_written(path: Path) -> str | None:
    """Return the text of a file that jobgen did not write; None for its own, and for what is no text."""
    read = read_text(path, limit=_LARGEST)
    if isinstance(read, Finding) or generated.parse(read.text):
        return None
    return read.text


def _ours(expansion: Expansion) -> Iterator[tuple[str, str]]:
    for job in expansion.jobs:
        yield job.trigger, job.name if job.trigger is Trigger.PERIODIC else f"{job.repo} {job.name}"
    for board in expansion.boards.values():
        if board.group:
            yield "dashboards", board.name
            yield "dashboard_groups", board.group
    for external in expansion.external:
        yield "test_groups", external.name


def _names(text: str, file: str) -> Iterator[_Named]:
    node, _ = parse(text, file)
    yield from _listed(find(node, "periodics"), Trigger.PERIODIC)
    for trigger in (Trigger.PRESUBMIT, Trigger.POSTSUBMIT):
        repos = find(node, f"{trigger}s")
        for repo, jobs in (repos.entries if isinstance(repos, Mapping) else {}).items():
            yield from _listed(jobs, trigger, f"{repo} ")
    for kind in ("dashboards", "dashboard_groups", "test_groups"):
        yield from _listed(find(node, kind), kind)


def _listed(node: Node | None, kind: str, prefix: str = "") -> Iterator[_Named]:
    for item in node.items if isinstance(node, Sequence) else ():
        name = find(item, "name")
        if isinstance(name, Scalar):
            yield _Named(kind, f"{prefix}{name.value}", name.place)


def _file_clash(path: Path) -> Finding:
    message = f"a job file of the name {path.name} would exist twice, which Prow refuses"
    return Finding(rule="test-infra-file", place=Place(str(path)), message=message, hint="rename or delete this file")


def _clash(named: _Named) -> Finding:
    what = named.kind if named.kind in set(Trigger) else named.kind.replace("_", " ").removesuffix("s")
    name = named.name.rpartition(" ")[2]
    message = f'the {what} "{name}" is written by hand here, and generated too'
    hint = "delete it here in the same change; UPSTREAM.md lists all that have to go"
    return Finding(rule="test-infra-name", place=named.place, message=message, hint=hint, job=name)
