"""The suite that a delta names exists.

A delta of one suite lifts a rule there and nowhere else. Where the name is misspelt, or the suite has gone, it lifts nothing. A
test class may be named without a suite of it, for the rules that ask for the class; external results go by their own name.
"""

from collections.abc import Iterator

from jobgen.model.job import Expansion
from jobgen.model.words import TEST_CLASSES
from jobgen.rules.protocol import ON_SPECS, Broken, Kind, Rule, Use


def check(use: Use, expansion: Expansion) -> Iterator[Broken]:
    """Yield when the platform has nothing of that name."""
    name, platform = use.delta.suite, use.platform
    own = {*platform.suites, *(external.name for external in platform.external)}
    jobs = expansion.jobs_of.get(platform.name, ())
    if not name or name in own or name in TEST_CLASSES or any(job.suite == name for job in jobs):
        return
    from jobgen.syntax.suggest import closest  # noqa: PLC0415  (difflib is slow to import, and rarely needed)

    near = closest(name, {*own, *TEST_CLASSES})
    hint = f'did you mean "{near}"?' if near else "name a suite of the spec, or leave suite out for the whole platform"
    yield Broken(place=use.place, message=f'{platform.name} has no suite "{name}"', hint=hint, platform=platform.name)


RULE = Rule(
    id="delta-suite",
    doc=__doc__,
    on=Kind.DELTA,
    check=check,
    asks=(ON_SPECS,),
    source=("ladder note, TODO: deltas need documented and reconciled",),
    passing="""\
suites: {unit: {periodic: {alert_email: null}}}
deltas:
- rule: results-reported
  suite: unit
  reason: not yet
  issue: https://example.org/1
  owner: sig-arm64
  since: 2026-01-10
  until: 2026-12-31
""",
    failing="""\
suites: {unit: {periodic: {alert_email: null}}}
deltas:
- rule: results-reported
  suite: units
  reason: not yet
  issue: https://example.org/1
  owner: sig-arm64
  since: 2026-01-10
  until: 2026-12-31
""",
)
