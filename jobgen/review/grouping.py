"""What kinds say about single jobs, said once for all of them, in the order in which a reviewer should read it."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import TypeAlias

from jobgen.findings import Place
from jobgen.model.review import Change, Section
from jobgen.nodes import nearest_place
from jobgen.reporters.words import plural
from jobgen.review.normalising import located
from jobgen.review.protocol import Comparison, Difference, Kind, Master, Pair, Path, Said, master

COUNT = "{jobs}"
"""Stands in a text for the number of jobs; where it is missing, the number follows the text."""
_SECTIONS = list(Section)
_Meaning: TypeAlias = tuple[Section, str, int, str, str]


@dataclass(slots=True)
class _Group:
    """The jobs of which the same is said, and how many forks mirror them."""

    path: Path
    pairs: list[Pair] = field(default_factory=list)
    mirrors: int = 0


class _Groups:
    """What has been said so far, by meaning. Jobs come before their forks."""

    def __init__(self) -> None:
        self.groups: dict[_Meaning, _Group] = {}
        self.masters: dict[tuple[Master, str], tuple[int, _Group]] = {}

    def add(self, pair: Pair, section: Section, said: Said) -> None:
        known = self.masters.get((master(pair.job), said.about)) if pair.job.version else None
        if known is not None and known[0] <= said.rank:
            known[1].mirrors += 1
            return
        meaning = (section, said.kind, said.rank, said.text, said.why)
        group = self.groups.setdefault(meaning, _Group(said.path))
        group.pairs.append(pair)
        if not pair.job.version and pair.job.suite:
            self.masters[master(pair.job), said.about] = (said.rank, group)


def changes(compared: Comparison, kinds: Sequence[Kind]) -> tuple[Change, ...]:
    """Return what the kinds say: first what has rank 1, by section; then the rest by section, rank and number of jobs; the kinds in their order."""
    groups = _Groups()
    for pair in sorted(compared.pairs, key=lambda each: bool(each.job.version)):
        if compared.rotates(pair):
            continue
        owned = _owned(pair, compared, kinds)
        for index, kind in enumerate(kinds):
            for said in kind.of_job(pair, compared, tuple(owned[index])):
                groups.add(pair, kind.section, said)
    whole = (change for kind in kinds for change in kind.of_whole(compared))
    told = {name: position for position, kind in enumerate(kinds) for name in kind.ids}
    every = (*whole, *(_change(*item) for item in groups.groups.items()))
    return tuple(sorted(every, key=lambda change: (*_order(change), told[change.kind], change.message)))


def _owned(pair: Pair, compared: Comparison, kinds: Sequence[Kind]) -> defaultdict[int, list[Difference]]:
    owned: defaultdict[int, list[Difference]] = defaultdict(list)
    for difference in pair.differences:
        for index, kind in enumerate(kinds):
            if kind.owns(pair, difference, compared):
                owned[index].append(difference)
                break
    return owned


def _order(change: Change) -> tuple[bool, int, int, int]:
    return (change.rank > 1, _SECTIONS.index(change.section), change.rank, -len(change.jobs))


def _change(meaning: _Meaning, group: _Group) -> Change:
    section, kind, rank, text, why = meaning
    jobs = [pair.job for pair in group.pairs]
    return Change(
        kind=kind,
        section=section,
        rank=rank,
        message=_counted(text, len(jobs), group.mirrors) + (f": {why}" if why else ""),
        jobs=tuple(dict.fromkeys(job.name for job in jobs)),
        platforms=tuple(sorted({job.platform for job in jobs if job.platform})),
        place=next(_places(group), None),
    )


def _counted(text: str, jobs: int, forks: int) -> str:
    counted = plural(jobs, "job")
    if forks:
        counted += f" and {'its' if jobs == 1 else 'their'} {plural(forks, 'fork')}"
    if COUNT in text:
        return text.replace(COUNT, counted)
    if jobs > 1:
        return f"{text} in {counted}"
    return f"{text} (and its {plural(forks, 'fork')})" if forks else text


def _places(group: _Group) -> Iterator[Place]:
    for pair in group.pairs:
        if pair.after is not None:
            path = located(pair.after.data, group.path)
            yield nearest_place(pair.after.body, path) if path else pair.after.place
