"""Every rule against its own examples: the failing one fires it, the passing one does not."""

from pathlib import Path

import pytest
from examples import specs_with

from jobgen.pipeline import run
from jobgen.rules import RULES


def findings_with(tmp_path: Path, example: str) -> list[str]:
    return [finding.rule for finding in run(specs_with(tmp_path, example)).findings]


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_failing_example_fires(rule, tmp_path):
    assert rule.id in findings_with(tmp_path, rule.failing)


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_passing_example_stays_silent(rule, tmp_path):
    assert rule.id not in findings_with(tmp_path, rule.passing)
