"""Presets and external results hold plain text.

`{fill: …}` and `{file: …}` are filled in for a job; a preset and external results belong to none, and Prow or TestGrid
would get a mapping where they want text.
"""

from collections.abc import Iterator

from jobgen.model.job import Expansion
from jobgen.model.spec import Platform
from jobgen.nodes import Mapping, Node, walk
from jobgen.rules.protocol import ON_SPECS, Broken, Kind, Rule

TEMPLATES = ({"fill"}, {"file"})


def check(platform: Platform, _expansion: Expansion) -> Iterator[Broken]:
    """Yield each template among the presets and external results of a platform."""
    for part in _parts(platform):
        for _, node in walk(part):
            if isinstance(node, Mapping) and node.entries.keys() in TEMPLATES:
                (word,) = node.entries
                message = f"{{{word}: …}} is filled in for jobs alone"
                yield Broken(place=node.place, message=message, hint="write the text itself", platform=platform.name)


def _parts(platform: Platform) -> Iterator[Node]:
    if platform.presets is not None:
        yield platform.presets
    for external in platform.external:
        yield from (node for node in (external.test_group, external.dashboard_tab) if node is not None)


RULE = Rule(
    id="plain-text",
    doc=__doc__,
    on=Kind.PLATFORM,
    check=check,
    asks=(ON_SPECS,),
    source=("Y-08", "G-01"),
    engine="checkconfig",
    passing='presets: [{labels: {preset-lab: "true"}, env: [{name: REGION, value: lab}]}]',
    failing='presets: [{labels: {preset-lab: "true"}, env: [{name: REGION, value: {fill: "{arch}"}}]}]',
)
