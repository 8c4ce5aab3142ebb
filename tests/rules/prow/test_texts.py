"""What the rules of Prow and TestGrid say: the exact place, text and hint of every finding."""

from pathlib import Path

import pytest
from snapshot import CASES, EXAMPLES, findings, read

from jobgen.rules.prow import RULES


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_the_failing_example_says(rule, tmp_path: Path) -> None:
    assert findings(rule.id, rule.failing, tmp_path) == read(EXAMPLES)[rule.id]


@pytest.mark.parametrize("case", read(CASES), ids=lambda case: case["rule"])
def test_the_case_says(case, tmp_path: Path) -> None:
    assert case["findings"]
    assert findings(case["rule"], case["example"], tmp_path) == case["findings"]
