"""What the rules of Prow and TestGrid say: the exact place, text and hint of every finding."""

from pathlib import Path

import pytest
from word_for_word import CASES, EXAMPLES, case_says, example_says, read

from jobgen.rules.prow import RULES

HERE = Path(__file__).parent


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_the_failing_example_says(rule, tmp_path: Path) -> None:
    assert example_says(rule, tmp_path) == read(HERE / EXAMPLES)[rule.id]


@pytest.mark.parametrize("case", read(HERE / CASES), ids=lambda case: case["rule"])
def test_the_case_says(case, tmp_path: Path) -> None:
    assert case["findings"]
    assert case_says(case, tmp_path) == case["findings"]
