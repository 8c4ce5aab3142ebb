"""A board group holds the boards that begin with its name, and no others.

jobgen defines a board that the site does not provide in the board group of the platform. The policy tests want it to
begin with the name of the group, want every board that begins with `GROUP-` in that group, and a group has one
definition: one that the site provides cannot get more boards.
"""

from collections.abc import Iterator

from jobgen.findings import Place
from jobgen.model.job import Board, Expansion
from jobgen.model.spec import Platform, Site
from jobgen.rules.protocol import ON_SPECS, Broken, Kind, Rule
from jobgen.rules.testgrid import active, board_uses, group_place, prefixes
from jobgen.syntax.suggest import closest


def check(expansion: Expansion, _expansion: Expansion) -> Iterator[Broken]:
    """Yield each board and each group that the policy tests would refuse."""
    defined = {name: board for name, board in expansion.boards.items() if name and board.group}
    groups = {board.group for board in defined.values()}
    places: dict[str, Place] = {}
    for use in board_uses(expansion):
        places.setdefault(use.board, use.place)
    for name, board in defined.items():
        yield from _board(board, groups, expansion.site, places[name])
    for platform in active(expansion):
        if platform.boards.group in groups:
            yield from _group(platform, expansion.site)


def _board(board: Board, groups: set[str], site: Site, place: Place) -> Iterator[Broken]:
    name, group = board.name, board.group
    if not name.startswith(group):
        near = closest(name, site.provided)
        named = f"call it {group}-…, or list it in boards.provided of the site file if it exists"
        hint = f'did you mean "{near}"?' if near else named
        message = f'the board "{name}" is not provided, and does not begin with its group "{group}"'
        yield Broken(place=place, message=message, hint=hint, platform=board.platforms[0])
        return
    other = next((each for each in prefixes(name) if each in groups and not group.startswith(each)), "")
    if other:
        message = f'the board "{name}" is in the group "{group}", but its name belongs to the group "{other}"'
        yield Broken(place=place, message=message, hint="give it another name", platform=board.platforms[0])


def _group(platform: Platform, site: Site) -> Iterator[Broken]:
    group, place = platform.boards.group, group_place(platform)
    if site.provides(group):
        message = f'the site provides the board group "{group}", which cannot get more boards'
        yield Broken(place=place, message=message, hint="choose a group of its own", platform=platform.name)
        return
    claimed = next((name for name in sorted(site.provided) if name.startswith(f"{group}-")), "")
    if claimed and not any(name.startswith(f"{claimed}-") for name in site.provided):
        message = f'the board group "{group}" would claim the board "{claimed}", which exists already'
        yield Broken(place=place, message=message, hint="choose a longer name for the group", platform=platform.name)


RULE = Rule(
    id="board-group",
    doc=__doc__,
    on=Kind.TREE,
    check=check,
    asks=(ON_SPECS,),
    source=("X-06", "X-07", "V-07"),
    engine="policy-testgrids.test",
    passing="boards: {group: provider-arm64, own: [provider-arm64-all, provider-arm64-e2e]}",
    failing="boards: {group: provider-arm64, own: [provider-arm-all]}",
)
