"""The ladder: every platform on its step, and what keeps it from the next one."""

from collections.abc import Iterable, Sequence
from itertools import groupby

from jobgen.model.matrix import SHOWN
from jobgen.model.standing import Standing, Unmet
from jobgen.model.words import STEP_NAMES
from jobgen.reporters.matrix import Ahead
from jobgen.reporters.page.markup import Html, join, tag
from jobgen.reporters.page.parts import code, paragraph, platform_link, row, section, table, unseen
from jobgen.reporters.page.signs import axis, track
from jobgen.reporters.words import plural

_MEANINGS = (
    "has a row in the matrix; nothing is generated",
    "builds",
    "is tested",
    "ships, and the release team watches its tests",
    "is certified",
)
_LIFTED = " Δ"


def ladder(platforms: Sequence[Ahead]) -> Html:
    """Return the section: platforms by declared step, the highest first."""
    if not platforms:
        return section(
            "ladder", "Ladder", paragraph("There is no platform yet. ", code("jobgen new"), " writes a spec.")
        )
    head = ("Platform", join((unseen("Steps 0 to 4"), axis())), "Declared", "Earned", "Missing, step by step")
    bodies = (
        _step(step, [each for each in by_step(platforms) if _declared(each) == step])
        for step in reversed(range(len(STEP_NAMES)))
    )
    return section("ladder", "Ladder", _legend(), table("Platforms by declared step", head, bodies, kind="ladder"))


def by_step(platforms: Iterable[Ahead]) -> list[Ahead]:
    """Return platforms in the order of the page: declared step, earned step, name."""
    return sorted(platforms, key=lambda each: (-_declared(each), -each.row.standing.earned, each.row.platform.name))


def named(step: int) -> str:
    """Return a step as it stands in a table: its number and its name."""
    return f"{step} {STEP_NAMES[step]}"


def brought(ahead: Ahead) -> str:
    """Return the suites that the next step would switch on, one after the other."""
    suites = {job.suite for job in ahead.brings}
    return ", ".join(name for name in SHOWN if name in suites)


def _declared(ahead: Ahead) -> int:
    return ahead.row.standing.declared


def _legend() -> Html:
    return paragraph(
        "The ring is the declared step, what the spec says. The dot is the earned step, the highest whose floors all hold",
        " without a delta of the platform. Between them lies what is owed. Δ marks a floor that a delta lifts.",
        kind="note",
    )


def _step(step: int, platforms: Sequence[Ahead]) -> Html:
    count = tag("span", plural(len(platforms), "platform"), class_="count")
    title = tag("span", tag("b", named(step)), f" {_MEANINGS[step]} ", count, class_="still")
    head = tag("tr", tag("th", title, colspan=5, scope="rowgroup"), class_="group")
    return tag("tbody", head, *map(_platform, platforms), id=f"step-{step}", class_=f"step-{step}")


def _platform(ahead: Ahead) -> Html:
    standing = ahead.row.standing
    declared, earned = named(standing.declared), named(standing.earned)
    picture = track(standing.declared, standing.earned, f"declared {declared}, earned {earned}")
    name = ahead.row.platform.name
    return row(platform_link(name), picture, declared, _earned(standing), _missing(ahead))


def _earned(standing: Standing) -> Html:
    below = standing.declared - standing.earned
    said = tag("span", f"{below} below", class_="behind") if below > 0 else ""
    return join((f"{named(standing.earned)} ", said))


def _missing(ahead: Ahead) -> Html:
    lines = [
        _line(named(step), _rules(list(each))) for step, each in groupby(ahead.missing, key=lambda each: each.step)
    ]
    if suites := brought(ahead):
        lines.append(_line("not running yet", Html(f"{suites}, switched on by the step")))
    return tag("ul", *lines, class_="missing") if lines else Html("nothing")


def _line(head: str, said: Html) -> Html:
    return tag("li", tag("span", head, class_="at"), " ", said)


def _rules(missing: Sequence[Unmet]) -> Html:
    rules = {each.rule: each.delta is not None for each in missing}
    return join((join((code(rule), _mark(lifted))) for rule, lifted in rules.items()), ", ")


def _mark(lifted: bool) -> Html:
    return join((tag("span", _LIFTED, aria_hidden="true"), unseen(" (lifted by a delta)"))) if lifted else Html()
