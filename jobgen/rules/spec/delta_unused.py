"""A delta lifts something.

A delta whose rule holds, or begins at a step above the declared one, hides nothing and should go: otherwise it silently lifts
the rule when it breaks one day. A delta that the platform has written beside one of the site file is unused too. It is a warning,
because a promotion may be on its way.
"""

from collections.abc import Iterator

from jobgen.findings import Severity
from jobgen.model.job import Expansion
from jobgen.rules.protocol import ON_SPECS, Broken, Kind, Rule, Use


def check(use: Use, _expansion: Expansion) -> Iterator[Broken]:
    """Yield when a delta that is right in itself lifted nothing."""
    if use.lifted or use.rule is None or not use.rule.lifts:
        return
    delta, platform = use.delta, use.platform
    about = " ".join(word for word in (delta.suite, delta.trigger) if word)
    where = platform.name + (f" ({about})" if about else "")
    floor = use.rule.floor
    if floor is not None and platform.step < floor:
        why = f"the rule begins at step {floor}, and the platform is at step {platform.step}"
    else:
        why = "the rule holds, or another delta lifts it"
    hint = f"take {platform.name} out of its platforms" if delta.platforms else "remove the delta"
    message = f"the delta for {delta.rule} lifts nothing on {where}: {why}"
    yield Broken(place=use.place, message=message, hint=hint, platform=platform.name)


RULE = Rule(
    id="delta-unused",
    doc=__doc__,
    on=Kind.DELTA,
    check=check,
    asks=(ON_SPECS,),
    source=("ladder note, TODO: deltas need documented and reconciled",),
    severity=Severity.WARNING,
    passing="""\
maintainers: [alice]
deltas:
- rule: two-maintainers
  reason: not yet
  issue: https://example.org/1
  owner: x
  since: 2026-01-10
  until: 2026-12-31
""",
    failing="""\
maintainers: [alice, bob]
deltas:
- rule: two-maintainers
  reason: not yet
  issue: https://example.org/1
  owner: x
  since: 2026-01-10
  until: 2026-12-31
""",
)
