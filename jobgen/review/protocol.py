"""What a kind of change is, and what it is shown: pairs of jobs, their differences, both sides."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cached_property
from typing import Any, TypeAlias

from jobgen.model.job import Job
from jobgen.model.review import Change, Section, Side
from jobgen.model.spec import Site
from jobgen.model.words import Signal, Trigger

Data: TypeAlias = dict[str, Any]
Path: TypeAlias = tuple[str, ...]
Master: TypeAlias = tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference:
    """One place at which the normal forms of a job differ; None stands for what is not there."""

    path: Path
    before: Any
    after: Any


@dataclass(frozen=True, slots=True, kw_only=True)
class Pair:
    """One job on both sides; `before` is missing for a new one, `after` for one that is gone.

    `kept` says of a renamed job whether `renamed_from` names the old name. `presets` are the contents of the presets that
    apply to it, before and after, as far as a side says them.
    """

    before: Job | None
    after: Job | None
    was: Data
    now: Data
    signals: tuple[Signal, Signal]
    differences: tuple[Difference, ...] = ()
    presets: tuple[tuple[Data, ...], tuple[Data, ...]] = ((), ())
    kept: bool = False

    @property
    def job(self) -> Job:
        """The job as it is known best: on the newer side, if it is there."""
        found = self.after or self.before
        assert found is not None  # noqa: S101  (a pair has at least one)
        return found

    @property
    def is_presubmit(self) -> bool:
        """Whether the code of pull requests runs in it."""
        return self.job.trigger is Trigger.PRESUBMIT

    @property
    def becomes_blocking(self) -> bool:
        """Whether it holds a release on the newer side, and did not before."""
        return self.signals[1] is Signal.BLOCKING and self.signals[0] is not Signal.BLOCKING

    @property
    def blocks(self) -> bool:
        """Whether it can hold a release on the newer side."""
        return self.signals[1] is Signal.BLOCKING

    @property
    def renamed(self) -> bool:
        """Whether it has another name now."""
        return self.before is not None and self.after is not None and self.before.name != self.after.name


def master(job: Job) -> Master:
    """Return what a job has in common with its forks, and with no other job."""
    return (job.platform, job.suite, job.trigger, job.repo)


def context_of(job: Job) -> str:
    """Return the context that a job reports to pull requests; empty where it reports none."""
    if job.trigger is not Trigger.PRESUBMIT or job.data.get("skip_report"):
        return ""
    return str(job.data.get("context") or job.name)


def _releases(side: Side) -> tuple[str, ...]:
    if side.specs:
        return side.expansion.site.live
    return tuple(dict.fromkeys(fork.version for fork in side.expansion.forks))


@dataclass(frozen=True, kw_only=True)
class Comparison:
    """Two sides, and the pairs of jobs that are not the same on both."""

    base: Side
    head: Side
    pairs: tuple[Pair, ...]

    @cached_property
    def site(self) -> Site:
        """The site that says where limits are: that of the newer side, unless only the older one was made from specs."""
        newer = self.head.specs or not self.base.specs
        return (self.head if newer else self.base).expansion.site

    @cached_property
    def releases(self) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """The releases with a live branch, newest first, before and after."""
        return _releases(self.base), _releases(self.head)

    @cached_property
    def names(self) -> frozenset[str]:
        """The names of all jobs of the newer side."""
        expansion = self.head.expansion
        return frozenset(job.name for job in (*expansion.jobs, *expansion.forks))

    @cached_property
    def contexts(self) -> frozenset[str]:
        """The contexts that presubmits of the newer side report, and nothing where there is none."""
        expansion = self.head.expansion
        return frozenset(("", *(context_of(job) for job in (*expansion.jobs, *expansion.forks))))

    @cached_property
    def masters(self) -> dict[Master, Pair]:
        """The pairs of jobs that are written, by what their forks have in common with them."""
        return {master(pair.job): pair for pair in self.pairs if not pair.job.version}

    def of_fork(self, pair: Pair) -> Pair | None:
        """Return the pair of the job that a fork is made from, if that is not the same on both sides."""
        return self.masters.get(master(pair.job))

    def rotates(self, pair: Pair) -> bool:
        """Return whether the job is a fork that is new, or gone, with the branch of its release."""
        before, after = self.releases
        return bool(pair.job.version) and (pair.job.version in before) is not (pair.job.version in after)

    def ages(self, pair: Pair) -> bool:
        """Return whether the job is a fork whose release is an older, or a newer, one of the live ones than it was."""
        before, after = self.releases
        version = pair.job.version
        return version in before and version in after and before.index(version) != after.index(version)

    @cached_property
    def secret_presets(self) -> frozenset[str]:
        """Labels of the presets that bring secrets, on either side."""
        return self.base.expansion.site.presets.secret | self.head.expansion.site.presets.secret


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """One thing to be said about one job; the same `text` and `why` about others is said once.

    `subject` is what it is about, apart from values that differ from branch to branch: a fork of which the same is said as of
    its job mirrors it. `path` is where the newer job says so.
    """

    kind: str
    rank: int
    text: str
    why: str = ""
    path: Path = ()
    subject: str = ""

    @property
    def about(self) -> str:
        """What forks are compared by."""
        return self.subject or f"{self.kind} {self.text}"


Of: TypeAlias = Callable[[Pair, Comparison, tuple[Difference, ...]], Iterable[Said]]


def _owns_nothing(_pair: Pair, _difference: Difference, _comparison: Comparison) -> bool:
    return False


def _says_nothing(*_given: object) -> tuple[()]:
    return ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Kind:
    """One kind of change. `ids` are the ids of what it says, `doc` explains it and its ranks.

    `owns` says which differences are its to tell; the first kind of the list that owns one has it. `of_job` is called for each
    pair with the differences that it owns, `of_whole` once.
    """

    ids: tuple[str, ...]
    section: Section
    doc: str
    owns: Callable[[Pair, Difference, Comparison], bool] = _owns_nothing
    of_job: Of = _says_nothing
    of_whole: Callable[[Comparison], Iterable[Change]] = _says_nothing
