"""The presets that a side brings along itself, and which of them a job gets."""

from typing import Any

from jobgen.model.job import Job
from jobgen.model.review import Side
from jobgen.nodes import plain
from jobgen.review.protocol import Data
from jobgen.rules.presets import presets


class Presets:
    """The presets of one side with their contents, in order. Those that it does not bring along are known by their labels alone."""

    def __init__(self, side: Side) -> None:
        """Read those of platforms and of job files."""
        self.presets = presets(side.expansion)
        contents: list[Any] = [plain(each.body) for each in self.presets]
        self.contents: list[Data] = contents

    def of(self, job: Job | None) -> tuple[Data, ...]:
        """Return the contents of the presets that apply to the job."""
        if job is None or not self.presets:
            return ()
        labels = job.data.get("labels") or {}
        both = zip(self.presets, self.contents, strict=True)
        return tuple(content for each, content in both if each.applies_to(labels))
