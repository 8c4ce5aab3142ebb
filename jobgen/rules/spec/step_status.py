"""A platform at step 0 says where it stands, and why; no other does.

At step 0 the row in the support matrix is all there is: `status` tells a platform that is on its way from one that was removed
or refused, and `reason` saves the next person from asking again. Above step 0 the step says it all, and a status that was left
there would contradict it; that is a warning.
"""

from collections.abc import Iterator

from jobgen.findings import Severity
from jobgen.model.job import Expansion
from jobgen.model.spec import Platform
from jobgen.rules.presence import place_of
from jobgen.rules.protocol import ON_SPECS, Broken, Kind, Rule

_HINTS = {
    "status": "add status: engaged, asking, dormant, refused or removed",
    "reason": "add reason: why nothing is generated, with a link",
}


def check(platform: Platform, _expansion: Expansion) -> Iterator[Broken]:
    """Yield what is missing at step 0, and what is too much above it."""
    for key, value in (("status", platform.status), ("reason", platform.reason)):
        if platform.step == 0 and not value.strip():
            message = f"a platform at step 0 needs a {key}"
            yield Broken(place=place_of(platform, key), message=message, hint=_HINTS[key], platform=platform.name)
        elif platform.step > 0 and value:
            yield Broken(
                place=place_of(platform, key),
                message=f"{key} is for platforms at step 0, and this one is at step {platform.step}",
                hint=f"remove {key}; the history keeps what happened",
                platform=platform.name,
                severity=Severity.WARNING,
            )


RULE = Rule(
    id="step-status",
    doc=__doc__,
    on=Kind.PLATFORM,
    check=check,
    asks=(ON_SPECS,),
    source=("kubernetes/community contributors/guide/platforms.md, step 0: engage",),
    passing="""\
step: 0
history:
- {step: 0, date: 2025-01-10, why: asked}
status: asking
reason: https://github.com/kubernetes/sig-release/issues/3040
""",
    failing="""\
step: 0
history:
- {step: 0, date: 2025-01-10, why: asked}
status: asking
""",
)
