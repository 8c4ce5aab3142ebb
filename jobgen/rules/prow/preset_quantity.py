"""Amounts in presets are quantities of Kubernetes.

A preset can limit the size of a volume. Prow does not load a configuration with an amount that it cannot read.
"""

from collections.abc import Iterator

from jobgen.model.job import Expansion
from jobgen.model.spec import Platform
from jobgen.nodes import nearest_place, plain
from jobgen.rules.pods import QUANTITY_HINT, unreadable_amounts
from jobgen.rules.protocol import Broken, Kind, Rule
from jobgen.syntax.quantity import error


def check(platform: Platform, _expansion: Expansion) -> Iterator[Broken]:
    """Yield each amount that cannot be read."""
    if platform.presets is not None:
        for path, text in unreadable_amounts(plain(platform.presets), ()):
            place = nearest_place(platform.presets, path)
            yield Broken(place=place, message=f"{path[-1]}: {error(text)}", hint=QUANTITY_HINT, platform=platform.name)


RULE = Rule(
    id="preset-quantity",
    doc=__doc__,
    on=Kind.PLATFORM,
    check=check,
    source=("Y-14",),
    engine="checkconfig",
    passing="""\
presets:
- labels: {preset-lab: "true"}
  volumes: [{name: cache, emptyDir: {sizeLimit: 8Gi}}]
  volumeMounts: [{name: cache, mountPath: /cache}]
""",
    failing="""\
presets:
- labels: {preset-lab: "true"}
  volumes: [{name: cache, emptyDir: {sizeLimit: 8GB}}]
  volumeMounts: [{name: cache, mountPath: /cache}]
""",
)
