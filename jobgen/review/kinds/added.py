"""Jobs that are new: `job-added` (rank 4), and `fork-added` (rank 4) where a job that was there has a new fork."""

from collections.abc import Iterator

from jobgen.model.review import Section
from jobgen.review.protocol import Comparison, Difference, Kind, Pair, Said


def said(pair: Pair, _compared: Comparison, _owned: tuple[Difference, ...]) -> Iterator[Said]:
    """Yield that the job is new."""
    if pair.before is not None:
        return
    if pair.job.version:
        text = "{jobs} added to release branches"
        yield Said(kind="fork-added", rank=4, text=text, subject="added")
    else:
        where = f" to {pair.job.platform}" if pair.job.platform else ""
        yield Said(kind="job-added", rank=4, text=f"{{jobs}} added{where}", subject="added")


KIND = Kind(ids=("job-added", "fork-added"), section=Section.JOBS, doc=__doc__, of_job=said)
