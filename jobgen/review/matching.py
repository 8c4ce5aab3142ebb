"""Which job of one side is which of the other: by what Prow knows them by, then by what was renamed."""

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable
from dataclasses import dataclass, field
from typing import TypeAlias

from jobgen.model.job import Job
from jobgen.model.review import Side
from jobgen.review.normalising import normal
from jobgen.review.protocol import master

Key: TypeAlias = tuple[Hashable, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Match:
    """One job on both sides, or on one; `kept` says of a renamed one that `renamed_from` names its old name."""

    before: Job | None
    after: Job | None
    kept: bool = False


@dataclass(slots=True)
class _Left:
    """The jobs that have no partner yet, and the partners found."""

    before: list[Job]
    after: list[Job]
    found: list[Match] = field(default_factory=list)

    def match(self, key: Callable[[Job], Key | None], *, old: Callable[[Job], Key | None] | None = None) -> None:
        """Match jobs with the same key, in their order; `old` is the key of the older side where it is another."""
        waiting: dict[Key, list[Job]] = defaultdict(list)
        for job in self.before:
            if (known := (old or key)(job)) is not None:
                waiting[known].append(job)
        rest, gone = [], set[int]()
        for job in self.after:
            known = key(job)
            partners = waiting.get(known) if known is not None else None
            if partners:
                partner = partners.pop(0)
                gone.add(id(partner))
                self.found.append(Match(before=partner, after=job, kept=job.renamed_from == partner.name))
            else:
                rest.append(job)
        self.before = [job for job in self.before if id(job) not in gone]
        self.after = rest


def matches(base: Side, head: Side) -> tuple[Match, ...]:
    """Return each job of either side once, with its partner if it has one; forks come after the jobs that are written."""
    with_forks = compares_forks(base, head)
    left = _Left(_jobs(base, with_forks=with_forks), _jobs(head, with_forks=with_forks))
    left.match(lambda job: (*_identity(job), _branches(job)))
    left.match(_identity)
    left.match(_former, old=_identity)
    left.match(_origin)
    left.match(_meaning)
    gone = (Match(before=job, after=None) for job in left.before)
    new = (Match(before=None, after=job) for job in left.after)
    return tuple(_with_forks_kept([*left.found, *new, *gone]))


def compares_forks(base: Side, head: Side) -> bool:
    """Return whether forks can be compared: a generated tree may have none, and then they are left out."""
    if base.specs and head.specs:
        return True
    return bool(base.expansion.forks) == bool(head.expansion.forks)


def _jobs(side: Side, *, with_forks: bool) -> list[Job]:
    return [*side.expansion.jobs, *(side.expansion.forks if with_forks else ())]


def _identity(job: Job) -> Key:
    return (job.trigger, job.repo, job.name, job.version)


def _branches(job: Job) -> Key:
    return tuple(tuple(map(str, job.data.get(key) or ())) for key in ("branches", "skip_branches"))


def _former(job: Job) -> Key | None:
    return (job.trigger, job.repo, job.renamed_from, job.version) if job.renamed_from else None


def _origin(job: Job) -> Key | None:
    """Return the line of the specs that makes the job; a job of a generated tree has none."""
    return (job.platform, job.suite, job.trigger, job.repo, job.version) if job.platform and job.suite else None


def _meaning(job: Job) -> Key:
    """Return everything that the job does, so that a name alone makes no new job."""
    own = {key: value for key, value in normal(job).items() if key not in ("name", "context", "rerun_command")}
    return (job.trigger, job.repo, job.version, repr(sorted(own.items())))


def _with_forks_kept(found: Iterable[Match]) -> Iterable[Match]:
    """Return the matches; a fork is renamed with its job, and keeps its history if that does."""
    listed = list(found)
    kept = {master(each.after) for each in listed if each.kept and each.after is not None}
    for each in listed:
        if each.after is not None and each.after.version and each.before is not None and master(each.after) in kept:
            yield Match(before=each.before, after=each.after, kept=True)
        else:
            yield each
