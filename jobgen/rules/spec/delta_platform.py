"""The platforms that a delta of the site file names exist.

Such a delta is about several named platforms at once. A name without a spec is misspelt, or its spec was removed.
"""

from collections.abc import Iterator

from jobgen.model.job import Expansion
from jobgen.rules.protocol import ON_SPECS, Broken, Kind, Rule


def check(expansion: Expansion, _same: Expansion) -> Iterator[Broken]:
    """Yield each name of a delta of the site that is no platform."""
    document = expansion.site.document
    for index, delta in enumerate(expansion.site.deltas):
        for number, name in enumerate(delta.platforms):
            if name not in expansion.named:
                yield Broken(
                    place=document.place("deltas", index, "platforms", number),
                    message=f'the delta names "{name}", which has no spec here',
                    hint=f"correct the name, or add {name}.yaml",
                )


RULE = Rule(
    id="delta-platform",
    doc=__doc__,
    on=Kind.TREE,
    check=check,
    asks=(ON_SPECS,),
    source=("ladder note, TODO: deltas need documented and reconciled",),
    passing="""\
maintainers: [alice]
_site.yaml:
  deltas:
  - platforms: [linux-arm64]
    rule: two-maintainers
    reason: not yet
    issue: https://example.org/1
    owner: x
    since: 2026-01-10
    until: 2026-12-31
""",
    failing="""\
_site.yaml:
  deltas:
  - platforms: [linux-aarch64]
    rule: two-maintainers
    reason: not yet
    issue: https://example.org/1
    owner: x
    since: 2026-01-10
    until: 2026-12-31
""",
)
