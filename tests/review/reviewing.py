"""Two spec trees through the real pipeline, and what a review says of them, a line a change."""

from collections.abc import Sequence
from pathlib import Path

from examples import specs_with

from jobgen.model.review import Change, Review, Side
from jobgen.pipeline import run
from jobgen.review.compare import compare
from jobgen.review.kinds import KINDS
from jobgen.review.protocol import Kind


def side(specs: Path, label: str = "HEAD") -> Side:
    """Return a folder of specs as a side."""
    expansion = run(specs).expansion
    assert expansion is not None
    return Side(label=label, expansion=expansion)


def sides(folder: Path, base: str, head: str) -> tuple[Side, Side]:
    """Return two sides, each the small complete folder with keys laid over it."""
    return side(specs_with(folder / "base", base)), side(specs_with(folder / "head", head), "the work tree")


def reviewed(folder: Path, base: str, head: str, kinds: Sequence[Kind] = KINDS) -> Review:
    """Return the review of two sides, each the small complete folder with keys laid over it."""
    return compare(*sides(folder, base, head), kinds)


def line(change: Change) -> str:
    """Return a change as one line: rank, section, kind, message, and the jobs that are shown after it."""
    said = f"{change.rank} {change.section} {change.kind}: {change.message}"
    return f"{said} | {', '.join(change.jobs)}" if change.jobs else said


def lines(review: Review) -> list[str]:
    """Return all changes in their order."""
    return [line(change) for change in review.changes]
