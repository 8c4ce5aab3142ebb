"""docs/coverage.md answers for everything that the engines ask, and what it names is there."""

import re
from collections import Counter
from pathlib import Path

import pytest
from places import ROOT

from jobgen.rules import RULES
from jobgen.rules.reading import NOTES

TEXT = (ROOT / "docs" / "coverage.md").read_text(encoding="utf-8")
ROWS = re.findall(r"^\| ([A-Z]-\d+) \|(.*)\|$", TEXT, re.MULTILINE)
KINDS = r"schema: |renderer: |forks: |fact: |out of scope: |not yet: "
RULE = r"\[([\w-]+)\]\(rules\.md#([\w-]+)\)"

# What there is to answer for: first and last number of each run.
NUMBERS = {
    "Y": "1-14",
    "F": "1-16 20-27 30-47 60-68 80-93",
    "P": "1-4 10-16 20-38 40-56 60-77",
    "D": "1-11",
    "C": "1-23 30-37",
    "M": "1-7",
    "A": "1-22",
    "V": "1-17 20-25 30-38",
    "G": "1-3 10-23 30-37 40-40",
    "J": "1-30 40-43",
    "X": "1-13",
    "L": "1-4 10-14",
    "K": "1-6 10-24",
    "R": "1-7",
    "N": "1-12",
    "U": "1-7",
}


def numbers() -> list[str]:
    runs = [(letter, *map(int, run.split("-"))) for letter, text in NUMBERS.items() for run in text.split()]
    return [f"{letter}-{number:02}" for letter, first, last in runs for number in range(first, last + 1)]


def test_every_number_has_one_row():
    assert len(numbers()) == 376
    assert Counter(number for number, _ in ROWS) == Counter(numbers())


@pytest.mark.parametrize(("number", "answer"), ROWS, ids=[number for number, _ in ROWS])
def test_a_row_begins_with_a_rule_or_with_the_kind_of_its_reason(number, answer):
    assert re.match(rf" (?:{RULE}|(?:{KINDS})\S)", answer)


def test_every_rule_that_is_named_exists():
    named = {name for pair in re.findall(RULE, TEXT) for name in pair}
    assert named - {rule.id for rule in RULES} - NOTES.keys() == set()
    assert all(shown == target for shown, target in re.findall(RULE, TEXT))


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_the_row_of_a_source_names_its_rule(rule):
    answers = dict(ROWS)
    sources = [source for source in rule.source if re.fullmatch(r"[A-Z]-\d+", source)]
    assert [source for source in sources if f"(rules.md#{rule.id})" not in answers.get(source, "")] == []


@pytest.mark.parametrize("path", sorted(set(re.findall(r"`((?:tests|schemas)/[^`]+)`", TEXT))))
def test_the_schema_or_test_that_is_named_exists(path):
    file, _, function = path.partition("::")
    assert (
        f"def {function}(" in (ROOT / Path(file)).read_text(encoding="utf-8") if function else (ROOT / file).is_file()
    )
