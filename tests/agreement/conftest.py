"""Where the modules of the acceptance tests and of the cases of lint stand, and the engines without which there is nothing to agree with."""

import os
import sys
from pathlib import Path

import pytest

TESTS = Path(__file__).parents[1]
sys.path += [str(TESTS / "acceptance"), str(TESTS / "lint")]


@pytest.fixture(scope="session")
def _engines() -> None:
    """Skip where an engine is missing, and fail where CI is set."""
    from verdicts import ENGINES, FLAGS

    missing = [name for name in FLAGS if not (ENGINES / name).is_file()]
    if missing:
        reason = f"no {missing[0]} in {ENGINES}: run `make engines`, or set JOBGEN_ENGINES"
        pytest.fail(reason) if os.environ.get("CI") else pytest.skip(reason)
