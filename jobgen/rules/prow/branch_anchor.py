"""A branch pattern matches the one branch that it spells.

Prow looks for the pattern anywhere in the name of a branch: `release-1.3` matches `release-1.34` too. This warns where
the text of a pattern is the beginning of a live release branch of another number.
"""

from collections.abc import Iterator

from jobgen.findings import Severity
from jobgen.model.job import Expansion, Job
from jobgen.rules.branching import BRANCH_LISTS
from jobgen.rules.protocol import Broken, Kind, Rule, broken


def check(job: Job, expansion: Expansion) -> Iterator[Broken]:
    """Yield each pattern that ends within the number of a live release branch."""
    for key in BRANCH_LISTS:
        for index, pattern in enumerate(job.data.get(key) or ()):
            taken = _longer(pattern, expansion.site.live)
            if taken:
                anchored = pattern.removeprefix("^").replace("\\.", ".").replace(".", "\\.")
                message = f'{key} "{pattern}" matches {taken} too'
                yield broken(job, (key, index), message, f"write '^{anchored}$'")


def _longer(pattern: str, live: tuple[str, ...]) -> str:
    text = pattern.replace("\\.", ".").removeprefix("^")
    if not text[-1:].isdigit():
        return ""
    names = (f"release-{version}" for version in live)
    return next((name for name in names if name.startswith(text) and name != text and name[len(text)].isdigit()), "")


RULE = Rule(
    id="branch-anchor",
    doc=__doc__,
    on=Kind.JOB,
    check=check,
    severity=Severity.WARNING,
    needs=("branches", "skip_branches"),
    source=("P-27", "N-03"),
    passing="suites: {unit: {presubmit: {branches: ['^release-1\\.3$']}}}",
    failing="suites: {unit: {presubmit: {branches: [release-1.3]}}}",
)
