"""A notification of a board says something.

TestGrid shows the `summary` above the tabs; the policy tests refuse a notification without one.
"""

from collections.abc import Iterator

from jobgen.model.existing import Written
from jobgen.model.job import Expansion
from jobgen.rules.protocol import ON_BOARDS, Broken, Kind, Rule
from jobgen.rules.testgrid_fields import notification_problems
from jobgen.rules.written_examples import LAB


def check(board: Written, _expansion: Expansion) -> Iterator[Broken]:
    """Yield each notification without a summary."""
    for problem in notification_problems(board.data):
        yield problem.broken(board.body, f'board "{board.name}"')


RULE = Rule(
    id="board-notification",
    doc=__doc__,
    on=Kind.DASHBOARD,
    check=check,
    asks=(ON_BOARDS,),
    source=("X-04", "G-30"),
    engine="policy-testgrids.test",
    passing=LAB
    + """\
  - name: sig-lab
    notifications: [{summary: The lab moves, context_link: "https://lab.example.org"}]
    dashboard_tab: [{name: e2e, test_group_name: lab-e2e}]
""",
    failing=LAB
    + """\
  - name: sig-lab
    notifications: [{context_link: "https://lab.example.org"}]
    dashboard_tab: [{name: e2e, test_group_name: lab-e2e}]
""",
)
