"""`jobgen explain`: every rule and every finding has its documentation."""

import ast
import json

import pytest
from places import ROOT

from jobgen.rules import RULES
from jobgen.rules.reading import NOTES
from jobgen.trees import ENCODING, IO_RULES, TOO_LARGE

TWO_MAINTAINERS = """\
two-maintainers: A platform at step 2 has two maintainers.
error, a floor of step 2; a delta may lift it

Somebody watches the tests, raises the flag when they break and helps to mend them; when that person moves on, the platform
must not fall with them. Today's tier rules ask for two as well. The same name in another case is the same person.

Source:
    ladder note, step 2: a set of folks
    SIG Release platform tiers: at least two maintainers

Holds:
    maintainers: [alice, bob]

Does not hold:
    maintainers: [alice]
"""
SCHEDULE = """\
error; no delta lifts it; checkconfig refuses it too
"""


def test_a_rule(project):
    ran = project().run("explain", "two-maintainers")
    assert (ran.code, ran.out) == (0, TWO_MAINTAINERS)


def test_a_rule_that_an_engine_knows_too(project):
    assert SCHEDULE in project().run("explain", "periodic-schedule").out


def test_a_finding_of_an_earlier_stage(project):
    made = project()
    assert made.run("explain", "null-idle").out == "null-idle: A null removes something.\nwarning; no delta lifts it\n"
    assert made.run("explain", "yaml-syntax").out == "yaml-syntax: A spec is YAML.\nerror; no delta lifts it\n"
    assert made.run("explain", "yaml-key", "--format", "markdown").out == (
        "## yaml-key\n\nA key is text.\n\nerror; no delta lifts it\n"
    )


def test_markdown(project):
    out = project().run("explain", "two-maintainers", "--format", "markdown").out
    assert out.startswith(
        "## two-maintainers\n\nA platform at step 2 has two maintainers.\n\nerror, a floor of step 2;"
    )
    assert out.endswith("Does not hold:\n\n```yaml\nmaintainers: [alice]\n```\n")


def test_json(project):
    data = json.loads(project().run("explain", "two-maintainers", "--format", "json").out)
    assert data["version"] == 1
    assert {key: data["rule"][key] for key in ("id", "severity", "step", "lifts", "passing", "failing")} == {
        "id": "two-maintainers",
        "severity": "error",
        "step": 2,
        "lifts": True,
        "passing": "maintainers: [alice, bob]",
        "failing": "maintainers: [alice]",
    }


def test_without_a_name_everything_is_listed(project):
    made = project()
    every = [*(rule.id for rule in RULES), *NOTES]
    assert made.run("explain", "--quiet").out.split() == every
    assert [each["id"] for each in json.loads(made.run("explain", "--format", "json").out)["rules"]] == every
    lines = made.run("explain").out.splitlines()
    assert lines[0].split() == ["rule", "what", "it", "says"]
    assert len(lines) == len(every) + 1


def test_an_unknown_rule_is_wrong_usage(project):
    made = project()
    ran = made.run("explain", "unit-presnt")
    said = 'jobgen: nothing is called "unit-presnt": no job, fork, board, tab, platform or rule\n'
    assert (ran.code, ran.err) == (2, f'{said}    did you mean "unit-present"?\n')


def test_no_id_is_used_twice():
    every = [*(rule.id for rule in RULES), *NOTES]
    assert sorted(every) == sorted(set(every))


def literal_ids():
    """Return every id that the code outside the rules gives to a finding as it stands."""
    for path in sorted((ROOT / "jobgen").rglob("*.py")):
        if "rules" in path.relative_to(ROOT / "jobgen").parts:
            continue
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.keyword) and node.arg == "rule" and isinstance(node.value, ast.Constant):
                yield node.value.value


@pytest.mark.parametrize("name", sorted({*literal_ids(), *IO_RULES, ENCODING, TOO_LARGE}))
def test_every_finding_can_be_explained(name):
    assert name in NOTES


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_every_rule_says_why_and_where_from(rule):
    assert rule.doc.partition("\n")[2].strip(), "a title alone does not say why"
    assert rule.source
    assert rule.floor is None or rule.lifts
