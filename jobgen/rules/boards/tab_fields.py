"""A tab has fields that TestGrid takes.

It says in `test_group_name` whose results it shows. TestGrid refuses mail addresses that are none, and a
`tabular_names_regex` that does not compile or has groups without a name.
"""

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from jobgen.model.existing import Written
from jobgen.model.job import Expansion
from jobgen.rules.protocol import ON_BOARDS, Broken, Kind, Rule
from jobgen.rules.testgrid_fields import MAIL_HINT, Problem, tab_problems
from jobgen.rules.written_examples import LAB


def check(board: Written, _expansion: Expansion) -> Iterator[Broken]:
    """Yield each field that is refused."""
    for index, tab in enumerate(board.data.get("dashboard_tab") or ()):
        for problem in _problems(tab):
            below = replace(problem, path=("dashboard_tab", index, *problem.path))
            yield below.broken(board.body, f'tab "{tab.get("name") or ""}" of "{board.name}"')


def _problems(tab: Any) -> Iterator[Problem]:
    if not tab.get("test_group_name"):
        hint = "add test_group_name: the name of a job, or of a test group"
        yield Problem(path=("test_group_name",), message="no test_group_name says whose results it shows", hint=hint)
    yield from tab_problems(tab, mail_hint=MAIL_HINT)


RULE = Rule(
    id="tab-fields",
    doc=__doc__,
    on=Kind.DASHBOARD,
    check=check,
    asks=(ON_BOARDS,),
    source=("V-13", "V-14", "X-04", "X-13", "G-31", "G-35", "G-36"),
    engine="configurator",
    passing=LAB
    + """\
  - name: sig-lab
    dashboard_tab:
    - {name: e2e, test_group_name: lab-e2e, alert_options: {alert_mail_to_addresses: lab@example.org}}
""",
    failing=LAB
    + """\
  - name: sig-lab
    dashboard_tab:
    - {name: e2e, test_group_name: lab-e2e, alert_options: {alert_mail_to_addresses: lab at example.org}}
""",
)
