"""`jobgen list`: every job and tab that the specs expand to, computed forks included."""

from collections.abc import Iterable, Sequence
from typing import Any

from jobgen.commands.common import Outcome, Settings, counted, dumped, exit_code, findings_json, platform_named, report
from jobgen.model.job import Job, Tab
from jobgen.pipeline import Run, run
from jobgen.reporters.tables import table
from jobgen.reporters.words import plural
from jobgen.stages.write import recover
from jobgen.targets.prow import job_file


def list_(names: Sequence[str], settings: Settings) -> Outcome:
    """List the jobs of the platforms named, or of all."""
    recover(settings.out)
    done = run(settings.specs)
    if done.failed or done.expansion is None:
        return _refused(done, settings)
    wanted = {platform_named(done, name, settings) for name in names}
    expansion = done.expansion
    jobs = [job for job in (*expansion.jobs, *expansion.forks) if not wanted or job.platform in wanted]
    tabs = [tab for board in expansion.boards.values() for tab in board.tabs if not wanted or tab.platform in wanted]
    tabs += [tab for fork in expansion.forks if not wanted or fork.platform in wanted for tab in _fork_tabs(fork)]
    if settings.format == "json":
        return Outcome(text=_json(jobs, tabs, done))
    return Outcome(text=_text(jobs, settings))


def _refused(done: Run, settings: Settings) -> Outcome:
    if settings.format == "json":
        return Outcome(text=_json((), (), done), exit_code=exit_code(done))
    return Outcome(text=report(done.findings, settings) + counted(done.findings, settings), exit_code=exit_code(done))


def _json(jobs: Sequence[Job], tabs: Sequence[Tab], done: Run) -> str:
    shown = {"jobs": [_job_json(job) for job in jobs], "tabs": [_tab_json(tab) for tab in tabs]}
    return dumped({**shown, "findings": findings_json(done.findings)})


def _text(jobs: Sequence[Job], settings: Settings) -> str:
    head = ("job", "trigger", "class", "signal", "branch", "schedule", "boards")
    rows = [
        (job.name, job.trigger, job.test_class, job.signal, job.branch, schedule(job), ", ".join(job.boards) or "-")
        for job in jobs
    ]
    if settings.quiet:
        return "".join(f"{job.name}\n" for job in jobs)
    forks = sum(bool(job.version) for job in jobs)
    platforms = {job.platform for job in jobs}
    counts = (plural(len(jobs) - forks, "job"), plural(forks, "computed fork"), plural(len(platforms), "platform"))
    closing = f"{', '.join(counts)}\n"
    return table(head, rows, markdown=settings.format == "markdown") + (
        "" if settings.format == "markdown" else closing
    )


def schedule(job: Job) -> str:
    """Return when the job runs, in a few words."""
    data = job.data
    for key in ("cron", "interval", "minimum_interval"):
        if data.get(key):
            return f"{key} {data[key]}"
    if data.get("always_run"):
        return "always"
    if data.get("run_if_changed") or data.get("skip_if_only_changed"):
        return "on matching changes"
    return "on /test" if job.trigger == "presubmit" else "on push"


def _fork_tabs(fork: Job) -> Iterable[Tab]:
    for board in fork.boards:
        yield Tab(
            board=board,
            name=fork.tab,
            test_group=fork.name,
            platform=fork.platform,
            test_class=fork.test_class,
            external=False,
            place=fork.place,
        )


def _job_json(job: Job) -> dict[str, Any]:
    shown = {
        "name": job.name,
        "trigger": job.trigger.value,
        "platform": job.platform,
        "suite": job.suite,
        "class": job.test_class,
        "primary": job.primary,
        "repo": job.repo,
        "branch": job.branch,
        "forked": bool(job.version),
        "signal": job.signal.value,
        "boards": list(job.boards),
        "tab": job.tab,
        "cluster": job.data.get("cluster", "default"),
    }
    for key in ("cron", "interval"):
        if job.data.get(key):
            shown[key] = job.data[key]
    shown["file"] = "" if job.version else job_file(job.platform, job.trigger)
    shown["spec"] = {"file": job.place.file, "line": job.place.line}
    return shown


def _tab_json(tab: Tab) -> dict[str, Any]:
    return {
        "board": tab.board,
        "tab": tab.name,
        "test_group": tab.test_group,
        "platform": tab.platform,
        "class": tab.test_class,
        "external": tab.external,
    }
