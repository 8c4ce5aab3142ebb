"""What a name on the command line stands for: a job, a suite of a platform, a board, a platform."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TypeAlias

from jobgen.commands.explaining.rules import rule_ids
from jobgen.errors import JobgenError
from jobgen.model.job import Expansion, Job
from jobgen.model.spec import Catalogue, External, Platform
from jobgen.model.words import TEST_CLASSES, Trigger
from jobgen.syntax.suggest import closest


@dataclass(frozen=True, slots=True)
class SuiteOf:
    """A suite of a platform that has no such job, or the suite as a whole where `trigger` is None."""

    platform: Platform
    suite: str
    trigger: Trigger | None


@dataclass(frozen=True, slots=True)
class BoardNamed:
    """A board that something reports to, forks included."""

    name: str


@dataclass(frozen=True, slots=True)
class TabNamed:
    """A job, asked for by the name of its tab."""

    job: Job


Target: TypeAlias = Job | SuiteOf | BoardNamed | TabNamed | Platform | External


def target_named(name: str, expansion: Expansion, catalogue: Catalogue) -> Target:
    """Return what the name stands for; NAME@1.37 is the fork on the branch of that release.

    Raises:
        JobgenError: nothing has the name, or more than one job.
    """
    base, _, version = name.partition("@")
    if "/" in base:
        return _of_platform(base, version, expansion, catalogue)
    jobs = [job for job in (*expansion.jobs, *expansion.forks) if job.name == base]
    if jobs:
        return _one(name, jobs, version)
    if base in expansion.platform:
        return expansion.platform[base]
    if base in boards(expansion):
        return BoardNamed(base)
    tab = next((job for job in (*expansion.jobs, *expansion.forks) if job.boards and job.tab == base), None)
    external = next((each for each in expansion.external if each.name == base), None)
    if tab is not None:
        return TabNamed(tab)
    if external is not None:
        return external
    raise _unknown(name, expansion)


def boards(expansion: Expansion) -> set[str]:
    """Return every board that something reports to."""
    return {*expansion.boards, *(board for fork in expansion.forks for board in fork.boards)}


def address(job: Job) -> str:
    """Return the job as PLATFORM/SUITE/TRIGGER, with the release for a fork: no two jobs share that."""
    return f"{job.platform}/{job.suite}/{job.trigger}{f'@{job.version}' if job.version else ''}"


def main_job(fork: Job, expansion: Expansion) -> Job:
    """Return the job of the main branch that the fork is made from."""
    key = (fork.suite, fork.trigger)
    return next(job for job in expansion.jobs_of[fork.platform] if (job.suite, job.trigger) == key)


def _one(name: str, jobs: list[Job], version: str) -> Job:
    """Return the job of the main branch where forks have its name, as those of presubmits do."""
    if not version and any(not job.version for job in jobs):
        jobs = [job for job in jobs if not job.version]
    elif version:
        jobs = [job for job in jobs if job.version == version]
    if len(jobs) == 1:
        return jobs[0]
    if not jobs:
        raise JobgenError(f'there is no fork "{name}"', hint="jobgen list shows every job, forks included")
    hint = f"name it as {' or '.join(address(job) for job in jobs)}"
    raise JobgenError(f'{len(jobs)} jobs are called "{name}"', hint=hint)


def _of_platform(base: str, version: str, expansion: Expansion, catalogue: Catalogue) -> Target:
    name, _, rest = base.partition("/")
    suite, _, word = rest.partition("/")
    platform = expansion.platform.get(name)
    if platform is None:
        raise _no_such("platform", name, expansion.platform)
    known = {*platform.suites, *catalogue.suites, *TEST_CLASSES}
    if suite not in known:
        raise _no_such("suite", suite, known)
    if not word:
        return SuiteOf(platform, suite, None)
    if word not in set(Trigger):
        raise _no_such("trigger", word, [trigger.value for trigger in Trigger])
    key = (suite, word, version)
    jobs = (*expansion.jobs_of.get(name, ()), *expansion.forks_of.get(name, ()))
    found = next((job for job in jobs if (job.suite, job.trigger, job.version) == key), None)
    if found is None and version:
        raise JobgenError(f'there is no fork "{base}@{version}"', hint="jobgen list shows every job, forks included")
    return found or SuiteOf(platform, suite, Trigger(word))


def _no_such(kind: str, name: str, known: Iterable[str]) -> JobgenError:
    words = sorted(known)
    near = closest(name, words)
    return JobgenError(f'there is no {kind} "{name}"', hint=f'did you mean "{near}"?' if near else ", ".join(words))


def _unknown(name: str, expansion: Expansion) -> JobgenError:
    jobs = (job.name for job in (*expansion.jobs, *expansion.forks))
    external = (each.name for each in expansion.external)
    near = closest(name, {*jobs, *external, *boards(expansion), *expansion.platform, *rule_ids()})
    hint = "jobgen list names every job, jobgen explain every rule; PLATFORM/SUITE/TRIGGER asks for what is not there"
    message = f'nothing is called "{name}": no job, fork, board, tab, platform or rule'
    return JobgenError(message, hint=f'did you mean "{near}"?' if near else hint)
