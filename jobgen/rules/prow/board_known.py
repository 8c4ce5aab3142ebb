"""A job reports to boards that exist.

A board is provided by the site (`boards: {provided}` of the site file), or jobgen defines it in the board group of the
platform. TestGrid refuses a job that names any other, and then shows nothing of the whole configuration.
"""

from collections.abc import Iterator

from jobgen.model.existing import Given
from jobgen.model.job import Expansion
from jobgen.rules.protocol import ON_BOARDS, ON_SPECS, Broken, Kind, Rule
from jobgen.rules.testgrid import board_uses, is_generated
from jobgen.syntax.suggest import closest


def check(expansion: Expansion, _expansion: Expansion) -> Iterator[Broken]:
    """Yield each line that names a board which nobody defines."""
    site = expansion.site
    written = {dashboard.name for dashboard in expansion.testgrid.dashboards}
    for use in board_uses(expansion):
        name = use.board
        if name and (is_generated(expansion, name) or site.provides(name) or name in written):
            continue
        message = f'there is no board "{name}"' if name else "the list of boards has an empty name: a comma too many"
        yield Broken(place=use.place, message=message, hint=_hint(name, expansion), job=use.job, platform=use.platform)


def _hint(name: str, expansion: Expansion) -> str:
    if not name:
        return "leave the comma out"
    written = [dashboard.name for dashboard in expansion.testgrid.dashboards]
    known = {*expansion.site.provided, *written, *(board.name for board in expansion.boards.values() if board.group)}
    near = closest(name, known)
    if near:
        return f'did you mean "{near}"?'
    if Given.SPECS not in expansion.given:
        return "define it in a TestGrid file, or correct the name"
    return "list it in boards.provided of the site file if it exists, or give the platform a board group, boards: {group: …}"


RULE = Rule(
    id="board-known",
    doc=__doc__,
    on=Kind.TREE,
    check=check,
    asks=(ON_SPECS, ON_BOARDS),
    source=("A-01", "V-06"),
    engine="configurator",
    passing="boards: {own: [sig-release-master-blocking]}",
    failing="boards: {own: [sig-release-master-blokking]}",
)
