"""What a change means: the answer of a comparison of two sides, ready to be shown in any form."""

from dataclasses import dataclass
from enum import StrEnum

from jobgen.findings import Place
from jobgen.model.job import Expansion
from jobgen.model.ladder import deltas_of
from jobgen.model.spec import Delta, Platform


@dataclass(frozen=True, slots=True, kw_only=True)
class Side:
    """One side of a comparison, as a user would call it: "HEAD", "the work tree", a folder.

    `specs` says whether it was expanded from specs; without, it was read from a generated tree, which knows no platforms.
    """

    label: str
    expansion: Expansion
    specs: bool = True

    def deltas(self, platform: Platform) -> tuple[Delta, ...]:
        """Return the deltas that hold for the platform, those of the site included."""
        return deltas_of(platform, self.expansion.site)


class Section(StrEnum):
    """The parts of a review, in the order in which it shows them."""

    PLATFORMS = "platforms"
    SIGNALS = "signals"
    JOBS = "jobs"
    SCHEDULES = "schedules"
    PULL_REQUESTS = "pull requests"
    MACHINES = "machines"
    DELTAS = "deltas"
    REST = "rest"


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """One thing that changes, said once however many jobs share it.

    `rank` is 1 for what a reviewer must not miss (a blocking signal weakened, a secret that reaches a presubmit) and grows up to 5,
    for the record. `jobs` are their names, `place` the line of the newer side that says so, where there is one.
    """

    kind: str
    section: Section
    rank: int
    message: str
    jobs: tuple[str, ...] = ()
    platforms: tuple[str, ...] = ()
    place: Place | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class PlatformChange:
    """A platform that climbs, falls, appears, vanishes or is merely changed; steps are None on the side that lacks it.

    `holding` are the floors of the newer step that hold, `lifted` those that a delta lifts, with its issue.
    """

    platform: str
    kind: str
    before: int | None
    after: int | None
    holding: tuple[str, ...] = ()
    lifted: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class SignalChange:
    """A job whose signal is another; "none" on the side where there is no such job."""

    job: str
    before: str
    after: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Renaming:
    """A job under a new name; `kept` says whether `renamed_from` keeps its history."""

    before: str
    after: str
    kept: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class JobChanges:
    """Names of jobs, each once."""

    added: tuple[str, ...] = ()
    removed: tuple[str, ...] = ()
    renamed: tuple[Renaming, ...] = ()
    changed: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class BoardChange:
    """The tabs that a board gains and loses."""

    board: str
    added: tuple[str, ...]
    removed: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class LoadChange:
    """What periodics ask of a cluster a day: runs, and cpu-hours if each ran to its timeout. Pairs are (before, after)."""

    cluster: str
    runs: tuple[float, float]
    cpu_hours: tuple[float, float]


@dataclass(frozen=True, slots=True, kw_only=True)
class Review:
    """Everything that differs between two sides. `notes` say what the comparison could not or did not look at."""

    base: str
    head: str
    platforms: tuple[PlatformChange, ...] = ()
    signals: tuple[SignalChange, ...] = ()
    jobs: JobChanges = JobChanges()
    boards: tuple[BoardChange, ...] = ()
    load: tuple[LoadChange, ...] = ()
    changes: tuple[Change, ...] = ()
    notes: tuple[str, ...] = ()

    @property
    def differs(self) -> bool:
        """Whether anything that matters differs."""
        return bool(self.changes or self.platforms)
