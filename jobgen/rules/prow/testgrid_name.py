"""Names are such as TestGrid takes.

Jobs, tabs, boards and groups have names of at least three letters or digits, which do not begin with `dashboard`,
`alerter`, `summary` or `bugs`: TestGrid's own files begin like that. A tab may hold blanks and common punctuation, and
is not called `Summary`.
"""

import re
from collections.abc import Iterator
from functools import cache

from jobgen.findings import Place
from jobgen.model.job import Expansion
from jobgen.nodes import nearest_place
from jobgen.rules.protocol import Broken, Kind, Rule
from jobgen.rules.testgrid import (
    active,
    board_uses,
    externals,
    group_place,
    is_generated,
    makes_group,
    normalised,
    static_tabs,
    written_boards,
    written_tabs,
)

OWN = ("dashboard", "alerter", "summary", "bugs")
_ALLOWED = re.compile(r"[a-zA-Z0-9_.~<>()|\[\]\",@/ –-]*")  # noqa: RUF001  (TestGrid allows the en dash)
_LONGEST = 2048
TAB = ("annotations", "testgrid-tab-name")


def check(expansion: Expansion, _expansion: Expansion) -> Iterator[Broken]:
    """Yield each name that TestGrid refuses."""
    for job in expansion.jobs:
        # A presubmit that somebody wrote by hand may have no test group at all, and then its name is its own affair.
        if job.name and problem(job.name) and (makes_group(job) or not job.by_hand):
            yield _broken("job", job.name, nearest_place(job.body, ("name",)), job.platform)
        if job.boards and job.tab != job.name and problem(job.tab):
            yield _broken("tab", job.tab, nearest_place(job.body, TAB), job.platform)
    for what, name, place, platform in _others(expansion):
        if problem(name):
            yield _broken(what, name, place, platform)


def _broken(what: str, name: str, place: Place, platform: str) -> Broken:
    message = f'the {what} "{name}" {problem(name)}'
    hint = f"choose another name for the {what}"
    # Of strange characters only newer versions of TestGrid say something.
    refused = False if "does not allow" in message else None
    return Broken(place=place, message=message, hint=hint, platform=platform, refused=refused)


@cache
def problem(name: str) -> str:
    """Return what TestGrid has against the name; empty where it takes it (rules V-03, V-04, V-14)."""
    short = normalised(name)
    if len(short) < 3:
        return "has fewer than three letters and digits"
    if len(short) > _LONGEST:
        return f"has more than {_LONGEST} letters and digits"
    if short.startswith(OWN):
        own = next(word for word in OWN if short.startswith(word))
        return f'begins with "{own}", like TestGrid\'s own files'
    strange = "" if _ALLOWED.fullmatch(name) else _ALLOWED.sub("", name)
    return f'holds "{strange[0]}", which TestGrid does not allow' if strange else ""


def _others(expansion: Expansion) -> Iterator[tuple[str, str, Place, str]]:
    for platform, _, each in externals(expansion):
        yield "test group", each.name, each.place, platform.name
    for written_tab in written_tabs(expansion):
        yield "tab", written_tab.name, written_tab.place, ""
    for group in expansion.testgrid.test_groups:
        yield "test group", group.name, group.place, ""
    for what, written in written_boards(expansion):
        yield what, written.name, written.place, ""
    for platform, tab in static_tabs(expansion):
        yield "tab", tab.tab, tab.place, platform.name
    for use in board_uses(expansion):
        if use.board and is_generated(expansion, use.board):
            yield "board", use.board, use.place, use.platform
    defined = {board.group for board in expansion.boards.values()}
    for platform in active(expansion):
        if platform.boards.group in defined and platform.boards.group:
            yield "board group", platform.boards.group, group_place(platform), platform.name


RULE = Rule(
    id="testgrid-name",
    doc=__doc__,
    on=Kind.TREE,
    check=check,
    source=("V-03", "V-04", "V-14"),
    engine="configurator",
    passing="suites: {unit: {periodic: {tab: unit (arm64) - master}}}",
    failing="suites: {unit: {periodic: {tab: Summary}}}",
)
