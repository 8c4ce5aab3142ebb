r"""Patterns are regular expressions that Go reads.

`branches`, `skip_branches`, `run_if_changed` and `skip_if_only_changed` are RE2: no lookaround, no backreferences, and
in YAML best in single quotes, so that `\.` stays as it is. Prow stops at the first that it cannot compile.
"""

from collections.abc import Iterator

from jobgen.model.job import Expansion, Job
from jobgen.rules.branching import BRANCH_LISTS, FILTERS
from jobgen.rules.protocol import Broken, Kind, Rule, broken
from jobgen.syntax import re2

HINT = "write a regular expression in the syntax of RE2, which Go reads: https://github.com/google/re2/wiki/Syntax"


def check(job: Job, _expansion: Expansion) -> Iterator[Broken]:
    """Yield each pattern that does not compile."""
    data = job.data
    for key in FILTERS:
        problem = re2.error(data[key]) if data.get(key) else None
        if problem:
            yield broken(job, (key,), f'{key} "{data[key]}" is no pattern: {problem}', HINT)
    for key in BRANCH_LISTS:
        if data.get(key):
            yield from _branches(job, key, data[key])


def _branches(job: Job, key: str, patterns: list[str]) -> Iterator[Broken]:
    for index, pattern in enumerate(patterns):
        problem = re2.error(pattern)
        if problem:
            yield broken(job, (key, index), f'{key} "{pattern}" is no pattern: {problem}', HINT)


RULE = Rule(
    id="pattern",
    doc=__doc__,
    on=Kind.JOB,
    check=check,
    needs=("branches", "skip_branches", "run_if_changed", "skip_if_only_changed"),
    source=("P-26", "P-27", "P-28", "N-03"),
    engine="checkconfig",
    passing="""\
suites:
  unit:
    presubmit:
      run_if_changed: ^(cmd|pkg)/
      skip_branches: ['release-\\d+\\.\\d+']
""",
    failing="""\
suites:
  unit:
    presubmit:
      run_if_changed: ^(?!docs/)
""",
)
