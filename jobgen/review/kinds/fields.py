"""Everything that no other kind tells, so that a review is complete.

`command`, `env`, `refs` (rank 4) and `field` (rank 4) may change what a job does; `metadata` (rank 5), that is annotations, labels
that select no preset, and the description, says what it is. Values are shown as far as they fit on a line.
"""

from collections.abc import Iterator

from jobgen.model.review import Section
from jobgen.review.normalising import ENV_ORDER
from jobgen.review.protocol import Comparison, Difference, Kind, Pair, Path, Said
from jobgen.review.wording import label, told


def owns(_pair: Pair, _difference: Difference, _compared: Comparison) -> bool:
    """Return True: what is left is told here."""
    return True


def said(pair: Pair, _compared: Comparison, owned: tuple[Difference, ...]) -> Iterator[Said]:
    """Yield each difference in plain words."""
    variables = any("env" in each.path for each in owned)
    for difference in owned:
        if difference.path[-1] == ENV_ORDER and variables:
            continue  # variables that are new or gone have no old place
        kind = _kind(difference.path)
        yield Said(
            kind=kind,
            rank=5 if kind == "metadata" else 4,
            text=told(difference, pair),
            path=difference.path,
            subject=f"field {label(difference.path, pair)}",
        )


def _kind(path: Path) -> str:
    if path[0] in ("annotations", "labels"):
        return "field" if path[-1].startswith("preset-") else "metadata"
    if path[0] == "extra_refs":
        return "refs"
    inside = path[3:4] if path[:2] == ("spec", "containers") else ()
    if inside in (("command",), ("args",)):
        return "command"
    return "env" if inside in (("env",), ("envFrom",), (ENV_ORDER,)) else "field"


KIND = Kind(
    ids=("command", "env", "refs", "field", "metadata"),
    section=Section.REST,
    doc=__doc__,
    owns=owns,
    of_job=said,
)
