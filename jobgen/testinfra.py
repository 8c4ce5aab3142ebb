"""A checkout of kubernetes/test-infra: what there stands in the way of generated files."""

from pathlib import Path

from jobgen.findings import Finding
from jobgen.model.job import Expansion


def clashes(checkout: Path, expansion: Expansion, wanted: frozenset[str]) -> tuple[Finding, ...]:
    """Return the hand-written jobs and files that clash with generated ones (rules P-02, P-12, P-13)."""
    raise NotImplementedError((checkout, expansion, wanted))
