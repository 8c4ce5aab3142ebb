"""A suite of a platform explained: its jobs, and why there is none where there is none."""

from jobgen.commands.explaining.absence import why_absent
from jobgen.commands.explaining.answer import Answer, Line, Section, place_json
from jobgen.model.job import Expansion, Job
from jobgen.model.spec import Catalogue, Platform
from jobgen.model.words import STEP_NAMES, TEST_CLASSES, Trigger


def explain_absence(
    platform: Platform, suite: str, triggers: tuple[Trigger, ...], expansion: Expansion, catalogue: Catalogue
) -> Answer:
    """Return for each trigger the job of the suite, or why the platform has none."""
    sections = []
    data = []
    for trigger in triggers:
        job = _job(platform, suite, trigger, expansion)
        reasons = () if job else why_absent(platform, suite, trigger, expansion, catalogue)
        head = f"{trigger}: {job.name}" if job else f"no {trigger}, because"
        lines = (Line(text="switched on here", place=job.place),) if job else reasons
        sections.append(Section(head=head, lines=lines))
        data.append(
            {
                "trigger": trigger.value,
                "job": job.name if job else "",
                "reasons": [{"because": each.text, "place": place_json(each.place)} for each in reasons],
            }
        )
    return Answer(
        title=f"{suite} on {platform.name}",
        sections=tuple(sections),
        data={"suite": {"platform": platform.name, "suite": suite, "triggers": data}},
    )


def explain_platform(platform: Platform, expansion: Expansion, catalogue: Catalogue) -> Answer:
    """Return the jobs of a platform, and for each test class that has no periodic why not."""
    jobs = expansion.jobs_of.get(platform.name, ())
    present = {job.suite for job in jobs if job.trigger is Trigger.PERIODIC}
    absent = {
        name: why_absent(platform, name, Trigger.PERIODIC, expansion, catalogue)
        for name in TEST_CLASSES
        if name not in present and name != "other" and platform.step > 0
    }
    missing = tuple(
        Line(text=f"{name}: {reason.text}", place=reason.place)
        for name, reasons in absent.items()
        for reason in reasons
        if reason.counts
    )
    if platform.step == 0:
        missing = (Line(text="at step 0 nothing is generated", place=platform.place("step")),)
    earned = next((each.earned for each in expansion.standings if each.platform == platform.name), platform.step)
    sections = (
        Section(head="Where it stands:", lines=(Line(text=_step(platform, earned), place=platform.place("step")),)),
        Section(
            head="Its jobs:", lines=tuple(Line(text=f"{job.name}, {job.trigger}", place=job.place) for job in jobs)
        ),
        Section(head="Test classes without a periodic of their own suite, and why:", lines=missing),
    )
    return Answer(title=platform.name, sections=sections, data={"platform": _json(platform, earned, jobs, absent)})


def _job(platform: Platform, suite: str, trigger: Trigger, expansion: Expansion) -> Job | None:
    jobs = expansion.jobs_of.get(platform.name, ())
    return next((job for job in jobs if (job.suite, job.trigger) == (suite, trigger)), None)


def _step(platform: Platform, earned: int) -> str:
    return f"step {platform.step} ({STEP_NAMES[platform.step]}), earned step {earned} ({STEP_NAMES[earned]})"


def _json(
    platform: Platform, earned: int, jobs: tuple[Job, ...], absent: dict[str, tuple[Line, ...]]
) -> dict[str, object]:
    return {
        "name": platform.name,
        "step": platform.step,
        "earned": earned,
        "place": place_json(platform.place("step")),
        "jobs": [{"name": job.name, "trigger": job.trigger.value, "place": place_json(job.place)} for job in jobs],
        "absent": [
            {
                "class": name,
                "reasons": [{"because": each.text, "place": place_json(each.place)} for each in reasons],
            }
            for name, reasons in absent.items()
        ],
    }
