"""A delta ends, at most 18 months after it began.

A delta is a debt with a date, not a permit. Eighteen months are two reviews of a platform's standing and a little more; what
still falls short then is written down anew, with what was tried. What can never be is a matter of scope, not of deltas.
"""

from collections.abc import Iterator

from jobgen.model.job import Expansion
from jobgen.rules.protocol import ON_SPECS, Broken, Kind, Rule, Use
from jobgen.syntax import day

_MONTHS = 18


def check(use: Use, _expansion: Expansion) -> Iterator[Broken]:
    """Yield when a date is none, or the two do not fit."""
    delta = use.delta
    since, until = day.parse(delta.since), day.parse(delta.until)
    for key, text, parsed in (("since", delta.since, since), ("until", delta.until, until)):
        if parsed is None:
            yield Broken(place=delta.place, message=f'"{key}" is {text}, which is no day', hint="write YYYY-MM-DD")
    if since is None or until is None:
        return
    latest = day.months_later(since, _MONTHS)
    if until < since:
        yield Broken(
            place=delta.place,
            message=f"the delta ends on {until}, before it begins on {since}",
            hint=f"until: a day from {since} to {latest}",
        )
    elif until > latest:
        yield Broken(
            place=delta.place,
            message=f"the delta lasts from {since} to {until}; a delta lasts at most {_MONTHS} months",
            hint=f"until: {latest}",
        )


RULE = Rule(
    id="delta-dates",
    doc=__doc__,
    on=Kind.DELTA,
    check=check,
    asks=(ON_SPECS,),
    source=(
        "ladder note, TODO: deltas need documented and reconciled",
        "SIG Release platform tiers: re-checked every two cycles",
    ),
    passing="""\
maintainers: [alice]
deltas:
- rule: two-maintainers
  reason: not yet
  issue: https://example.org/1
  owner: sig-arm64
  since: 2026-01-10
  until: 2027-07-10
""",
    failing="""\
maintainers: [alice]
deltas:
- rule: two-maintainers
  reason: not yet
  issue: https://example.org/1
  owner: sig-arm64
  since: 2026-01-10
  until: 2027-07-11
""",
)
