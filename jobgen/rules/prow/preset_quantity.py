"""Amounts in presets are quantities of Kubernetes.

A preset can limit the size of a volume. Prow does not load a configuration with an amount that it cannot read.
"""

from collections.abc import Iterator

from jobgen.model.job import Expansion
from jobgen.nodes import nearest_place, plain
from jobgen.rules.pods import QUANTITY_HINT, unreadable_amounts
from jobgen.rules.presets import presets
from jobgen.rules.protocol import Broken, Kind, Rule
from jobgen.syntax.quantity import error


def check(expansion: Expansion, _expansion: Expansion) -> Iterator[Broken]:
    """Yield each amount that cannot be read."""
    for preset in presets(expansion):
        for path, text in unreadable_amounts(plain(preset.body), ()):
            place = nearest_place(preset.body, path)
            yield Broken(
                place=place, message=f"{path[-1]}: {error(text)}", hint=QUANTITY_HINT, platform=preset.platform
            )


RULE = Rule(
    id="preset-quantity",
    doc=__doc__,
    on=Kind.TREE,
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
