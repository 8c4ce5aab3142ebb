"""Jobs under another name: `job-renamed`, rank 2 where TestGrid begins a new history, 4 where `renamed_from` keeps the old name."""

from collections.abc import Iterator

from jobgen.model.review import Section
from jobgen.review.protocol import Comparison, Difference, Kind, Pair, Said


def owns(_pair: Pair, difference: Difference, _compared: Comparison) -> bool:
    """Return whether the difference is one of names."""
    return difference.path == ("name",)


def said(pair: Pair, _compared: Comparison, _owned: tuple[Difference, ...]) -> Iterator[Said]:
    """Yield the old and the new name."""
    if pair.before is None or not pair.renamed:
        return
    text = f"{pair.before.name} -> {pair.job.name}"
    rank, why = (
        (4, "a new name, and renamed_from keeps the old one")
        if pair.kept
        else (2, "a new name cuts the history on TestGrid; renamed_from would keep the old one")
    )
    yield Said(kind="job-renamed", rank=rank, text=text, why=why, path=("name",), subject="renamed")


KIND = Kind(ids=("job-renamed",), section=Section.JOBS, doc=__doc__, owns=owns, of_job=said)
