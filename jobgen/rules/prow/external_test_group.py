"""The test group of external results is one that TestGrid takes.

`test_group` holds further fields in TestGrid's words. TestGrid refuses negative numbers, patterns that do not compile,
a `test_name_config` whose format and elements differ in number, `notifications` without a summary. The policy tests
want a `configuration_value` in every `column_header`. Name and bucket are said once, beside `test_group`.
"""

from collections.abc import Iterator

from jobgen.model.job import Expansion
from jobgen.nodes import Mapping, plain
from jobgen.rules.protocol import ON_SPECS, Broken, Kind, Rule
from jobgen.rules.testgrid import externals
from jobgen.rules.testgrid_fields import Problem, group_problems


def check(expansion: Expansion, _expansion: Expansion) -> Iterator[Broken]:
    """Yield each field that is refused."""
    for platform, _, each in externals(expansion):
        if each.test_group is not None:
            for problem in _problems(each.test_group):
                yield problem.broken(each.test_group, each.name, platform.name)


def _problems(node: Mapping) -> Iterator[Problem]:
    for key in ("name", "gcs_prefix", "result_source"):
        if key in node.entries:
            message = f'"{key}" in test_group is said twice'
            yield Problem(path=(key,), message=message, hint=f"leave it out: {key} stands beside test_group")
    yield from group_problems(plain(node), mail_hint="write alert_email beside test_group instead")


RULE = Rule(
    id="external-test-group",
    doc=__doc__,
    on=Kind.TREE,
    check=check,
    asks=(ON_SPECS,),
    source=("V-08", "V-09", "V-10", "V-11", "V-12", "V-16", "X-01", "X-02", "G-02", "G-10", "G-11", "G-16", "G-22"),
    engine="configurator",
    passing="""\
external:
- name: arm64-e2e-lab
  class: e2e
  gcs_prefix: arm64-lab/logs/e2e
  boards: [provider-arm64-all]
  contact: lab@example.org
  stale_after: 48h
  test_group: {days_of_results: 30}
""",
    failing="""\
external:
- name: arm64-e2e-lab
  class: e2e
  gcs_prefix: arm64-lab/logs/e2e
  boards: [provider-arm64-all]
  contact: lab@example.org
  stale_after: 48h
  test_group: {days_of_results: -30}
""",
)
