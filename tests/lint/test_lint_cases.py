"""What lint once saw differently than the engines, and what it says now; `test_agreement.py` asks the engines about the same."""

import pytest
from examples import PROW_CONFIG
from small_jobs import cases, lay

from jobgen.existing import read_existing
from jobgen.rules import RULES
from jobgen.stages.gate import gate


@pytest.mark.parametrize("case", cases(), ids=lambda case: case["about"])
def test_lint_says(case, tmp_path):
    lay(case, tmp_path)
    existing = read_existing([tmp_path], prow_config=PROW_CONFIG)
    found = [*existing.findings, *gate(existing.expansion, RULES).findings]
    assert {finding.rule: str(finding.severity) for finding in found} == case.get("says", {})


@pytest.mark.parametrize("case", cases(), ids=lambda case: case["about"])
def test_an_error_is_what_an_engine_refuses(case):
    """All but what the engines are too old for, which `older` says."""
    assert ("error" in case.get("says", {}).values()) == ("refused" in case and "older" not in case)
