"""The test group of external results is one that TestGrid takes.

`test_group` holds further fields in TestGrid's words. TestGrid refuses negative numbers, patterns that do not compile,
a `test_name_config` whose format and elements differ in number, `notifications` without a summary. The policy tests
want a `configuration_value` in every `column_header`. Name and bucket are said once, beside `test_group`.
"""

import re
from collections.abc import Iterator
from typing import Any

from jobgen.model.job import Expansion
from jobgen.nodes import Path, nearest_place, plain
from jobgen.rules.protocol import ON_SPECS, Broken, Kind, Rule
from jobgen.rules.testgrid import externals
from jobgen.syntax import mail, re2

BY_CONFIGURATION_VALUE = 5
_VERB = re.compile(r"%[-+# 0]*[0-9]*(\.[0-9]*)?[svqxX]")


def check(expansion: Expansion, _expansion: Expansion) -> Iterator[Broken]:
    """Yield each field that is refused."""
    for platform, _, each in externals(expansion):
        group = plain(each.test_group) if each.test_group is not None else {}
        for path, message, hint in _problems(group):
            assert each.test_group is not None  # noqa: S101  (an empty group has no problems)
            place = nearest_place(each.test_group, path)
            yield Broken(place=place, message=f"{each.name}: {message}", hint=hint, platform=platform.name)


def _problems(group: Any) -> Iterator[tuple[Path, str, str]]:
    for key in ("name", "gcs_prefix", "result_source"):
        if key in group:
            yield (key,), f'"{key}" in test_group is said twice', f"leave it out: {key} stands beside test_group"
    for key in ("days_of_results", "num_columns_recent"):
        if group.get(key, 0) < 0:
            yield (key,), f"{key} is {group[key]}", "write a number above 0, or leave it out"
    yield from _pattern(group, ("test_method_match_regex",))
    if group.get("alert_mail_to_addresses"):
        problem = mail.error(group["alert_mail_to_addresses"])
        if problem:
            yield ("alert_mail_to_addresses",), problem, "write alert_email beside test_group instead"
    yield from _fallback(group)
    for part in (_headers, _notifications, _metadata, _name_config, _annotations):
        yield from part(group)


def _pattern(group: Any, path: Path, pattern: str = "") -> Iterator[tuple[Path, str, str]]:
    problem = re2.error(pattern or group.get(path[-1]) or "")
    if problem:
        yield path, f"{path[-1]} is no pattern: {problem}", "write a regular expression in the syntax of RE2"


def _fallback(group: Any) -> Iterator[tuple[Path, str, str]]:
    grouped = group.get("fallback_grouping") == BY_CONFIGURATION_VALUE
    if grouped != bool(group.get("fallback_grouping_configuration_value")):
        present = "fallback_grouping" if grouped else "fallback_grouping_configuration_value"
        hint = (
            f"write fallback_grouping: {BY_CONFIGURATION_VALUE} and fallback_grouping_configuration_value, or neither"
        )
        yield (present,), f'"{present}" stands alone', hint


def _headers(group: Any) -> Iterator[tuple[Path, str, str]]:
    for index, header in enumerate(group.get("column_header") or ()):
        if not header.get("configuration_value") or header.get("property") or header.get("label"):
            message = f"column_header {index + 1} does not say configuration_value, and nothing else"
            yield ("column_header", index), message, "write {configuration_value: Commit}"


def _notifications(group: Any) -> Iterator[tuple[Path, str, str]]:
    for index, notification in enumerate(group.get("notifications") or ()):
        if not notification.get("summary"):
            yield ("notifications", index), f"notification {index + 1} has no summary", "add summary"


def _metadata(group: Any) -> Iterator[tuple[Path, str, str]]:
    for index, option in enumerate(group.get("test_metadata_options") or ()):
        path: Path = ("test_metadata_options", index)
        if option.get("bug_component", 0) <= 0:
            yield path, f"test_metadata_options {index + 1} has no bug_component", "add a bug_component above 0"
        if not option.get("message_regex") and not option.get("test_name_regex"):
            yield path, f"test_metadata_options {index + 1} has no pattern", "add message_regex or test_name_regex"
        for key in ("message_regex", "test_name_regex"):
            yield from _pattern(group, (*path, key), option.get(key) or "^")


def _name_config(group: Any) -> Iterator[tuple[Path, str, str]]:
    config = group.get("test_name_config")
    if config is None:
        return
    elements, text = config.get("name_elements") or [], config.get("name_format") or ""
    hint = "write one %s for each of name_elements, such as name_format: '%s: %s'"
    if not elements or not text:
        yield ("test_name_config",), "test_name_config needs name_elements and name_format", hint
    elif len(elements) != text.count("%") or len(_VERB.findall(text)) != len(elements):
        message = f'name_format "{text}" does not fit {len(elements)} name_elements'
        yield ("test_name_config", "name_format"), message, hint


def _annotations(group: Any) -> Iterator[tuple[Path, str, str]]:
    if group.get("test_annotations"):
        yield ("test_annotations",), "test_annotations cannot be written in YAML", "leave it out"


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
