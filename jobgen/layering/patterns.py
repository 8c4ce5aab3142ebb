"""The patterns of the site file, for names and boards: each may name only what is known where it is filled in."""

from collections.abc import Iterator

from jobgen.findings import Finding
from jobgen.layering.templates import NAMES, unknown_field, unknown_in
from jobgen.model.spec import Document
from jobgen.nodes import Scalar, find

_KNOWN: dict[tuple[str, ...], tuple[str, ...]] = {
    ("names", "presubmit"): NAMES,
    ("names", "postsubmit"): NAMES,
    ("names", "periodic"): NAMES,
    ("names", "tab"): (*NAMES, "name"),
    ("boards", "signal", "informing"): ("branch",),
    ("boards", "signal", "blocking"): ("branch",),
    ("boards", "conformance"): ("os", "arch"),
}


def wrong_patterns(site: Document) -> Iterator[Finding]:
    """Yield a finding for each `{name}` of a pattern that nothing can be filled in for."""
    for path, known in _KNOWN.items():
        node = find(site.node, *path)
        if isinstance(node, Scalar):
            for field in unknown_in(str(node.value), known):
                yield unknown_field(field, node.place, known, ".".join(path))
