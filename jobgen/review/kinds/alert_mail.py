"""Who gets mail when a job fails.

`alert-removed` has rank 1 where the job can hold a release, else 3; a job that becomes blocking without any address is told alike.
`alert-changed` has rank 3 for other addresses, 4 for the first ones.
"""

from collections.abc import Iterator

from jobgen.model.review import Section
from jobgen.review.protocol import Comparison, Difference, Kind, Pair, Said

_PATH = ("annotations", "testgrid-alert-email")


def owns(_pair: Pair, difference: Difference, _compared: Comparison) -> bool:
    """Return whether the difference is one of addresses."""
    return difference.path == _PATH


def said(pair: Pair, _compared: Comparison, owned: tuple[Difference, ...]) -> Iterator[Said]:
    """Yield who is alerted now."""
    silent = pair.after is not None and not (pair.now.get("annotations") or {}).get(_PATH[1])
    if pair.blocks and silent and (owned or pair.becomes_blocking):
        why = "a failure can hold a release, and nobody hears of it"
        yield Said(kind="alert-removed", rank=1, text="no alert mail", why=why, path=_PATH)
        return
    for difference in owned:
        if silent:
            text = f"alert mail removed: {difference.before}"
            yield Said(kind="alert-removed", rank=3, text=text, path=_PATH)
        elif difference.before:
            text = f"alert mail: {difference.before} -> {difference.after}"
            yield Said(kind="alert-changed", rank=3, text=text, path=_PATH)
        else:
            yield Said(kind="alert-changed", rank=4, text=f"alert mail added: {difference.after}", path=_PATH)


KIND = Kind(ids=("alert-removed", "alert-changed"), section=Section.SIGNALS, doc=__doc__, owns=owns, of_job=said)
