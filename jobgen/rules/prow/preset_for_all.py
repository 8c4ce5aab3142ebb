"""A preset says which jobs it is for.

A preset without labels is added to every job of the Prow instance, whoever owns it, and breaks each that has the same
variable or volume. Only the instance itself has such presets.
"""

from collections.abc import Iterator

from jobgen.model.job import Expansion
from jobgen.rules.presets import presets
from jobgen.rules.protocol import Broken, Kind, Rule


def check(expansion: Expansion, _expansion: Expansion) -> Iterator[Broken]:
    """Yield each preset without labels."""
    for preset in presets(expansion):
        if not preset.labels and not preset.shared:
            yield Broken(
                place=preset.place,
                message="the preset has no labels, so that every job of the Prow instance would get it",
                hint='add labels: {preset-…: "true"}, and the same label to the jobs',
                platform=preset.platform,
            )


RULE = Rule(
    id="preset-for-all",
    doc=__doc__,
    on=Kind.TREE,
    check=check,
    source=("P-70", "P-76"),
    passing='presets: [{labels: {preset-lab: "true"}, env: [{name: REGION, value: lab}]}]',
    failing="presets: [{env: [{name: REGION, value: lab}]}]",
)
