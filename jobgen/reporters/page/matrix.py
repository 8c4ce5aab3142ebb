"""The support matrix: a test class of a platform, on the main branch and on the release branches."""

from collections.abc import Sequence

from jobgen.model.coverage import Covered, branches, coverage
from jobgen.model.job import Expansion
from jobgen.model.matrix import SHOWN, Cell
from jobgen.model.words import Signal
from jobgen.reporters.matrix import Ahead
from jobgen.reporters.page.ladder import by_step
from jobgen.reporters.page.markup import Html, join, tag
from jobgen.reporters.page.parts import DASH, disclosure, paragraph, platform_link, row, rows, section, table, unseen
from jobgen.reporters.page.signs import pips, sign

_LEGEND = (
    ("blocking", "a job of this signal"),
    ("informing", "a job of this signal"),
    ("job", "a job without a signal"),
    ("external", "results from machines elsewhere"),
    ("covered", "a job elsewhere does the work for many platforms"),
    ("missing", "asked for, and nothing proves it"),
)
_UNASKED = {"-": (DASH, "not asked for"), "n/a": ("n/a", "not in the scope of the platform")}


def matrix(platforms: Sequence[Ahead], expansion: Expansion) -> Html:
    """Return the section; platforms at step 0 have nothing to show."""
    shown = [each for each in by_step(platforms) if each.row.platform.step > 0]
    engaged = [each.row.platform.name for each in by_step(platforms) if each.row.platform.step == 0]
    parts = [_table(shown, expansion), _legend(expansion), _by_branch(shown, expansion)] if shown else []
    if engaged:
        parts.append(paragraph("At step 0, nothing is generated for ", join(map(platform_link, engaged), ", "), "."))
    return section("matrix", "Matrix", *(parts or [paragraph("No platform, no class.")]))


def badge(cell: Cell) -> Html:
    """Return the one word of a cell with its sign."""
    if cell.word in _UNASKED:
        shown, said = _UNASKED[cell.word]
        return tag("span", tag("span", shown, aria_hidden="true"), unseen(said), class_="unasked")
    return _badge(cell.word)


def _badge(word: str) -> Html:
    return tag("span", sign(word), word, class_=f"badge {word}")


def _table(platforms: Sequence[Ahead], expansion: Expansion) -> Html:
    lines = rows(_line(each, expansion) for each in platforms)
    return table(f"Test classes on {expansion.site.main}, and below on release branches", ("Platform", *SHOWN), [lines])


def _line(ahead: Ahead, expansion: Expansion) -> list[str]:
    platform = ahead.row.platform
    covered: dict[str, list[Covered]] = {}
    for each in coverage(platform, expansion):
        covered.setdefault(each.test_class, []).append(each)
    cells = (join((badge(ahead.row.cells[name]), _pips(covered.get(name, [])))) for name in SHOWN)
    return [platform_link(platform.name), *cells]


def _pips(covered: Sequence[Covered]) -> Html:
    """Return the release branches as drawings, newest first; the main branch has a word."""
    released = covered[1:]
    if not any(each.jobs for each in released):
        return Html()
    label = ", ".join(f"{each.branch} {_word(each)}" for each in released)
    return pips([_sign(each) for each in released], label)


def _sign(covered: Covered) -> str:
    if not covered.jobs:
        return "nothing"
    return covered.signal if covered.signal is not Signal.NONE else "job"


def _word(covered: Covered) -> str:
    if not covered.jobs:
        return "nothing"
    return covered.signal if covered.signal is not Signal.NONE else "periodic"


def _legend(expansion: Expansion) -> Html:
    words = [tag("li", _badge(word), f" {meaning}") for word, meaning in _LEGEND]
    words += [tag("li", f"{DASH} not asked for by the step"), tag("li", "n/a not in the scope of the platform")]
    released = ", ".join(branches(expansion)[1:])
    below = f"The small signs below a word are the release branches, newest first: {released}." if released else ""
    return join((tag("ul", *words, class_="legend"), paragraph(below, kind="note") if below else ""))


def _by_branch(platforms: Sequence[Ahead], expansion: Expansion) -> Html:
    lines: dict[tuple[str, str], list[Covered]] = {}
    for each in (found for ahead in platforms for found in coverage(ahead.row.platform, expansion)):
        lines.setdefault((each.platform, each.test_class), []).append(each)
    if not lines:
        return Html()
    head = ("Platform", "Class", *branches(expansion))
    made = (
        row(platform_link(platform), test_class, *map(_on_branch, cells))
        for (platform, test_class), cells in lines.items()
    )
    return disclosure("Every branch in words", table("Periodics by branch", head, [tag("tbody", *made)]))


def _on_branch(covered: Covered) -> Html:
    if not covered.jobs:
        return tag("span", DASH, unseen(" nothing"), class_="unasked")
    return tag("span", sign(_sign(covered)), _word(covered), class_=f"badge {_sign(covered)}")
