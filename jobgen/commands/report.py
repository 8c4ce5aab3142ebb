"""`jobgen report`: the ladder, the matrix and the schedules as a page to look at."""

import os
from contextlib import suppress
from pathlib import Path

from jobgen import trees
from jobgen.commands import common
from jobgen.commands.common import Outcome, Settings
from jobgen.commands.status import ahead
from jobgen.errors import JobgenError
from jobgen.model.matrix import matrix
from jobgen.model.review import Review
from jobgen.pipeline import run
from jobgen.reporters.page import GENERATOR, page
from jobgen.stages.write import disk, recover

_PAGE = "index.html"
_BEGINNING = 4096
"""Bytes of a page that say who wrote it."""


def report(settings: Settings, html: Path, *, base: str = "") -> Outcome:
    """Write the page into the folder `html`; with `base` it shows what differs from that revision.

    Raises:
        JobgenError: there is no such revision, the folder holds a page that jobgen did not write, or it cannot be written.
    """
    recover(settings.out)
    settings.progress("reading the specs")
    done = run(settings.specs)
    if done.failed or done.expansion is None:
        text = common.report(done.findings, settings) + common.counted(done.findings, settings)
        return Outcome(text=text, exit_code=common.exit_code(done))
    path = html / _PAGE
    _require_own(path)
    settings.progress("drawing the page")
    platforms = [ahead(row, done) for row in matrix(done.expansion)]
    text = page(platforms, done.expansion, _review(base, settings))
    _write(path, text.encode())
    return Outcome(text="" if settings.quiet else f"{path}: {len(platforms)} platforms\n")


def _review(base: str, settings: Settings) -> Review | None:
    if not base:
        return None
    from jobgen.commands.comparing.asked import WORK_TREE  # noqa: PLC0415  (only a comparison pays for it)
    from jobgen.commands.comparing.compared import review_between  # noqa: PLC0415  (the same)

    review = review_between(base, "", settings)
    if review.head != WORK_TREE:
        hint = "name the older side alone"
        raise JobgenError(f'"{base}" names two sides, and the page shows {WORK_TREE}', hint=hint)
    return review


def _require_own(path: Path) -> None:
    """Refuse to go on where something that jobgen did not write stands in the place of the page."""
    if not os.path.lexists(path):
        return
    hint = "move it away, or name another folder"
    try:
        beginning = trees.read_bytes(path, limit=_BEGINNING)
    except OSError as error:
        raise JobgenError(f"{path}: in the way of the page: {trees.reason(error)}", hint=hint) from error
    if GENERATOR.encode() not in beginning:
        raise JobgenError(f"{path}: not written by jobgen, so it is not replaced", hint=hint)


def _write(path: Path, data: bytes) -> None:
    """Put the page in its place in one step: a reader sees the old one or the new one."""
    draft = path.with_name(f".{path.name}.{os.getpid()}.draft")
    with disk.naming(path):
        path.parent.mkdir(parents=True, exist_ok=True)
        try:
            disk.write_new(draft, data)
            draft.replace(path)
        finally:
            with suppress(FileNotFoundError):
                draft.unlink()
