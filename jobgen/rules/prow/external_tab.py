"""The tab of external results is one that TestGrid takes.

`dashboard_tab` holds further fields in TestGrid's words. TestGrid refuses mail addresses that are none, and a
`tabular_names_regex` that does not compile or has groups without a name. The name of the tab is that of the results.
"""

from collections.abc import Iterator

from jobgen.model.job import Expansion
from jobgen.nodes import Mapping, plain
from jobgen.rules.protocol import ON_SPECS, Broken, Kind, Rule
from jobgen.rules.testgrid import externals
from jobgen.rules.testgrid_fields import Problem, tab_problems


def check(expansion: Expansion, _expansion: Expansion) -> Iterator[Broken]:
    """Yield each field that is refused."""
    for platform, _, each in externals(expansion):
        if each.dashboard_tab is not None:
            for problem in _problems(each.dashboard_tab):
                yield problem.broken(each.dashboard_tab, each.name, platform.name)


def _problems(node: Mapping) -> Iterator[Problem]:
    for key in ("name", "test_group_name"):
        if key in node.entries:
            message = f'"{key}" in dashboard_tab is said twice'
            yield Problem(path=(key,), message=message, hint="leave it out: both have the name of the results")
    yield from tab_problems(plain(node), mail_hint="write alert_email beside dashboard_tab instead")


RULE = Rule(
    id="external-tab",
    doc=__doc__,
    on=Kind.TREE,
    check=check,
    asks=(ON_SPECS,),
    source=("V-13", "V-14", "X-13", "G-31", "G-35"),
    engine="configurator",
    passing="""\
external:
- name: arm64-e2e-lab
  class: e2e
  gcs_prefix: arm64-lab/logs/e2e
  boards: [provider-arm64-all]
  contact: lab@example.org
  stale_after: 48h
  dashboard_tab: {tabular_names_regex: (?P<suite>.*)}
""",
    failing="""\
external:
- name: arm64-e2e-lab
  class: e2e
  gcs_prefix: arm64-lab/logs/e2e
  boards: [provider-arm64-all]
  contact: lab@example.org
  stale_after: 48h
  dashboard_tab: {tabular_names_regex: (.*)}
""",
)
