"""How a platform proves a test class: by a job, by external results, or by a job elsewhere that covers it.

Only the primary suite of a class, on the repository under test, counts for the ladder.
"""

from dataclasses import dataclass
from enum import StrEnum

from jobgen.model.job import Expansion, Job
from jobgen.model.spec import External, Platform
from jobgen.model.words import Signal, Trigger, strongest


class By(StrEnum):
    """What proves a test class, strongest first."""

    JOB = "job"
    EXTERNAL = "external"
    COVERED = "covered"
    NONE = "none"


@dataclass(frozen=True, slots=True, kw_only=True)
class Proof:
    """What there is of one test class. `jobs` are all of the class, `primary` those that count for the ladder."""

    test_class: str
    jobs: tuple[Job, ...]
    primary: tuple[Job, ...]
    external: tuple[External, ...]
    covered: str

    @property
    def by(self) -> By:
        """What proves the class."""
        if self.primary:
            return By.JOB
        if self.external:
            return By.EXTERNAL
        return By.COVERED if self.covered else By.NONE

    @property
    def signal(self) -> Signal:
        """The strongest signal of any job of the class."""
        return strongest(job.signal for job in self.jobs)


def proof(platform: Platform, test_class: str, expansion: Expansion) -> Proof:
    """Return what the platform has of a test class. A build counts on any trigger, any other class as a periodic."""
    jobs = tuple(each for each in ladder_jobs(platform, expansion) if each.test_class == test_class)
    primary = (each for each in jobs if each.primary and (test_class == "build" or each.trigger is Trigger.PERIODIC))
    return Proof(
        test_class=test_class,
        jobs=jobs,
        primary=tuple(primary),
        external=tuple(each for each in external_of(platform) if each.test_class == test_class),
        covered=platform.covered.get(test_class, ""),
    )


def ladder_jobs(platform: Platform, expansion: Expansion) -> tuple[Job, ...]:
    """Return the jobs of the platform that count for the ladder: those of the repository under test."""
    under_test = expansion.site.under_test
    return tuple(job for job in expansion.jobs_of.get(platform.name, ()) if job.repo == under_test)


def external_of(platform: Platform) -> tuple[External, ...]:
    """Return the external results that the platform reports; at step 0 it reports none."""
    return platform.external if platform.step > 0 else ()


def conformance_board(platform: Platform, expansion: Expansion) -> str:
    """Return the name of the platform's dedicated conformance board; empty where the site knows no such boards."""
    pattern = expansion.site.conformance_board
    return pattern.replace("{os}", platform.os).replace("{arch}", platform.arch)
