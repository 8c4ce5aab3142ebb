"""`jobgen status`: the support matrix: declared and earned step, classes, signals, deltas, what the next step lacks."""

import shutil
from collections.abc import Sequence
from typing import Any

from jobgen.commands.common import (
    Outcome,
    Settings,
    counted,
    dumped,
    exit_code,
    findings_json,
    platform_named,
    report,
)
from jobgen.model.coverage import Covered, branches, coverage
from jobgen.model.gap import brings
from jobgen.model.job import Expansion
from jobgen.model.matrix import Cell, Row, matrix
from jobgen.model.spec import Delta
from jobgen.pipeline import Run, at_step, run
from jobgen.reporters.matrix import Ahead, blocks, by_branch, overview
from jobgen.stages.write import recover
from jobgen.targets.support import document

_WIDTH = 100
"""Columns where there is no terminal."""


def status(names: Sequence[str], settings: Settings, *, covered: bool = False) -> Outcome:
    """Show where the platforms named stand, or all of them; `covered` shows on which branches each class runs.

    Raises:
        JobgenError: there is no such platform.
    """
    recover(settings.out)
    done = run(settings.specs)
    if done.failed or done.expansion is None:
        return _refused(done, settings)
    wanted = {platform_named(done, name, settings) for name in names}
    rows = [row for row in matrix(done.expansion) if not wanted or row.platform.name in wanted]
    if settings.format == "json":
        return Outcome(text=_json(rows, done, covered=covered))
    if covered:
        cells = [each for row in rows for each in coverage(row.platform, done.expansion)]
        return Outcome(text=by_branch(cells, branches(done.expansion), markdown=settings.format == "markdown"))
    if settings.format == "markdown":
        return Outcome(text=document(rows, done.expansion.site))
    return Outcome(text=_text(rows, done, settings, named=bool(wanted)))


def _refused(done: Run, settings: Settings) -> Outcome:
    if settings.format == "json":
        text = dumped({"platforms": [], "findings": findings_json(done.findings)})
        return Outcome(text=text, exit_code=exit_code(done))
    return Outcome(text=report(done.findings, settings) + counted(done.findings, settings), exit_code=exit_code(done))


def _text(rows: Sequence[Row], done: Run, settings: Settings, *, named: bool) -> str:
    if settings.quiet:
        return "".join(f"{row.platform.name} {row.standing.declared} {row.standing.earned}\n" for row in rows)
    shown = [ahead(row, done) for row in rows]
    width = shutil.get_terminal_size((_WIDTH, 0)).columns
    return (blocks if named else overview)(shown, width, settings.style)


def ahead(row: Row, done: Run) -> Ahead:
    """Return what the next step lacks and brings, or what the last one lacks."""
    name, following = row.platform.name, row.standing.next
    if following is None or done.expansion is None:
        return Ahead(row=row, missing=row.standing.missing(row.standing.declared))
    there = at_step(done, name, following)
    return Ahead(row=row, missing=there.standings[0].missing(following), brings=brings(done.expansion, there, name))


def _json(rows: Sequence[Row], done: Run, *, covered: bool) -> str:
    shown: dict[str, Any] = {"platforms": [_platform_json(ahead(row, done)) for row in rows]}
    if covered:
        shown["coverage"] = [each for row in rows for each in _coverage_json(row, done.expansion)]
    return dumped({**shown, "findings": findings_json(done.findings)})


def _platform_json(each: Ahead) -> dict[str, Any]:
    row = each.row
    return {
        "platform": row.platform.name,
        "declared": row.standing.declared,
        "earned": row.standing.earned,
        "scope": list(row.platform.scope),
        "ships": list(row.platform.ships),
        "classes": {name: _class_json(cell) for name, cell in row.cells.items()},
        "deltas": [_delta_json(delta) for delta in row.deltas],
        "next": row.standing.next,
        "unmet": [{"rule": lack.rule, "step": lack.step, "message": lack.message} for lack in each.missing],
        "brings": [job.name for job in each.brings],
    }


def _class_json(cell: Cell) -> dict[str, Any]:
    return {
        "state": cell.state.value,
        "by": cell.proof.by.value,
        "signal": cell.proof.signal.value,
        "jobs": [job.name for job in cell.proof.jobs],
        "boards": list(cell.boards),
    }


def _delta_json(delta: Delta) -> dict[str, Any]:
    about = {key: value for key, value in (("suite", delta.suite), ("trigger", delta.trigger)) if value}
    return {
        "rule": delta.rule,
        **about,
        "reason": delta.reason,
        "issue": delta.issue,
        "owner": delta.owner,
        "since": delta.since,
        "until": delta.until,
        "site": bool(delta.platforms),
    }


def _coverage_json(row: Row, expansion: Expansion | None) -> list[dict[str, Any]]:
    return [_covered_json(each) for each in coverage(row.platform, expansion)] if expansion else []


def _covered_json(each: Covered) -> dict[str, Any]:
    return {
        "platform": each.platform,
        "class": each.test_class,
        "branch": each.branch,
        "signal": each.signal.value,
        "jobs": [job.name for job in each.jobs],
    }
