"""A platform at step 2 runs the unit tests after each merge.

The note asks for people who keep up both postsubmit and periodic tests. A postsubmit names the merge that broke a platform; a
periodic only says that one of many did. One class is enough, so the cheapest is asked for. No platform has such a job today:
the successors of the note ask for periodics only. The rule follows the note, and the site file holds the delta.
"""

from collections.abc import Iterator

from jobgen.model.job import Expansion
from jobgen.model.proof import ladder_jobs
from jobgen.model.spec import Platform
from jobgen.model.words import Trigger
from jobgen.rules.presence import lines_for
from jobgen.rules.protocol import ON_SPECS, Broken, Kind, Rule


def check(platform: Platform, expansion: Expansion) -> Iterator[Broken]:
    """Yield when no postsubmit of the suite unit runs on the repository under test."""
    if any(job.suite == "unit" and job.trigger is Trigger.POSTSUBMIT for job in ladder_jobs(platform, expansion)):
        return
    yield Broken(
        place=platform.place("suites", "unit"),
        message="no postsubmit runs the unit tests",
        hint=lines_for(platform, "unit", Trigger.POSTSUBMIT, "{}"),
        platform=platform.name,
        suite="unit",
        trigger=Trigger.POSTSUBMIT,
    )


RULE = Rule(
    id="postsubmit-present",
    doc=__doc__,
    on=Kind.PLATFORM,
    check=check,
    asks=(ON_SPECS,),
    source=("ladder note, step 2: both post-submit and periodic tests",),
    lifts=True,
    floor=2,
    passing="suites: {unit: {postsubmit: {run_if_changed: ^pkg/}}}",
    failing="suites: {unit: {postsubmit: null}}",
)
