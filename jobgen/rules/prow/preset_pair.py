"""A preset has labels of its own, which begin with `preset-`.

Prow refuses a second preset with the same label and value, its own presets included. The policy tests want each label
to begin with `preset-`.
"""

from collections.abc import Iterator

from jobgen.model.job import Expansion
from jobgen.rules.presets import Preset, presets
from jobgen.rules.protocol import Broken, Kind, Rule


def check(expansion: Expansion, _expansion: Expansion) -> Iterator[Broken]:
    """Yield each label of a preset that is taken, or has the wrong form."""
    taken = dict.fromkeys(((label, "true") for label in expansion.site.presets.provided), "the Prow instance")
    for preset in presets(expansion):
        for key, value in preset.labels.items():
            if not key.startswith("preset-"):
                yield _broken(
                    preset, f'the label "{key}" of a preset does not begin with "preset-"', f"write preset-{key}"
                )
            elif (key, value) in taken:
                message = f'the preset {key}: "{value}" is there already, from {taken[key, value]}'
                yield _broken(preset, message, "give it a label of its own")
            taken[key, value] = preset.owner


def _broken(preset: Preset, message: str, hint: str) -> Broken:
    return Broken(place=preset.place, message=message, hint=hint, platform=preset.platform)


RULE = Rule(
    id="preset-pair",
    doc=__doc__,
    on=Kind.TREE,
    check=check,
    source=("P-03", "J-11"),
    engine="checkconfig",
    passing='presets: [{labels: {preset-lab: "true"}}, {labels: {preset-lab: "false"}}]',
    failing='presets: [{labels: {preset-lab: "true"}}, {labels: {preset-lab: "true"}}]',
)
