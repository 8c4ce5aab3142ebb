"""A board group holds the boards that begin with its name, and no others.

The policy tests want each board of a group to begin with the name of the group, and each board that begins with `GROUP-` to be
in that group, or in one whose own name begins so.
"""

from collections.abc import Iterator

from jobgen.model.job import Expansion
from jobgen.rules.protocol import ON_BOARDS, Broken, Kind, Rule
from jobgen.rules.testgrid import group_boards, prefixes
from jobgen.rules.written_examples import LAB, LAB_GROUP


def check(expansion: Expansion, _expansion: Expansion) -> Iterator[Broken]:
    """Yield each board of a group with another name, and each that belongs into a group and is not there."""
    groups = {group.name for group in expansion.testgrid.dashboard_groups}
    assigned = {}
    for group, board, place in group_boards(expansion):
        assigned[board] = group.name
        if not board.startswith(group.name):
            message = f'the board "{board}" is in the board group "{group.name}", and does not begin with its name'
            yield Broken(place=place, message=message, hint=f'call it "{group.name}-…", or take it out of the group')
    for written in expansion.testgrid.dashboards:
        other = assigned.get(written.name, "")
        for name in prefixes(written.name):
            if name in groups and not other.startswith(name):
                message = f'the board "{written.name}" begins with the name of the board group "{name}", and is {_where(other)}'
                hint = f'list it in dashboard_names of "{name}", or give it another name'
                yield Broken(place=written.place, message=message, hint=hint)


def _where(other: str) -> str:
    return f'in the group "{other}"' if other else "in no group"


RULE = Rule(
    id="group-name",
    doc=__doc__,
    on=Kind.TREE,
    check=check,
    asks=(ON_BOARDS,),
    source=("X-06", "X-07"),
    engine="policy-testgrids.test",
    passing=LAB_GROUP,
    failing=LAB
    + """\
  - {name: sig-lab-all, dashboard_tab: [{name: e2e, test_group_name: lab-e2e}]}
  - {name: sig-lab-old, dashboard_tab: [{name: e2e, test_group_name: lab-e2e}]}
  dashboard_groups:
  - {name: sig-lab, dashboard_names: [sig-lab-all]}
""",
)
