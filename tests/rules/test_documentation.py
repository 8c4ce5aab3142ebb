"""docs/rules.md is what the rules say today, and the rules that are asked are those that stand in files."""

import importlib.util
import pkgutil
import re
from importlib import import_module
from types import ModuleType

import pytest
from places import ROOT
from ruamel.yaml import YAML

from jobgen.rules import RULES, boards, ladder, prow, spec
from jobgen.rules.reading import NOTES
from jobgen.yamlio.parse import parse

SCRIPT = ROOT / "scripts" / "make_rule_docs.py"
PAGE = ROOT / "docs" / "rules.md"
FAMILIES = (spec, prow, boards, ladder)


def script() -> ModuleType:
    source = importlib.util.spec_from_file_location("make_rule_docs", SCRIPT)
    assert source
    assert source.loader
    module = importlib.util.module_from_spec(source)
    source.loader.exec_module(module)
    return module


def modules(family: ModuleType) -> dict[str, ModuleType]:
    names = [each.name for each in pkgutil.iter_modules(family.__path__)]
    return {name: import_module(f"{family.__name__}.{name}") for name in names}


def test_the_page_is_fresh():
    made = script()
    if PAGE.read_text(encoding="utf-8") != made.page():
        pytest.fail(made.COMMAND, pytrace=False)


def test_the_command_is_the_script():
    assert (ROOT / script().COMMAND.split()[-1]) == SCRIPT


def test_every_rule_has_a_row_and_a_section():
    text = PAGE.read_text(encoding="utf-8")
    names = [*(rule.id for rule in RULES), *NOTES]
    assert re.findall(r"^\| \[`([\w-]+)`\]", text, re.MULTILINE) == names
    assert list(re.findall(r"^### (.+)$", text, re.MULTILINE)) == names


def test_no_two_rules_have_one_name():
    names = [*(rule.id for rule in RULES), *NOTES]
    assert len(names) == len(set(names))


@pytest.mark.parametrize("family", FAMILIES, ids=lambda family: family.__name__.rpartition(".")[2])
def test_every_rule_file_is_in_the_list_of_its_family(family):
    files = {name: module.RULE for name, module in modules(family).items() if hasattr(module, "RULE")}
    assert {name: rule.id for name, rule in files.items()} == {name: name.replace("_", "-") for name in files}
    assert sorted(rule.id for rule in files.values()) == sorted(rule.id for rule in family.RULES)


@pytest.mark.parametrize("family", FAMILIES, ids=lambda family: family.__name__.rpartition(".")[2])
def test_a_file_without_a_rule_is_a_helper_that_the_family_names(family):
    helpers = {name for name, module in modules(family).items() if not hasattr(module, "RULE")}
    assert helpers == set(re.findall(r"`(\w+)`", family.__doc__ or "")) & modules(family).keys()
    assert [name for name in helpers if hasattr(modules(family)[name], "check")] == []


def test_the_list_of_all_rules_is_that_of_the_families():
    assert [*RULES] == [rule for family in FAMILIES for rule in family.RULES]


@pytest.mark.parametrize("family", [prow, boards], ids=lambda family: family.__name__.rpartition(".")[2])
def test_the_texts_on_record_are_those_of_the_rules(family):
    path = ROOT / "tests" / "rules" / family.__name__.rpartition(".")[2] / "examples.yaml"
    recorded = YAML(typ="safe").load(path.read_text(encoding="utf-8"))
    assert sorted(recorded) == sorted(rule.id for rule in family.RULES)


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_a_rule_says_why_and_where_it_comes_from(rule):
    assert rule.doc.partition("\n\n")[2].strip()
    assert rule.source


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_the_examples_can_be_copied_as_they_stand(rule):
    for example in (rule.passing, rule.failing):
        node, findings = parse(example, "linux-arm64.yaml")
        assert findings == []
        assert node
