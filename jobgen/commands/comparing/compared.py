"""Two sides, read and compared; what is the same on both is read once, and sides that are the same are not read at all."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from jobgen.commands.common import Settings
from jobgen.commands.comparing.asked import WORK_TREE, sides
from jobgen.commands.comparing.side import Found, same
from jobgen.errors import Exit, JobgenError
from jobgen.findings import Finding
from jobgen.model.review import Review

if TYPE_CHECKING:
    from jobgen.commands.comparing.reading import Read


_USUAL = Settings().specs
"""A folder of specs that nobody has asked for by name may be missing."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Compared:
    """What came of a comparison: the review, unless a side cannot be understood, and the errors of both sides."""

    base: str
    head: str
    review: Review | None
    findings: tuple[Finding, ...] = ()
    exit_code: int = Exit.CLEAN


def review_between(base: str, head: str, settings: Settings) -> Review:
    """Return what differs between two sides, as `jobgen diff BASE HEAD` would say it; empty names are HEAD and the work tree.

    Raises:
        JobgenError: a name stands for nothing, or a side cannot be understood.
    """
    compared = between(base, head, settings)
    if compared.review is None:
        first = compared.findings[0]
        raise JobgenError(f"{first.place}: {first.message}", hint="jobgen diff shows all that stands in the way")
    return compared.review


def between(base: str, head: str, settings: Settings) -> Compared:
    """Find both sides and compare them.

    Raises:
        JobgenError: a name stands for nothing, or both sides have nothing in common to compare.
    """
    older, newer = sides(base, head, settings)
    if WORK_TREE in (older.label, newer.label):
        _recover(settings.out)
    if older.specs is not None and newer.specs is not None:
        if same(older.specs, newer.specs, _algorithm(older, newer)):
            return _unchanged(older, newer)
        return _of_specs(older, newer, settings)
    return _of_trees(older, newer, settings)


def _recover(out: Path) -> None:
    from jobgen.stages.write import recover  # noqa: PLC0415  (revisions alone need none of it)

    recover(out)


def _unchanged(older: Found, newer: Found) -> Compared:
    """Return that nothing differs; where generated trees do, something else than the specs has made them."""
    other_hand = (
        f"the specs of {older.label} and {newer.label} are the same, and their generated files are not:"
        " another version of jobgen wrote them, or somebody edited them by hand"
    )
    notes = (other_hand,) if _trees_are_same(older, newer) is False else ()
    return _said(older, newer, Review(base=older.label, head=newer.label, notes=notes))


def _trees_are_same(older: Found, newer: Found) -> bool | None:
    """Return whether both generated trees are the same; None where a side has none."""
    one, other = older.generated(), newer.generated()
    return None if one is None or other is None else same(one, other, _algorithm(older, newer))


def _algorithm(older: Found, newer: Found) -> str:
    return older.algorithm or newer.algorithm or "sha1"


def _of_specs(older: Found, newer: Found, settings: Settings) -> Compared:
    from jobgen.commands.comparing.reading import beside, read_specs  # noqa: PLC0415  (the pipeline is slow to import)

    settings.progress(f"reading {newer.label}")
    head = read_specs(newer, settings)
    settings.progress(f"reading {older.label}")
    return _compared(older, newer, beside(older, head), head)


def _of_trees(older: Found, newer: Found, settings: Settings) -> Compared:
    from jobgen.commands.comparing.reading import read_any  # noqa: PLC0415  (as above)

    lacking = [each for each in (older, newer) if each.specs is None]
    for each in lacking:
        if each.generated() is None:
            hint = "--specs and --out name the folders to look for"
            raise JobgenError(f"there is neither {settings.specs} nor {settings.out} in {each.label}", hint=hint)
    labels = " and ".join(each.label for each in lacking)
    if len(lacking) > 1 and settings.specs != _USUAL:
        raise JobgenError(f"there is no {settings.specs} in {labels}", hint="--specs names the folder of the specs")
    if _trees_are_same(older, newer):
        note = f"the generated trees were compared, for there is no {settings.specs} in {labels}"
        return _said(older, newer, Review(base=older.label, head=newer.label, notes=(note,)))
    return _compared(older, newer, read_any(older, settings), read_any(newer, settings))


def _compared(older: Found, newer: Found, base: "Read", head: "Read") -> Compared:
    own = [each for each in base.errors if each not in head.errors]
    findings = (*_labelled(own, older.label), *_labelled(head.errors, newer.label))
    code = max(base.exit_code, head.exit_code)
    if base.side is None or head.side is None:
        return Compared(base=older.label, head=newer.label, review=None, findings=findings, exit_code=code)
    from jobgen.review.compare import compare  # noqa: PLC0415  (only where something differs)

    found = _said(older, newer, compare(base.side, head.side))
    return replace(found, findings=findings, exit_code=code)


def _labelled(errors: Sequence[Finding], label: str) -> Iterator[Finding]:
    return (replace(each, message=f"in {label}: {each.message}") for each in errors)


def _said(older: Found, newer: Found, review: Review) -> Compared:
    notes = (*older.notes, *newer.notes, *review.notes)
    return Compared(base=older.label, head=newer.label, review=replace(review, notes=notes))
