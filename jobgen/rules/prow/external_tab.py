"""The tab of external results is one that TestGrid takes.

`dashboard_tab` holds further fields in TestGrid's words. TestGrid refuses mail addresses that are none, and a
`tabular_names_regex` that does not compile or has groups without a name. The name of the tab is that of the results.
"""

import re
from collections.abc import Iterator
from typing import Any

from jobgen.model.job import Expansion
from jobgen.nodes import Path, nearest_place, plain
from jobgen.rules.protocol import ON_SPECS, Broken, Kind, Rule
from jobgen.rules.testgrid import externals
from jobgen.syntax import mail, re2

_GROUPS = re.compile(r"\\Q.*?(?:\\E|$)|\\.|\[\^?\]?(?:\\.|\[:\w+:\]|[^\]])*\]|\((\?P?<\w+>)?(?!\?)", re.DOTALL)


def check(expansion: Expansion, _expansion: Expansion) -> Iterator[Broken]:
    """Yield each field that is refused."""
    for platform, _, each in externals(expansion):
        tab = plain(each.dashboard_tab) if each.dashboard_tab is not None else {}
        for path, message, hint in _problems(tab):
            assert each.dashboard_tab is not None  # noqa: S101  (an empty tab has no problems)
            place = nearest_place(each.dashboard_tab, path)
            yield Broken(place=place, message=f"{each.name}: {message}", hint=hint, platform=platform.name)


def _problems(tab: Any) -> Iterator[tuple[Path, str, str]]:
    for key in ("name", "test_group_name"):
        if key in tab:
            yield (key,), f'"{key}" in dashboard_tab is said twice', "leave it out: both have the name of the results"
    addresses = (tab.get("alert_options") or {}).get("alert_mail_to_addresses")
    problem = mail.error(addresses) if addresses else None
    if problem:
        yield ("alert_options", "alert_mail_to_addresses"), problem, "write alert_email beside dashboard_tab instead"
    pattern = tab.get("tabular_names_regex")
    if pattern:
        problem = re2.error(pattern) or _group_problem(pattern)
        if problem:
            hint = "write a pattern with a name for each group, such as (?P<suite>.*)"
            yield ("tabular_names_regex",), f"tabular_names_regex: {problem}", hint


def _group_problem(pattern: str) -> str:
    groups = [found[1] for found in _GROUPS.finditer(pattern) if found[0].startswith("(")]
    if not groups:
        return "the pattern has no group"
    return "" if all(groups) else "a group of the pattern has no name"


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
