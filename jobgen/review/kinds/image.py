"""The image that a container runs: `image` (rank 4). What the references have in common is left out."""

from collections.abc import Iterator

from jobgen.model.review import Section
from jobgen.review.protocol import Comparison, Difference, Kind, Pair, Said
from jobgen.review.wording import label


def owns(_pair: Pair, difference: Difference, _compared: Comparison) -> bool:
    """Return whether the difference is one of images."""
    path = difference.path
    return len(path) == 4 and path[:2] == ("spec", "containers") and path[3] == "image"


def said(pair: Pair, _compared: Comparison, owned: tuple[Difference, ...]) -> Iterator[Said]:
    """Yield the old and the new image."""
    for difference in owned:
        before, after = _short(str(difference.before or "none"), str(difference.after or "none"))
        name = label(difference.path, pair)
        text = f"{name}: {before} -> {after}"
        yield Said(kind="image", rank=4, text=text, path=difference.path, subject=name)


def _short(before: str, after: str) -> tuple[str, str]:
    """Return both references as short as tells them apart: without the registry, and the second without the name, if alike."""
    (registry, old), (other, new) = (text.rpartition("/")[::2] for text in (before, after))
    if registry != other:
        return before, after
    (name, _, _), (renamed, _, tag) = (text.partition(":") for text in (old, new))
    return old, tag if name == renamed and tag else new


KIND = Kind(ids=("image",), section=Section.MACHINES, doc=__doc__, owns=owns, of_job=said)
