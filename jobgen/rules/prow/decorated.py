"""Jobs are decorated.

Without `decorate: true` a job has no helpers that clone, keep the time limit and upload results; checkconfig warns of
such jobs, and with `--strict` refuses them. A `decoration_config` has no effect either: Prow's defaults are not merged
into it, and it fails. Of a hand-written job that does not say, only the Prow configuration knows.
"""

from collections.abc import Iterator

from jobgen.model.job import Expansion, Job
from jobgen.rules.protocol import Broken, Kind, Rule, broken


def check(job: Job, expansion: Expansion) -> Iterator[Broken]:
    """Yield when the job is not decorated."""
    unknown = job.by_hand and "decorate" not in job.data and expansion.instance is None
    if job.data.get("decorate") is not True and not unknown:
        yield broken(job, ("decorate",), "the job is not decorated", "write decorate: true")


RULE = Rule(
    id="decorated",
    doc=__doc__,
    on=Kind.JOB,
    check=check,
    source=("C-05", "D-03", "J-11", "J-22"),
    engine="checkconfig",
    passing="suites: {unit: {decorate: true}}",
    failing="suites: {unit: {decorate: false}}",
)
