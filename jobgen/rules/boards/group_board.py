"""A board group lists boards that there are, each in one group.

TestGrid refuses a group with a board that nobody defines, and a board that stands in two groups, or twice in one.
"""

from collections.abc import Iterator

from jobgen.findings import Place
from jobgen.model.job import Expansion
from jobgen.rules.protocol import ON_BOARDS, Broken, Kind, Rule
from jobgen.rules.testgrid import group_boards
from jobgen.rules.written_examples import LAB, LAB_GROUP
from jobgen.syntax.suggest import Suggester


def check(expansion: Expansion, _expansion: Expansion) -> Iterator[Broken]:
    """Yield each board of a group that there is not, or that a group has already."""
    defined = {board.name for board in expansion.testgrid.dashboards}
    taken = dict[str, tuple[str, Place]]()
    near = Suggester()
    for group, board, place in group_boards(expansion):
        other, first = taken.setdefault(board, (group.name, place))
        if board not in defined:
            found = near(board, defined)
            hint = f'did you mean "{found}"?' if found else f'add it to dashboards, or take it out of "{group.name}"'
            message = f'the board group "{group.name}" lists "{board}", which is no board'
            yield Broken(place=place, message=message, hint=hint)
        elif first != place:
            message = f'the board "{board}" is in the board group "{other}" already ({first})'
            yield Broken(place=place, message=message, hint="list it once, in one group")


RULE = Rule(
    id="group-board",
    doc=__doc__,
    on=Kind.TREE,
    check=check,
    asks=(ON_BOARDS,),
    source=("V-07", "X-06", "G-40"),
    engine="configurator",
    passing=LAB_GROUP,
    failing=LAB
    + """\
  - {name: sig-lab-all, dashboard_tab: [{name: e2e, test_group_name: lab-e2e}]}
  dashboard_groups:
  - {name: sig-lab, dashboard_names: [sig-lab-all, sig-lab-old]}
""",
)
