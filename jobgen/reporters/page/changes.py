"""What differs between two sides, the gravest first."""

from collections.abc import Iterable, Sequence

from jobgen.model.review import Change, LoadChange, PlatformChange, Renaming, Review, Section
from jobgen.reporters.page.ladder import named
from jobgen.reporters.page.markup import Html, join, tag
from jobgen.reporters.page.parts import (
    DASH,
    bullets,
    code,
    codes,
    disclosure,
    paragraph,
    platform_link,
    prose,
    rows,
    section,
    table,
)
from jobgen.reporters.words import plural

_FIRST = 1
"""The rank of what a reviewer must not miss."""

_ARROWS = {"promotion": "▲", "demotion": "▼", "added": "+", "removed": "−"}  # noqa: RUF001  (a minus sign, as wide as the plus)


def changes(review: Review, known: Sequence[str]) -> Html:
    """Return the section; `known` are the platforms that the page says more about."""
    sides = (paragraph("From ", code(review.base), " to ", code(review.head), "."), _notes(review.notes))
    parts = (
        _platforms(review.platforms, known),
        *_sections(review.changes),
        _signals(review),
        _jobs(review),
        _boards(review),
        _load(review.load),
    )
    said = [each for each in parts if each]
    return section("changes", "Changes", *sides, *(said or [paragraph("Nothing that matters differs.")]))


def _notes(notes: Sequence[str]) -> Html:
    return bullets(map(prose, notes), kind="note")


def _platforms(platforms: Sequence[PlatformChange], known: Sequence[str]) -> Html:
    if not platforms:
        return Html()
    head = ("Platform", "What", "From", "To", "Floors that hold", "Floors that a delta lifts")
    lines = rows(
        (
            platform_link(each.platform, each.platform in known),
            f"{_ARROWS.get(each.kind, '')} {each.kind}".strip(),
            _step(each.before),
            _step(each.after),
            codes(each.holding),
            join((join((code(rule), " ", prose(issue))) for rule, issue in each.lifted), ", "),
        )
        for each in platforms
    )
    return table("Platforms that change", head, [lines])


def _step(step: int | None) -> str:
    return DASH if step is None else named(step)


def _sections(found: Sequence[Change]) -> Iterable[Html]:
    if first := [each for each in found if each.rank == _FIRST]:
        yield join((tag("h3", "Look at these first"), bullets(map(_change, first), kind="changes first")))
    for part in Section:
        if shown := [each for each in found if each.section is part and each.rank != _FIRST]:
            yield join((tag("h3", part.value.capitalize()), bullets(map(_change, shown), kind="changes")))


def _change(change: Change) -> Html:
    place = join((" ", tag("span", f"{change.place.file}:{change.place.line}", class_="place"))) if change.place else ""
    jobs = disclosure(plural(len(change.jobs), "job"), paragraph(codes(change.jobs))) if change.jobs else ""
    return join((prose(change.message), place, jobs))


def _signals(review: Review) -> Html:
    if not review.signals:
        return Html()
    lines = rows((code(each.job), each.before, each.after) for each in review.signals)
    return _folded("signal", len(review.signals), table("Signals that change", ("Job", "From", "To"), [lines]))


def _jobs(review: Review) -> Html:
    found = review.jobs
    pairs = (("Added", found.added), ("Removed", found.removed), ("Changed", found.changed))
    parts = [paragraph(tag("b", title), " ", codes(names)) for title, names in pairs if names]
    if found.renamed:
        parts.append(paragraph(tag("b", "Renamed"), " ", join(map(_renamed, found.renamed), ", ")))
    count = sum(map(len, (found.added, found.removed, found.changed, found.renamed)))
    return _folded("job", count, *parts) if parts else Html()


def _renamed(each: Renaming) -> Html:
    kept = "" if each.kept else " (its history is lost)"
    return join((code(each.before), " to ", code(each.after), kept))


def _boards(review: Review) -> Html:
    if not review.boards:
        return Html()
    lines = rows((code(each.board), codes(each.added), codes(each.removed)) for each in review.boards)
    shown = table("Boards that change", ("Board", "Tabs added", "Tabs removed"), [lines])
    return _folded("board", len(review.boards), shown)


def _load(load: Sequence[LoadChange]) -> Html:
    if not load:
        return Html()
    head = ("Cluster", "Runs a day", "Difference", "CPU hours a day, at most", "Difference")
    lines = rows((code(each.cluster), *_pair(each.runs), *_pair(each.cpu_hours)) for each in load)
    return join((tag("h3", "Load"), table("What periodics ask of clusters", head, [lines], kind="load")))


def _pair(pair: tuple[float, float]) -> tuple[str, str]:
    before, after = pair
    return f"{before:,.1f} to {after:,.1f}", f"{after - before:+,.1f}"


def _folded(noun: str, count: int, *content: str) -> Html:
    return disclosure(f"{plural(count, noun)} that {'differs' if count == 1 else 'differ'}", *content)
