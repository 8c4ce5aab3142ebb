"""A cron means what it looks like.

Prow takes some crons that do something else than their writer meant: a date that never comes, an empty item, a step
that is longer than its range. Such a job runs at odd times, or never.
"""

from collections.abc import Iterator

from jobgen.findings import Severity
from jobgen.model.job import Expansion, Job
from jobgen.rules.protocol import Broken, Kind, Rule, broken
from jobgen.syntax.cron import oddity


def check(job: Job, _expansion: Expansion) -> Iterator[Broken]:
    """Yield what is strange about the cron."""
    cron = job.data.get("cron")
    odd = oddity(cron) if cron else None
    if odd:
        yield broken(job, ("cron",), odd, "write what is meant, such as 0 6-22/8 * * *")


RULE = Rule(
    id="cron-oddity",
    doc=__doc__,
    on=Kind.PERIODIC,
    check=check,
    severity=Severity.WARNING,
    needs=("cron",),
    source=("P-34", "N-04"),
    forks=True,
    passing="suites: {unit: {periodic: {cron: 0 0 28 2 *}}}",
    failing="suites: {unit: {periodic: {cron: 0 0 31 2 *}}}",
)
