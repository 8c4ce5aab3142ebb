"""docs/ladder.md says what the code does."""

import re

import pytest
from places import ROOT

from jobgen.pipeline import run
from jobgen.rules import RULES

TEXT = (ROOT / "docs" / "ladder.md").read_text(encoding="utf-8")


def test_it_says_what_every_shipped_platform_has_earned():
    expansion = run(ROOT / "arch-specs").expansion
    assert expansion is not None
    rows = re.findall(r"^\| (\w+-\w+) \| (\d) \| (\d) \| \d \|", TEXT, re.MULTILINE)
    shipped = [(each.platform, str(each.declared), str(each.earned)) for each in expansion.standings]
    assert rows == shipped


def test_it_gives_a_reason_where_a_reading_by_hand_differs():
    rows = re.findall(r"^\| \w+-\w+ \| \d \| (\d) \| (\d) \|(.*)\|$", TEXT, re.MULTILINE)
    assert len(rows) == 13
    assert all(bool(reason.strip()) == (earned != by_hand) for earned, by_hand, reason in rows)


def test_it_lists_every_floor_with_its_step():
    listed = {}
    for names, step in re.findall(r"^\| (`[^|]+) \| (\d) \|", TEXT, re.MULTILINE):
        listed.update(dict.fromkeys(re.findall(r"`([\w-]+)`", names), int(step)))
    assert listed == {rule.id: rule.floor for rule in RULES if rule.floor is not None}


@pytest.mark.parametrize("rule", [rule for rule in RULES if rule.lifts], ids=lambda rule: rule.id)
def test_it_names_every_rule_that_a_delta_may_lift(rule):
    assert f"`{rule.id}`" in TEXT
