"""A test group has fields that TestGrid takes.

It says where its results lie, in `gcs_prefix`. TestGrid refuses negative numbers, patterns that do not compile, a
`test_name_config` whose format and elements differ in number, `notifications` without a summary. The policy tests want
a `configuration_value` in every `column_header`. What a test group leaves out comes from TestGrid's `default.yaml`.
"""

from collections.abc import Iterator

from jobgen.model.existing import Written
from jobgen.model.job import Expansion
from jobgen.rules.protocol import ON_BOARDS, Broken, Kind, Rule
from jobgen.rules.testgrid_fields import MAIL_HINT, Problem, group_problems


def check(group: Written, _expansion: Expansion) -> Iterator[Broken]:
    """Yield each field that is refused."""
    for problem in _problems(group):
        yield problem.broken(group.body, f'test group "{group.name}"')


def _problems(group: Written) -> Iterator[Problem]:
    if not group.data.get("gcs_prefix"):
        hint = "add gcs_prefix: BUCKET/PATH, where the results lie"
        yield Problem(path=("gcs_prefix",), message="no gcs_prefix says where its results lie", hint=hint)
    yield from group_problems(group.data, mail_hint=MAIL_HINT)


RULE = Rule(
    id="test-group-fields",
    doc=__doc__,
    on=Kind.TEST_GROUP,
    check=check,
    asks=(ON_BOARDS,),
    source=("V-08", "V-09", "V-10", "V-11", "V-12", "V-16", "X-01", "X-02", "G-10", "G-11", "G-16", "G-22"),
    engine="configurator",
    passing="""\
boards.yaml:
  test_groups:
  - {name: lab-e2e, gcs_prefix: lab/logs/e2e, days_of_results: 30}
  dashboards:
  - {name: sig-lab, dashboard_tab: [{name: e2e, test_group_name: lab-e2e}]}
""",
    failing="""\
boards.yaml:
  test_groups:
  - {name: lab-e2e, days_of_results: 30}
  dashboards:
  - {name: sig-lab, dashboard_tab: [{name: e2e, test_group_name: lab-e2e}]}
""",
)
