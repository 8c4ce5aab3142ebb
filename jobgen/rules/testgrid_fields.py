"""What TestGrid has against the fields of a test group or a tab, wherever somebody wrote them."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from jobgen.nodes import Mapping, Path, nearest_place
from jobgen.rules.protocol import Broken
from jobgen.syntax import mail, re2

BY_CONFIGURATION_VALUE = 5
MAIL_HINT = "write addresses with commas between them, such as team@example.org,lead@example.org"
_VERB = re.compile(r"%[-+# 0]*[0-9]*(\.[0-9]*)?[svqxXT]")
_GROUPS = re.compile(r"\\Q.*?(?:\\E|$)|\\.|\[\^?\]?(?:\\.|\[:\w+:\]|[^\]])*\]|\((\?P?<\w+>)?(?!\?)", re.DOTALL)
_LIKE_MAIL = re.compile(r"[^@]+@[^@]+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Problem:
    """What is wrong at a path below a test group or tab; `refused` is that of `Broken`."""

    path: Path
    message: str
    hint: str
    refused: bool | None = None

    def broken(self, node: Mapping, name: str, platform: str = "") -> Broken:
        """Return what is broken in the test group or tab `node`, which messages call `name`."""
        return Broken(
            place=nearest_place(node, self.path),
            message=f"{name}: {self.message}",
            hint=self.hint,
            platform=platform,
            refused=self.refused,
        )


def group_problems(group: Any, *, mail_hint: str) -> Iterator[Problem]:
    """Yield what TestGrid and the policy tests refuse in a test group (rules V-08 to V-12, V-16, X-01, X-02).

    A field that is absent or 0 is no problem: TestGrid fills it in from its defaults (rule V-23).
    """
    for key in ("days_of_results", "num_columns_recent"):
        if group.get(key, 0) < 0:
            message = f"{key} is {group[key]}"
            yield Problem(path=(key,), message=message, hint="write a number above 0, or leave it out")
    yield from _pattern(group, ("test_method_match_regex",))
    yield from _group_mail(group, mail_hint)
    yield from _fallback(group)
    for part in (_headers, notification_problems, _metadata, _name_config, _annotations):
        yield from part(group)


def tab_problems(tab: Any, *, mail_hint: str) -> Iterator[Problem]:
    """Yield what TestGrid and the policy tests refuse in a tab (rules V-13, V-14, X-13)."""
    addresses: str = (tab.get("alert_options") or {}).get("alert_mail_to_addresses") or ""
    problem = mail.error(addresses) if addresses else None
    if problem:
        refused = False if mail.is_readable(addresses) else None
        path = ("alert_options", "alert_mail_to_addresses")
        yield Problem(path=path, message=problem, hint=mail_hint, refused=refused)
    pattern = tab.get("tabular_names_regex")
    problem = (re2.error(pattern) or _unnamed(pattern)) if pattern else None
    if problem:
        hint = "write a pattern with a name for each group, such as (?P<suite>.*)"
        yield Problem(path=("tabular_names_regex",), message=f"tabular_names_regex: {problem}", hint=hint)


def notification_problems(holder: Any) -> Iterator[Problem]:
    """Yield the notifications of a test group or dashboard that say nothing (rules V-09, X-04)."""
    for index, notification in enumerate(holder.get("notifications") or ()):
        if not notification.get("summary"):
            message = f"notification {index + 1} has no summary"
            yield Problem(path=("notifications", index), message=message, hint="add summary")


def _pattern(group: Any, path: Path, pattern: str = "") -> Iterator[Problem]:
    problem = re2.error(pattern or group.get(path[-1]) or "")
    if problem:
        message = f"{path[-1]} is no pattern: {problem}"
        yield Problem(path=path, message=message, hint="write a regular expression in the syntax of RE2")


def _group_mail(group: Any, hint: str) -> Iterator[Problem]:
    """Yield addresses that are none; the policy tests do not look at those of a test group, and TestGrid wants little (V-13)."""
    addresses = group.get("alert_mail_to_addresses")
    problem = mail.error(addresses) if addresses else None
    if problem:
        refused = not all(map(_LIKE_MAIL.fullmatch, addresses.split(",")))
        yield Problem(path=("alert_mail_to_addresses",), message=problem, hint=hint, refused=refused)


def _fallback(group: Any) -> Iterator[Problem]:
    grouped = group.get("fallback_grouping") == BY_CONFIGURATION_VALUE
    if grouped != bool(group.get("fallback_grouping_configuration_value")):
        present = "fallback_grouping" if grouped else "fallback_grouping_configuration_value"
        hint = (
            f"write fallback_grouping: {BY_CONFIGURATION_VALUE} and fallback_grouping_configuration_value, or neither"
        )
        yield Problem(path=(present,), message=f'"{present}" stands alone', hint=hint)


def _headers(group: Any) -> Iterator[Problem]:
    for index, header in enumerate(group.get("column_header") or ()):
        if not header.get("configuration_value") or header.get("property") or header.get("label"):
            message = f"column_header {index + 1} does not say configuration_value, and nothing else"
            yield Problem(path=("column_header", index), message=message, hint="write {configuration_value: Commit}")


def _metadata(group: Any) -> Iterator[Problem]:
    for index, option in enumerate(group.get("test_metadata_options") or ()):
        path: Path = ("test_metadata_options", index)
        what = f"test_metadata_options {index + 1}"
        if option.get("bug_component", 0) <= 0:
            yield Problem(path=path, message=f"{what} has no bug_component", hint="add a bug_component above 0")
        if not option.get("message_regex") and not option.get("test_name_regex"):
            yield Problem(path=path, message=f"{what} has no pattern", hint="add message_regex or test_name_regex")
        for key in ("message_regex", "test_name_regex"):
            yield from _pattern(group, (*path, key), option.get(key) or "^")


def _name_config(group: Any) -> Iterator[Problem]:
    config = group.get("test_name_config")
    if config is None:
        return
    elements, text = config.get("name_elements") or [], config.get("name_format") or ""
    hint = "write one %s for each of name_elements, such as name_format: '%s: %s'"
    if not elements or not text:
        message = "test_name_config needs name_elements and name_format"
        yield Problem(path=("test_name_config",), message=message, hint=hint)
    elif len(elements) != text.count("%") or len(_VERB.findall(text)) != len(elements):
        message = f'name_format "{text}" does not fit {len(elements)} name_elements'
        yield Problem(path=("test_name_config", "name_format"), message=message, hint=hint)


def _annotations(group: Any) -> Iterator[Problem]:
    if group.get("test_annotations"):
        message = "test_annotations cannot be written in YAML"
        yield Problem(path=("test_annotations",), message=message, hint="leave it out")


def _unnamed(pattern: str) -> str:
    """Return what is wrong with the groups of a pattern: TestGrid wants one at least, each with a name."""
    groups = [found[1] for found in _GROUPS.finditer(pattern) if found[0].startswith("(")]
    if not groups:
        return "the pattern has no group"
    return "" if all(groups) else "a group of the pattern has no name"
