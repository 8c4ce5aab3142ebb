"""What every form of a review has in common: its parts in order, its summary, names of jobs cut short."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from jobgen.model.review import Change, Review, Section
from jobgen.reporters.words import cut, plural

RISK = "Look at this first"
LOAD = "Load"
RISKY = 1
"""The rank of what a reviewer must not miss."""

_LONGEST = 1_000
"""Characters of a message that people are shown; one that names the issues of many deltas is longer than a finding."""

_TITLES = {
    Section.PLATFORMS: "Platforms",
    Section.SIGNALS: "Signals and boards",
    Section.JOBS: "Jobs",
    Section.SCHEDULES: "Schedules",
    Section.PULL_REQUESTS: "Pull requests",
    Section.MACHINES: "Machines",
    Section.DELTAS: "Deltas",
    Section.REST: "Other",
}
_PLATFORMS = {
    "promotion": ("climbs", "climb"),
    "demotion": ("falls", "fall"),
    "added": ("is new", "are new"),
    "removed": ("is gone", "are gone"),
    "changed": ("earns another step", "earn another step"),
}


class Part(NamedTuple):
    """Changes under one title. The part called `LOAD` has none: it stands for the table of the load."""

    title: str
    changes: tuple[Change, ...]


def parts(review: Review) -> Iterator[Part]:
    """Yield the parts of a review that hold something, what a reviewer must not miss first."""
    risky = tuple(change for change in review.changes if change.rank <= RISKY)
    if risky:
        yield Part(RISK, risky)
    for section in Section:
        found = tuple(each for each in review.changes if each.section is section and each.rank > RISKY)
        if found:
            yield Part(_TITLES[section], found)
        if section is Section.MACHINES and review.load:
            yield Part(LOAD, ())


def sides(review: Review) -> str:
    """Return both sides as a heading names them."""
    return f"{review.base} -> {review.head}"


def unchanged(review: Review) -> str:
    """Return that nothing differs."""
    return f"No differences between {review.base} and {review.head}."


def summary(review: Review) -> str:
    """Return the line that sums a review up."""
    return f"{sides(review)}: {counts(review)}" if review.differs else unchanged(review)


def counts(review: Review) -> str:
    """Return in a few words how much differs."""
    words = [*_platforms(review)]
    if review.signals:
        words.append(f"{plural(len(review.signals), 'signal')} {'changes' if len(review.signals) == 1 else 'change'}")
    words += _jobs(review)
    risky = sum(change.rank <= RISKY for change in review.changes)
    look = f"; {plural(risky, 'change')} to look at first" if risky else ""
    return (", ".join(words) or plural(len(review.changes), "change")) + look


def names(jobs: Sequence[str], most: int) -> str:
    """Return the names, the first `most` of them in full."""
    if len(jobs) <= most + 1:
        return ", ".join(jobs)
    return f"{', '.join(jobs[:most])} and {len(jobs) - most} more"


def line(words: str) -> str:
    """Return words on one line, printable, and not longer than a reader can take in."""
    return cut(" ".join(words.split()), _LONGEST)


def load_rows(review: Review) -> list[tuple[str, str, str]]:
    """Return the load of each cluster, before and after."""
    return [(each.cluster, _figures(each.runs), _figures(each.cpu_hours)) for each in review.load]


LOAD_HEAD = ("cluster", "runs a day", "cpu-hours a day")


def _platforms(review: Review) -> Iterator[str]:
    for kind, (one, many) in _PLATFORMS.items():
        count = sum(each.kind == kind for each in review.platforms)
        if count:
            yield f"{plural(count, 'platform')} {one if count == 1 else many}"


def _jobs(review: Review) -> list[str]:
    jobs = review.jobs
    counted = {"added": jobs.added, "removed": jobs.removed, "renamed": jobs.renamed, "changed": jobs.changed}
    said = [(len(found), verb) for verb, found in counted.items() if found]
    return [f"{plural(count, 'job') if not at else count} {verb}" for at, (count, verb) in enumerate(said)]


def _figures(pair: tuple[float, float]) -> str:
    before, after = (f"{figure:,.1f}".removesuffix(".0") for figure in pair)
    return before if before == after else f"{before} -> {after}"
