"""What a platform lacks beside another, and what another step brings it, beyond the floors of the ladder."""

from collections.abc import Iterator
from dataclasses import dataclass

from jobgen.model.job import Expansion, Job
from jobgen.model.ladder import in_scope
from jobgen.model.proof import proof
from jobgen.model.spec import Platform
from jobgen.model.words import TEST_CLASSES, Trigger


@dataclass(frozen=True, slots=True, kw_only=True)
class Lack:
    """One thing that the other platform has: a trigger of a test class, or the class on a release branch."""

    test_class: str
    what: str
    message: str
    hint: str


def lacks(platform: Platform, other: Platform, expansion: Expansion) -> tuple[Lack, ...]:
    """Return what the platform lacks beside the other one, as far as its scope allows."""
    classes = [name for name in TEST_CLASSES if name != "other" and in_scope(name, platform.scope)]
    return tuple(lack for name in classes for lack in _of_class(name, platform, other, expansion))


def brings(now: Expansion, there: Expansion, platform: str) -> tuple[Job, ...]:
    """Return the jobs of a platform that it has at another step and not now: what that step itself switches on."""
    names = {job.name for job in now.jobs_of.get(platform, ())}
    return tuple(job for job in there.jobs_of.get(platform, ()) if job.name not in names)


def _of_class(test_class: str, platform: Platform, other: Platform, expansion: Expansion) -> Iterator[Lack]:
    own, theirs = (proof(each, test_class, expansion) for each in (platform, other))
    for trigger in Trigger:
        names = [job.name for job in theirs.jobs if job.trigger is trigger]
        if names and not any(job.trigger is trigger for job in own.jobs):
            yield Lack(
                test_class=test_class,
                what=trigger,
                message=f"no {trigger} of {test_class}; {other.name} has {', '.join(names)}",
                hint=f"add under suites: {test_class}: {{{trigger}: {{}}}}",
            )
    missing = sorted(_branches(other, test_class, expansion) - _branches(platform, test_class, expansion))
    if missing and own.jobs:
        yield Lack(
            test_class=test_class,
            what="release",
            message=f"{test_class} does not run on {', '.join(missing)}; on {other.name} it does",
            hint=f"add to the jobs of {test_class}: release: {{}}",
        )


def _branches(platform: Platform, test_class: str, expansion: Expansion) -> set[str]:
    return {fork.branch for fork in expansion.forks_of.get(platform.name, ()) if fork.test_class == test_class}
