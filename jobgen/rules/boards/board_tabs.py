"""A board has a tab.

TestGrid refuses a board with nothing on it. Tabs stand in `dashboard_tab`, or come from jobs that name the board in
`testgrid-dashboards`: a new board needs its first job in the same change, and goes with its last one.
"""

from collections.abc import Iterator

from jobgen.model.job import Expansion
from jobgen.rules.protocol import ON_JOBS_AND_BOARDS, Broken, Kind, Rule
from jobgen.rules.testgrid import job_tabs
from jobgen.rules.written_examples import SHOWN_JOB


def check(expansion: Expansion, _expansion: Expansion) -> Iterator[Broken]:
    """Yield each board without a tab."""
    filled = {board for board, _ in job_tabs(expansion)}
    for board in expansion.testgrid.dashboards:
        if not board.data.get("dashboard_tab") and board.name not in filled:
            hint = f"name it in a job, annotations: {{testgrid-dashboards: {board.name}}}, or remove it"
            yield Broken(place=board.place, message=f'the board "{board.name}" has no tab', hint=hint)


RULE = Rule(
    id="board-tabs",
    doc=__doc__,
    on=Kind.TREE,
    check=check,
    asks=(ON_JOBS_AND_BOARDS,),
    source=("V-02", "X-04", "G-30"),
    engine="configurator",
    passing="""\
boards.yaml:
  dashboards:
  - {name: sig-unit}
"""
    + SHOWN_JOB,
    failing="""\
boards.yaml:
  dashboards:
  - {name: sig-unit}
  - {name: sig-unit-old}
"""
    + SHOWN_JOB,
)
