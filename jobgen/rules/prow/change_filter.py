"""A job has one way to decide whether it runs.

`always_run: true`, `run_if_changed` and `skip_if_only_changed` exclude each other, and Prow refuses two of them. Across
layers the one set last wins by itself; this is about two in one block.
"""

from collections.abc import Iterator

from jobgen.model.job import Expansion, Job
from jobgen.rules.branching import FILTERS
from jobgen.rules.protocol import Broken, Kind, Rule, broken


def check(job: Job, _expansion: Expansion) -> Iterator[Broken]:
    """Yield each filter that stands beside another, or beside `always_run: true`."""
    given = [key for key in FILTERS if job.data.get(key)]
    if not given:
        return
    if job.data.get("always_run") is True:
        hint = "keep always_run to run on every change, or the filter to run on some"
        yield broken(job, (given[0],), f'"{given[0]}" stands beside always_run: true', hint)
    if len(given) > 1:
        yield broken(job, (given[1],), f'"{given[1]}" stands beside "{given[0]}"', "keep one of the two")


RULE = Rule(
    id="change-filter",
    doc=__doc__,
    on=Kind.JOB,
    check=check,
    needs=("run_if_changed", "skip_if_only_changed"),
    source=("P-23", "P-24", "P-25"),
    engine="checkconfig",
    passing="suites: {unit: {presubmit: {run_if_changed: ^pkg/}}}",
    failing="suites: {unit: {presubmit: {always_run: true, run_if_changed: ^pkg/}}}",
)
