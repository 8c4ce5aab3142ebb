"""Secrets that a job gets, or no longer gets: by a volume, a variable, a preset, or its decoration.

`secret-gained` has rank 1 for a presubmit, else 3; `secret-lost` has rank 4. `secret-changed` (rank 3) is
the same secret in another way.
"""

from jobgen.model.review import Section
from jobgen.review.holdings import Holding, telling
from jobgen.review.protocol import Comparison, Difference, Kind, Pair
from jobgen.review.secrets import secrets


def owns(pair: Pair, difference: Difference, compared: Comparison) -> bool:
    """Return whether the difference brings or takes a secret, or stands inside what does."""
    return any(each.covers(difference.path) for side in _held(pair, compared) for each in side)


def _held(pair: Pair, compared: Comparison) -> tuple[tuple[Holding, ...], tuple[Holding, ...]]:
    labels = compared.secret_presets
    return (secrets(pair.was, pair.presets[0], labels), secrets(pair.now, pair.presets[1], labels))


KIND = Kind(
    ids=("secret-gained", "secret-lost", "secret-changed"),
    section=Section.MACHINES,
    doc=__doc__,
    owns=owns,
    of_job=telling("secret", "gets the secret", "no longer gets the secret", _held),
)
