"""The closed sets of words of a spec."""

from collections.abc import Iterable
from enum import StrEnum


class Trigger(StrEnum):
    """What starts a job, in Prow's words."""

    PRESUBMIT = "presubmit"
    POSTSUBMIT = "postsubmit"
    PERIODIC = "periodic"


class Signal(StrEnum):
    """Whether, and how strongly, the release team watches a job."""

    NONE = "none"
    INFORMING = "informing"
    BLOCKING = "blocking"


def strongest(signals: Iterable[Signal]) -> Signal:
    """Return the signal that the release team watches most, and none of nothing."""
    ranks = list(Signal)
    return max(signals, key=ranks.index, default=Signal.NONE)


TEST_CLASSES = ("build", "unit", "integration", "e2e", "node-e2e", "conformance", "other")

STEP_NAMES = ("engage", "crawl", "walk", "run", "profit")
"""Names of the steps 0 to 4 of the ladder."""
