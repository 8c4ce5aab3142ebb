"""Boards and board groups have names that TestGrid can tell apart.

TestGrid compares names by letters and digits alone, in lower case: `sig-a` and `Sig_A` are one name. A board may not be
called like a group either.
"""

from collections.abc import Iterator

from jobgen.findings import Place
from jobgen.model.existing import Written
from jobgen.model.job import Expansion
from jobgen.rules.protocol import ON_BOARDS, ON_SPECS, Broken, Kind, Rule
from jobgen.rules.testgrid import active, board_uses, group_place, is_generated, normalised, written_boards


def check(expansion: Expansion, _expansion: Expansion) -> Iterator[Broken]:
    """Yield each board and group of jobgen, and each of a TestGrid file, whose name is taken."""
    yield from _written(expansion)
    taken = {normalised(name): name for name in sorted(expansion.site.provided)}
    defined = {board.group for board in expansion.boards.values()} - {""}
    for platform in active(expansion):
        group = platform.boards.group
        if group in defined:
            other = taken.setdefault(normalised(group), group)
            if other != group:
                yield _broken(f'board group "{group}"', other, group_place(platform), platform.name)
    for use in board_uses(expansion):
        name = use.board
        if is_generated(expansion, name):
            other = taken.setdefault(normalised(name), name)
            if other != name or name in defined:
                yield _broken(f'board "{name}"', other, use.place, use.platform)


def _written(expansion: Expansion) -> Iterator[Broken]:
    taken = dict[str, tuple[str, Written]]()
    for what, written in written_boards(expansion):
        kind, other = taken.setdefault(normalised(written.name), (what, written))
        if other is not written:
            first = f'{kind} "{other.name}"'
            message = f'the {what} "{written.name}" and the {first} ({other.place}) are one name for TestGrid'
            hint = "give one of the two another name; letters and digits must differ"
            if first == f'{what} "{written.name}"':
                message, hint = f"there is a {first} already ({other.place})", "make one of the two"
            yield Broken(place=written.place, message=message, hint=hint)


def _broken(what: str, other: str, place: Place, platform: str) -> Broken:
    message = f'the {what} and "{other}" are one name for TestGrid'
    hint = "let the name differ in letters or digits; a board begins with its group and a dash"
    return Broken(place=place, message=message, hint=hint, platform=platform)


RULE = Rule(
    id="board-unique",
    doc=__doc__,
    on=Kind.TREE,
    check=check,
    asks=(ON_SPECS, ON_BOARDS),
    source=("V-05", "X-04", "X-06"),
    engine="configurator",
    passing="boards: {group: provider-arm64, own: [provider-arm64-all]}",
    failing="boards: {group: provider-arm64, own: [provider-arm64]}",
)
