"""Every rule against its own examples: the failing one fires it, the passing one does not."""

from pathlib import Path

import pytest
from examples import linted, specs_with, written_with

from jobgen.findings import Severity
from jobgen.pipeline import run
from jobgen.rules import RULES

ON_SPECS = [rule for rule in RULES if rule.on_specs]
ON_FILES = [rule for rule in RULES if not rule.on_specs]


def findings_with(tmp_path: Path, example: str) -> list[str]:
    return [finding.rule for finding in run(specs_with(tmp_path, example)).findings]


@pytest.mark.parametrize("rule", ON_SPECS, ids=lambda rule: rule.id)
def test_failing_example_fires(rule, tmp_path):
    assert rule.id in findings_with(tmp_path, rule.failing)


@pytest.mark.parametrize("rule", ON_SPECS, ids=lambda rule: rule.id)
def test_passing_example_stays_silent(rule, tmp_path):
    assert rule.id not in findings_with(tmp_path, rule.passing)


@pytest.mark.parametrize("rule", ON_FILES, ids=lambda rule: rule.id)
def test_failing_files_fire_nothing_else(rule, tmp_path):
    done = linted(written_with(tmp_path, rule.failing))
    assert {finding.rule for finding in done.findings} == {rule.id}
    assert {finding.severity for finding in done.findings} == {rule.severity_by_hand}
    assert done.tallies[rule.id].looked_at > 0


@pytest.mark.parametrize("rule", ON_FILES, ids=lambda rule: rule.id)
def test_passing_files_are_without_errors(rule, tmp_path):
    done = linted(written_with(tmp_path, rule.passing))
    assert [finding for finding in done.findings if finding.severity is Severity.ERROR] == []
    assert done.tallies[rule.id].looked_at > 0
