"""What a comparison could not look at, and how its figures are meant."""

from collections.abc import Iterator, Sequence

from jobgen.model.review import LoadChange, Side
from jobgen.review.matching import compares_forks


def notes(base: Side, head: Side, load: Sequence[LoadChange]) -> Iterator[str]:
    """Yield what the reader has to know about a review of the two sides."""
    bare = [side.label for side in (base, head) if not side.specs]
    if bare:
        be = "is a generated tree" if len(bare) == 1 else "are generated trees"
        yield f"{' and '.join(bare)} {be}: steps, deltas and what else only specs say are not compared"
    if not compares_forks(base, head):
        without = next(side.label for side in (base, head) if not side.expansion.forks)
        yield f"{without} has no forks of release branches: they are not compared"
    if load:
        yield (
            "load counts periodics and their forks; cpu-hours are an upper bound: "
            "runs times timeout times the cpus that the job requests"
        )
