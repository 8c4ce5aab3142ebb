"""A rule that the site lowers to a warning is one that it may lower.

`warn` of the site file lists rules that only warn here, for a site that sees something else than SIG Release does. What Prow, TestGrid or the
policy tests refuse stays refused, and a warning is one already. Deltas are the better way where one platform falls short.
"""

from collections.abc import Iterator

from jobgen.model.job import Expansion
from jobgen.rules.protocol import ON_SPECS, Broken, Kind, Lowering, Rule, not_lowered


def check(lowering: Lowering, _expansion: Expansion) -> Iterator[Broken]:
    """Yield when there is no such rule, or the site may not lower it."""
    problem, hint = not_lowered(lowering.name, lowering.rule, lowering.lowerable)
    if problem:
        yield Broken(place=lowering.place, message=problem, hint=hint)


RULE = Rule(
    id="warn-rule",
    doc=__doc__,
    on=Kind.LOWERING,
    check=check,
    asks=(ON_SPECS,),
    source=("what the engines refuse, nobody can allow",),
    passing="_site.yaml: {warn: [agent-known]}",
    failing="_site.yaml: {warn: [cron]}",
)
