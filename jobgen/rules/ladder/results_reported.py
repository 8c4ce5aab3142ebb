"""Results of the required classes show on TestGrid and alert somebody.

A test that fails where nobody looks gives no signal. Every periodic and postsubmit of a required class, and all external
results of one, report to a board and name an address for alerts. This holds for every suite of the class, not for the primary
one alone. Results of third parties count as the note asks: through TestGrid. A job whose tab somebody wrote by hand
(`static_tabs`) names its board there.
"""

from collections.abc import Iterator

from jobgen.model.job import Expansion, Job
from jobgen.model.ladder import required_classes
from jobgen.model.proof import external_of, ladder_jobs
from jobgen.model.spec import External, Platform
from jobgen.model.words import Trigger
from jobgen.nodes import find
from jobgen.rules.protocol import ON_SPECS, Broken, Kind, Rule, broken

_STEP = 2
_ALERT = "testgrid-alert-email"
_BOARD_HINT = (
    "name its boards: boards: [BOARD] on the suite, or for all periodics boards: {own: [BOARD]} on the platform"
)
_ALERT_HINT = "add alert_email: [NAME@example.org] to the platform, the suite or the trigger"


def check(platform: Platform, expansion: Expansion) -> Iterator[Broken]:
    """Yield each job, and each external result, that has no board or no alert address."""
    required = required_classes(max(_STEP, platform.step), platform.scope)
    static = {tab.test_group for tab in platform.static_tabs}
    for job in ladder_jobs(platform, expansion):
        if job.trigger is not Trigger.PRESUBMIT and job.test_class in required:
            yield from _job(job, static)
    for external in external_of(platform):
        if external.test_class in required and not _alerts(external):
            yield Broken(
                place=external.place,
                message=f"{external.name}: failing results alert nobody",
                hint=_ALERT_HINT.replace("the platform, the suite or the trigger", "it, or to the platform"),
                platform=platform.name,
                suite=external.name,
            )


def _job(job: Job, static: set[str]) -> Iterator[Broken]:
    if not job.boards and job.name not in static:
        yield broken(job, (), "reports to no TestGrid board", _BOARD_HINT)
    elif not job.data.get("annotations", {}).get(_ALERT):
        yield broken(job, (), "a failing run alerts nobody", _ALERT_HINT)


def _alerts(external: External) -> bool:
    own = find(external.dashboard_tab, "alert_options", "alert_mail_to_addresses")
    return bool(external.alert_email) or own is not None


RULE = Rule(
    id="results-reported",
    doc=__doc__,
    on=Kind.PLATFORM,
    check=check,
    asks=(ON_SPECS,),
    source=(
        "ladder note, step 2: third-party reporting to TestGrid at the least",
        "release-blocking criteria: alert address",
    ),
    lifts=True,
    floor=2,
    passing="suites: {unit: {periodic: {alert_email: [unit@example.org]}}}",
    failing="suites: {unit: {periodic: {alert_email: null}}}",
)
