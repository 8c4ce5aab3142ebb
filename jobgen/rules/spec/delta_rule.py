"""A delta names a rule that a delta may lift.

Deltas document where a platform falls short of the ladder or of the release criteria. What Prow or TestGrid refuse stays
refused, whatever a spec says about it.
"""

from collections.abc import Iterator

from jobgen.model.job import Expansion
from jobgen.rules.protocol import ON_SPECS, Broken, Kind, Rule, Use


def check(use: Use, _expansion: Expansion) -> Iterator[Broken]:
    """Yield when there is no such rule, or no delta may lift it."""
    name = use.delta.rule
    if name in use.liftable:
        return
    if use.rule is not None:
        message = f'no delta lifts "{name}": {use.rule.title[0].lower()}{use.rule.title[1:]}'
        yield Broken(place=use.delta.place, message=message, hint="correct what the rule finds, and remove the delta")
        return
    from jobgen.syntax.suggest import closest  # noqa: PLC0415  (difflib is slow to import, and rarely needed)

    near = closest(name, use.liftable)
    hint = f'did you mean "{near}"?' if near else "jobgen explain lists the rules that a delta may lift"
    yield Broken(place=use.delta.place, message=f'there is no rule "{name}"', hint=hint)


RULE = Rule(
    id="delta-rule",
    doc=__doc__,
    on=Kind.DELTA,
    check=check,
    asks=(ON_SPECS,),
    source=("ladder note, TODO: deltas need documented and reconciled",),
    passing="""\
maintainers: [alice]
deltas:
- rule: two-maintainers
  reason: not yet
  issue: https://example.org/1
  owner: sig-arm64
  since: 2026-01-10
  until: 2026-12-31
""",
    failing="""\
deltas:
- rule: two-maintainer
  reason: not yet
  issue: https://example.org/1
  owner: sig-arm64
  since: 2026-01-10
  until: 2026-12-31
""",
)
