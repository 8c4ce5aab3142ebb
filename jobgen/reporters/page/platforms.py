"""Everything about one platform, folded away until somebody asks."""

from collections.abc import Iterable, Sequence

from jobgen.model.history import steps
from jobgen.model.matrix import SHOWN, Cell, Row, step_name
from jobgen.model.proof import By
from jobgen.model.spec import Delta, Entry, Platform
from jobgen.model.standing import Unmet
from jobgen.reporters.matrix import Ahead
from jobgen.reporters.page.deltas import about
from jobgen.reporters.page.ladder import brought, by_step, named
from jobgen.reporters.page.markup import Html, join, tag
from jobgen.reporters.page.matrix import badge
from jobgen.reporters.page.parts import (
    bullets,
    code,
    codes,
    disclosure,
    facts,
    issue,
    link,
    paragraph,
    prose,
    rows,
    section,
    table,
)


def details(platforms: Sequence[Ahead]) -> Html:
    """Return the section, a disclosure for each platform."""
    shown = [_platform(each) for each in by_step(platforms)]
    return section("platforms", "Platforms", *(shown or [paragraph("There is none.")]))


def _platform(ahead: Ahead) -> Html:
    row, standing = ahead.row, ahead.row.standing
    name = row.platform.name
    summary = (tag("h3", name), f" declared {named(standing.declared)}, earned {named(standing.earned)}")
    parts = (_facts(row.platform), _classes(row), _missing(ahead), _deltas(row.deltas))
    return disclosure(join(summary), *parts, name=f"platform-{name}")


def _facts(platform: Platform) -> Html:
    return facts(
        (
            ("Status", platform.status),
            ("Reason", prose(platform.reason)),
            ("Scope", ", ".join(platform.scope)),
            ("Ships", ", ".join(platform.ships) or "nothing"),
            ("Maintainers", ", ".join(platform.maintainers)),
            ("SIG", platform.sig),
            ("Contact", prose(platform.contact)),
            ("Certified", join((_certified(*each) for each in platform.certified), ", ")),
            ("Steps", _history(platform.history)),
        )
    )


def _certified(release: str, product: str, url: str) -> Html:
    return link(url, f"{product} for {release}")


def _history(history: Sequence[Entry]) -> Html:
    entries = steps(history)
    return bullets(join((f"{each.date}: {named(each.step or 0)}, ", prose(each.why))) for each in entries)


def _classes(row: Row) -> Html:
    shown = [name for name in SHOWN if row.cells[name].proof.jobs or row.cells[name].proof.by is not By.NONE]
    if not shown:
        return Html()
    head = ("Class", "State", "Proved by", "Other jobs", "Boards")
    lines = rows((name, badge(row.cells[name]), *_proof(row.cells[name])) for name in shown)
    return table(f"Test classes of {row.platform.name}", head, [lines], kind="classes")


def _proof(cell: Cell) -> tuple[Html, ...]:
    proof = cell.proof
    by = {
        By.JOB: [job.name for job in proof.primary],
        By.EXTERNAL: [each.name for each in proof.external],
        By.COVERED: [proof.covered],
        By.NONE: [],
    }[proof.by]
    others = [job.name for job in proof.jobs if job.name not in by]
    return codes(by), codes(others), codes(cell.boards)


def _missing(ahead: Ahead) -> Html:
    heading = tag("h4", "Missing")
    suites = brought(ahead)
    lines = [
        *map(_unmet, ahead.missing),
        *([f"Not running yet, switched on by the next step: {suites}."] if suites else []),
    ]
    return join((heading, bullets(lines))) if lines else Html()


def _unmet(each: Unmet) -> Html:
    said = (tag("span", step_name(each.step), class_="at"), " ", code(each.rule), ": ", prose(each.message))
    hint = ("; ", prose(each.hint)) if each.hint else ()
    return join((*said, *hint, *_lifted(each.delta)))


def _lifted(delta: Delta | None) -> Iterable[str]:
    return (f". Lifted until {delta.until}: ", prose(delta.reason), " (", issue(delta.issue), ")") if delta else ()


def _deltas(deltas: Sequence[Delta]) -> Html:
    lines = [
        join((about(each), f" until {each.until}: ", prose(each.reason), " (", issue(each.issue), ")"))
        for each in deltas
    ]
    return join((tag("h4", "Deltas"), bullets(lines))) if lines else Html()
