"""A spec on its way to what it shall be, as data: the changes so far, and what would follow from them."""

from dataclasses import replace

from jobgen.editing.changes import Change, changed
from jobgen.editing.edit import ByHandError
from jobgen.findings import Place
from jobgen.model.job import Expansion, Job
from jobgen.model.spec import Document
from jobgen.model.words import Signal, Trigger
from jobgen.nodes import Node, Path, Scalar, walk
from jobgen.pipeline import Run, rerun


class Draft:
    """Changes of one platform's spec, collected one after the other. `by_hand` are those that have no one place."""

    def __init__(self, done: Run, document: Document) -> None:
        self._done = done
        self.document = document
        self.changes: list[Change] = []
        self.by_hand: list[ByHandError] = []

    @property
    def name(self) -> str:
        """The platform."""
        return self.document.name.removesuffix(".yaml")

    def make(self, change: Change) -> None:
        """Make a change."""
        self.changes.append(change)
        self.document = self.after(change)

    def after(self, change: Change) -> Document:
        """Return the document as one more change would leave it."""
        return replace(self.document, node=changed(self.document.node, [change]))

    def leave(self, what: str, place: Place, why: str) -> None:
        """Leave something to a person."""
        left = ByHandError(place, f"{what} ({why})")
        if (left.place, left.message) not in {(each.place, each.message) for each in self.by_hand}:
            self.by_hand.append(left)

    def run(self, document: Document | None = None) -> Run:
        """Return what would follow from the draft, or from another document, for this platform alone."""
        return rerun(self._done, document or self.document, alone=True)

    def expansion(self, document: Document | None = None) -> Expansion | None:
        """Return what the draft, or another document, would expand to; None where it is no valid spec."""
        found = self.run(document).expansion
        return found if found and self.name in found.platform else None

    def signal_after(self, change: Change, suite: str) -> Signal | None:
        """Return the signal that the periodic of a suite would have; None where it would be gone."""
        found = self.expansion(self.after(change))
        jobs = found.jobs if found else ()
        return next((job.signal for job in jobs if job.suite == suite and job.trigger is Trigger.PERIODIC), None)

    def paths_of(self, node: Node) -> list[Path]:
        """Return every path of the document at which a scalar stands that came from there: more than one if shared."""
        if not isinstance(node, Scalar) or node.place.file != self.document.path:
            return []
        return [
            path for path, each in walk(self.document.node) if isinstance(each, Scalar) and each.place == node.place
        ]


def spoken(job: Job, key: str) -> Node | None:
    """Return what the highest layer that has the key says for a job."""
    found = (layer.content.entries.get(key) for layer in reversed(job.layers))
    return next((node for node in found if node is not None), None)
