"""The text of a preset is plain text.

`{fill: …}` and `{file: …}` are filled in for a job, and a preset belongs to none: Prow would get a mapping where it wants text.
"""

from collections.abc import Iterator

from jobgen.model.job import Expansion
from jobgen.model.spec import Platform
from jobgen.nodes import Mapping, walk
from jobgen.rules.protocol import Broken, Kind, Rule

TEMPLATES = ({"fill"}, {"file"})


def check(platform: Platform, _expansion: Expansion) -> Iterator[Broken]:
    """Yield each template among the presets of a platform."""
    for _, node in walk(platform.presets) if platform.presets is not None else ():
        if isinstance(node, Mapping) and node.entries.keys() in TEMPLATES:
            (word,) = node.entries
            message = f"{{{word}: …}} is not filled in within presets"
            hint = "write the text itself, or set it in job_defaults instead of a preset"
            yield Broken(place=node.place, message=message, hint=hint, platform=platform.name)


RULE = Rule(
    id="preset-text",
    doc=__doc__,
    on=Kind.PLATFORM,
    check=check,
    source=("Y-08",),
    engine="checkconfig",
    passing='presets: [{labels: {preset-lab: "true"}, env: [{name: REGION, value: lab}]}]',
    failing='presets: [{labels: {preset-lab: "true"}, env: [{name: REGION, value: {fill: "{arch}"}}]}]',
)
