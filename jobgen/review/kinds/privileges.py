"""What a job may do to the machine below it, and as whom it runs.

`privilege-gained` has rank 1 for a presubmit, else 3; `privilege-lost` has rank 4. `privilege-changed` (rank 3) is all
else that a security context says: what is no longer forbidden is no privilege by name.
"""

from jobgen.model.review import Section
from jobgen.review.holdings import Holding, telling
from jobgen.review.privileges import is_privilege, privileges
from jobgen.review.protocol import Comparison, Difference, Kind, Pair


def owns(pair: Pair, difference: Difference, compared: Comparison) -> bool:
    """Return whether the difference is one of privileges."""
    return is_privilege(difference.path) or any(
        each.covers(difference.path) for side in _held(pair, compared) for each in side
    )


def _held(pair: Pair, _compared: Comparison) -> tuple[tuple[Holding, ...], tuple[Holding, ...]]:
    return (privileges(pair.was, pair.presets[0]), privileges(pair.now, pair.presets[1]))


KIND = Kind(
    ids=("privilege-gained", "privilege-lost", "privilege-changed"),
    section=Section.MACHINES,
    doc=__doc__,
    owns=owns,
    of_job=telling("privilege", "runs with", "no longer runs with", _held),
)
