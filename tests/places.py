"""Where tests find what is no part of this repository: the Go engines, and real configuration to compare with."""

import os
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]

ENGINES = Path(os.environ.get("JOBGEN_ENGINES") or ROOT / ".engines" / "bin")
"""The folder of the programs that `make engines` builds; JOBGEN_ENGINES names another."""


def _upstream() -> Path:
    beside = sorted(ROOT.parent.glob("*/upstream/test-infra"))
    return beside[0].parent if beside else ROOT.parent / "upstream"


UPSTREAM = Path(os.environ.get("JOBGEN_UPSTREAM") or _upstream())
"""The folder that holds `test-infra/config`, if any: JOBGEN_UPSTREAM, else what lies beside the checkout."""
