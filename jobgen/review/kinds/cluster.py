"""The build cluster that runs a job: `cluster`.

Rank 1 where the code of pull requests comes to a cluster that keeps the project's secrets, or a blocking job to one that the
project does not own; else 3.
"""

from collections.abc import Iterator

from jobgen.model.review import Section
from jobgen.review.protocol import Comparison, Difference, Kind, Pair, Said
from jobgen.rules.pods import CLOSED_CLUSTERS

_PATH = ("cluster",)


def owns(_pair: Pair, difference: Difference, _compared: Comparison) -> bool:
    """Return whether the difference is one of clusters."""
    return difference.path == _PATH


def said(pair: Pair, compared: Comparison, owned: tuple[Difference, ...]) -> Iterator[Said]:
    """Yield the old and the new cluster; of a new job only one that is no place for it."""
    if pair.after is None or (pair.before is not None and not owned and not pair.becomes_blocking):
        return
    before, after = pair.was.get("cluster", "default"), pair.now.get("cluster", "default")
    text = f"cluster: {before} -> {after}" if owned else f"cluster: {after}"
    why = _danger(pair, after, compared)
    if why:
        yield Said(kind="cluster", rank=1, text=text, why=why, path=_PATH)
    elif owned:
        yield Said(kind="cluster", rank=3, text=text, path=_PATH)


def _danger(pair: Pair, cluster: str, compared: Comparison) -> str:
    if pair.is_presubmit and cluster in CLOSED_CLUSTERS:
        return "code that nobody has reviewed runs where the project keeps its secrets"
    known = compared.site.clusters.get(cluster)
    if pair.blocks and known is not None and not known.project_owned:
        return "blocking jobs run on clusters that the project owns"
    return ""


KIND = Kind(ids=("cluster",), section=Section.MACHINES, doc=__doc__, owns=owns, of_job=said)
