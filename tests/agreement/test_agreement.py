"""Lint and the engines agree: on a sample of what `make agreement` asks by the thousand, and on everything they once did not.

A disagreement prints its seed; `make agreement AGREEMENT_FLAGS='--replay SEED'` shows the case.
"""

from pathlib import Path

import pytest
from agreement import judge
from broken_specs import judge_specs
from broken_trees import lay_out
from small_jobs import cases, lay
from verdicts import ask

pytestmark = pytest.mark.usefixtures("_engines")

CASES = cases()


@pytest.mark.parametrize("part", range(4))
def test_a_sample_of_changed_files(part: int) -> None:
    seeds = [f"sample:{part}:{number}" for number in range(60)]
    assert [str(each) for each in judge(seeds).disagreements] == []


def test_a_sample_of_changed_specs() -> None:
    assert [str(each) for each in judge_specs([f"sample:{number}" for number in range(60)]).disagreements] == []


@pytest.mark.parametrize("case", [case for case in CASES if "refused" in case], ids=lambda case: case["about"])
def test_the_engine_refuses_the_case(case: dict[str, str], tmp_path: Path) -> None:
    lay_out([], tmp_path)
    lay(case, tmp_path / "jobs")
    said = ask(tmp_path, [case["refused"]])
    assert said
    assert said.engine == case["refused"]


@pytest.mark.parametrize("case", [case for case in CASES if "refused" not in case], ids=lambda case: case["about"])
def test_the_engines_take_the_case(case: dict[str, str], tmp_path: Path) -> None:
    lay_out([], tmp_path)
    lay(case, tmp_path / "jobs")
    said = ask(tmp_path)
    assert not said, said.short
