"""A job explained: what it is, where it is written, and the layers that made it."""

from typing import Any

from jobgen.commands.explaining.answer import Answer, Line, Section, place_json
from jobgen.commands.explaining.targets import address, main_job
from jobgen.commands.explaining.values import Setting
from jobgen.findings import Place
from jobgen.forks.annotations import fork_place
from jobgen.model.job import Expansion, Job
from jobgen.model.spec import Catalogue
from jobgen.model.words import STEP_NAMES
from jobgen.nodes import Mapping, find
from jobgen.targets.prow import job_file

SCHEDULES = ("cron", "interval", "minimum_interval", "always_run", "run_if_changed", "skip_if_only_changed")


def explain_job(job: Job, expansion: Expansion, catalogue: Catalogue, out: str) -> Answer:
    """Return what there is to know of one job; `out` is the output folder as the user would write it."""
    main = main_job(job, expansion) if job.version else job
    setting = setting_of(main, expansion, catalogue)
    forks = () if job.version else _forks_of(job, expansion)
    file = "" if job.version else f"{out}/{job_file(job.platform, job.trigger)}"
    sections = (
        Section(head="What it is:", lines=tuple(_facts(job, main, setting, file))),
        Section(head="Its layers, lowest first:", lines=_layers(setting)),
        Section(head="Forks that config-forker makes of it:", lines=tuple(_fork(fork) for fork in forks)),
    )
    return Answer(title=job.name, sections=sections, data={"job": _json(job, main, setting, file, forks)})


def setting_of(main: Job, expansion: Expansion, catalogue: Catalogue) -> Setting:
    """Return a job of the main branch with the files that it came from."""
    return Setting(job=main, platform=expansion.platform[main.platform], site=expansion.site, catalogue=catalogue)


def switched_on_by(setting: Setting) -> str:
    """Return what switches the job on: the spec, or the step of the platform."""
    written = setting.platform.suites.get(setting.job.suite)
    by_spec = isinstance(find(written, setting.job.trigger), Mapping)
    return "the spec" if by_spec else f"step {setting.platform.step}"


def _facts(job: Job, main: Job, setting: Setting, file: str) -> list[Line]:
    step = setting.platform.step
    primary = ", the primary suite" if job.primary else ""
    lines = [
        Line(text=f"{job.trigger} of {job.repo}, branch {job.branch}{_schedule(job)}"),
        Line(
            text=f"platform {job.platform}, at step {step} ({STEP_NAMES[step]})", place=setting.platform.place("step")
        ),
        Line(text=f"suite {job.suite}, class {job.test_class}{primary}"),
        Line(text=f"switched on by {switched_on_by(setting)}", place=_switch(setting)),
        Line(text=f"signal {job.signal}"),
        Line(text=f"boards {', '.join(job.boards) or 'none'}{f', tab {job.tab}' if job.boards else ''}"),
    ]
    if job.version:
        text = f"made by config-forker from {main.name}; it is in no generated file"
        return [*lines, Line(text=text, place=fork_place(main.body))]
    return [*lines, Line(text=f"generated into {file}")]


def _switch(setting: Setting) -> Place:
    return setting.job.place if switched_on_by(setting) == "the spec" else setting.platform.place("step")


def _schedule(job: Job) -> str:
    given = [f"{key} {_plainly(job.data[key])}" for key in SCHEDULES if job.data.get(key) not in (None, "")]
    return f", {', '.join(given)}" if given else ""


def _plainly(value: object) -> str:
    return str(value).lower() if isinstance(value, bool) else str(value)


def _layers(setting: Setting) -> tuple[Line, ...]:
    return tuple(
        Line(text=f"{layer.label}: {', '.join(layer.content.entries)}", place=layer.content.place)
        for layer in setting.layers
    )


def _forks_of(job: Job, expansion: Expansion) -> tuple[Job, ...]:
    key = (job.suite, job.trigger)
    return tuple(fork for fork in expansion.forks_of.get(job.platform, ()) if (fork.suite, fork.trigger) == key)


def _fork(fork: Job) -> Line:
    return Line(text=f"{fork.name}, branch {fork.branch}{_schedule(fork)}")


def _json(job: Job, main: Job, setting: Setting, file: str, forks: tuple[Job, ...]) -> dict[str, Any]:
    return {
        "name": job.name,
        "address": address(job),
        "platform": job.platform,
        "step": setting.platform.step,
        "step_place": place_json(setting.platform.place("step")),
        "suite": job.suite,
        "class": job.test_class,
        "primary": job.primary,
        "trigger": job.trigger.value,
        "repo": job.repo,
        "branch": job.branch,
        "signal": job.signal.value,
        "boards": list(job.boards),
        "tab": job.tab if job.boards else "",
        "switched_on_by": switched_on_by(setting),
        "place": place_json(job.place),
        "file": file,
        "made_from": main.name if job.version else "",
        "fork_place": place_json(fork_place(main.body)) if job.version else None,
        "layers": [
            {"layer": layer.label, "keys": list(layer.content.entries), "place": place_json(layer.content.place)}
            for layer in setting.layers
        ],
        "forks": [{"name": fork.name, "address": address(fork), "branch": fork.branch} for fork in forks],
    }
