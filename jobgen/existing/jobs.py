"""Job files as jobs: what Prow reads, with the defaults of the instance filled in, and places of the file."""

import re
from collections.abc import Iterator
from functools import cache
from typing import Any

from jobgen.existing.files import WrittenFile
from jobgen.existing.fitting import fitting
from jobgen.findings import Finding, Place
from jobgen.model.existing import Instance, WrittenPreset
from jobgen.model.job import Job
from jobgen.model.spec import Site
from jobgen.model.words import Signal, Trigger
from jobgen.nodes import Mapping, Node, Scalar, Sequence, find, is_null, plain

DASHBOARDS = "testgrid-dashboards"


def read_jobs(file: WrittenFile, site: Site, instance: Instance | None, findings: list[Finding]) -> Iterator[Job]:
    """Yield the jobs of a file; what does not fit the schema becomes findings, and no job."""
    _judge_keys(file, findings)
    for trigger, repo, node in _listed(file, findings):
        body = fitting(node, f"job-file#/$defs/{trigger}", file.path, findings, name=_name(node))
        if body is not None:
            yield _job(_defaulted(body, instance), trigger, repo, site)


def read_presets(file: WrittenFile, findings: list[Finding]) -> Iterator[WrittenPreset]:
    """Yield the presets of a job file, or of the Prow configuration."""
    for node in _items(find(file.node, "presets"), "presets", findings):
        body = fitting(node, "job-file#/$defs/preset", file.path, findings, name="the preset", loose=True)
        if body is not None:
            yield WrittenPreset(body=body, place=body.place, owner=file.path)


def _judge_keys(file: WrittenFile, findings: list[Finding]) -> None:
    """Say which keys at the top of a job file Prow does not have there."""
    node = file.node
    above = node._replace(entries={key: _EMPTY.get(key.lower(), value) for key, value in node.entries.items()})
    fitting(above, "job-file", file.path, findings)


_NOWHERE = Place("")
_EMPTY: dict[str, Node] = {
    **dict.fromkeys(("presubmits", "postsubmits"), Mapping({}, _NOWHERE)),
    **dict.fromkeys(("periodics", "presets"), Sequence((), _NOWHERE)),
}
"""What is looked into piece by piece, and is nothing to the file as a whole."""


def _listed(file: WrittenFile, findings: list[Finding]) -> Iterator[tuple[Trigger, str, Node]]:
    for key, node in file.node.entries.items():
        trigger = _TRIGGERS.get(key.lower())
        if trigger is Trigger.PERIODIC:
            yield from ((trigger, "", item) for item in _items(node, key, findings))
        elif trigger is not None:
            for repo, jobs in _repos(node, key, findings):
                yield from ((trigger, repo, item) for item in _items(jobs, f"{key}.{repo}", findings))


_TRIGGERS = {f"{trigger}s": trigger for trigger in Trigger}


def _repos(node: Node, key: str, findings: list[Finding]) -> Iterator[tuple[str, Node]]:
    if isinstance(node, Mapping):
        yield from node.entries.items()
    elif not is_null(node):
        message, hint = f'"{key}" must be a mapping of repositories', f"write {key}: {{org/repo: [...]}}"
        findings.append(Finding(rule="schema-type", place=node.place, message=message, hint=hint))


def _items(node: Node | None, key: str, findings: list[Finding]) -> Iterator[Node]:
    if isinstance(node, Sequence):
        yield from (Mapping({}, item.place) if is_null(item) else item for item in node.items)
    elif node is not None and not is_null(node):
        message, hint = f'"{key}" must be a list', "begin each item with a dash"
        findings.append(Finding(rule="schema-type", place=node.place, message=message, hint=hint))


def _name(node: Node) -> str:
    name = find(node, "name")
    return str(name.value) if isinstance(name, Scalar) else ""


def _defaulted(body: Mapping, instance: Instance | None) -> Mapping:
    if instance is None or not instance.decorate_all_jobs or "decorate" in body.entries:
        return body
    return body._replace(entries={**body.entries, "decorate": Scalar(True, body.place)})


def _job(body: Mapping, trigger: Trigger, repo: str, site: Site) -> Job:
    data: Any = plain(body)
    annotations = data.get("annotations") or {}
    boards, name = annotations.get(DASHBOARDS), data.get("name") or ""
    named = find(body, "annotations", DASHBOARDS)
    return Job(
        platform="",
        suite="",
        test_class="",
        primary=False,
        trigger=trigger,
        repo=repo,
        branch=site.main,
        version="",
        name=name,
        signal=_signal(boards or "", site) if trigger is not Trigger.PRESUBMIT else Signal.NONE,
        boards=() if boards is None else tuple(part.strip() for part in boards.split(",")),
        tab=annotations.get("testgrid-tab-name", name),
        origin=body,
        data=data,
        layers=(),
        place=body.place,
        boards_place=named.place if named else body.place,
    )


def _signal(boards: str, site: Site) -> Signal:
    """Return the signal whose release board, of whatever branch, is named: the stronger of two (rule J-26)."""
    for strength in (Signal.BLOCKING, Signal.INFORMING):
        if _release_board(site.signal_boards[strength], site.main).search(boards):
            return strength
    return Signal.NONE


@cache
def _release_board(name: str, main: str) -> re.Pattern[str]:
    """Return the pattern of a release board, in whose name `{branch}` stands for the main branch or a release."""
    before, _, after = name.partition("{branch}")
    return re.compile(f"{re.escape(before)}({re.escape(main)}|1.[0-9]{{2}}){re.escape(after)}")
