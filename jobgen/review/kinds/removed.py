"""Jobs that are gone: `job-removed` (rank 3), and `fork-removed` (rank 3) where only the fork of a job is."""

from collections.abc import Iterator

from jobgen.model.review import Section
from jobgen.review.protocol import Comparison, Difference, Kind, Pair, Said


def said(pair: Pair, _compared: Comparison, _owned: tuple[Difference, ...]) -> Iterator[Said]:
    """Yield that the job is gone."""
    if pair.after is not None:
        return
    if pair.job.version:
        text = "{jobs} removed from release branches"
        yield Said(kind="fork-removed", rank=3, text=text, subject="removed")
    else:
        where = f" from {pair.job.platform}" if pair.job.platform else ""
        yield Said(kind="job-removed", rank=3, text=f"{{jobs}} removed{where}", subject="removed")


KIND = Kind(ids=("job-removed", "fork-removed"), section=Section.JOBS, doc=__doc__, of_job=said)
