"""Where periodics of each test class run: on the main branch, and on the live release branches."""

from collections.abc import Iterator
from dataclasses import dataclass

from jobgen.model.job import Expansion, Job
from jobgen.model.proof import ladder_jobs
from jobgen.model.spec import Platform
from jobgen.model.words import TEST_CLASSES, Signal, Trigger, strongest


@dataclass(frozen=True, slots=True, kw_only=True)
class Covered:
    """One class of one platform on one branch; `jobs` is empty where the branch lacks what the main branch has."""

    platform: str
    test_class: str
    branch: str
    jobs: tuple[Job, ...]

    @property
    def signal(self) -> Signal:
        """The strongest signal of the jobs."""
        return strongest(job.signal for job in self.jobs)


def branches(expansion: Expansion) -> tuple[str, ...]:
    """Return the main branch and the live release branches, newest first."""
    return (expansion.site.main, *(f"release-{version}" for version in expansion.site.live))


def coverage(platform: Platform, expansion: Expansion) -> Iterator[Covered]:
    """Yield each branch of each class that a periodic of the main branch tests, class by class."""
    main = [job for job in ladder_jobs(platform, expansion) if job.trigger is Trigger.PERIODIC]
    jobs = (*main, *(fork for fork in expansion.forks_of.get(platform.name, ()) if fork.trigger is Trigger.PERIODIC))
    for test_class in TEST_CLASSES:
        if any(job.test_class == test_class for job in main):
            for branch in branches(expansion):
                found = tuple(job for job in jobs if (job.test_class, job.branch) == (test_class, branch))
                yield Covered(platform=platform.name, test_class=test_class, branch=branch, jobs=found)
