"""Release branches die, and what was written for them stays.

Which branches live, the site file says. That list itself is judged by what Kubernetes keeps: the newest branch and the three
before it, since three releases a year are each mended for fourteen months.
"""

import re
from collections.abc import Iterator
from datetime import date

from jobgen.commands.audits.item import Item
from jobgen.findings import Place
from jobgen.forks.rotator import TIERS
from jobgen.model.job import Expansion, Job
from jobgen.model.spec import Site
from jobgen.nodes import Node, Scalar, Sequence, find, walk

_KEPT = 4
_VERSION = re.compile(r"(?<![0-9.])([0-9]+)\.([0-9]+)(?![0-9.])")
_BRANCH = re.compile(r"\^?release-([0-9]+)\\?\.([0-9]+)\$?")
_ANNOTATIONS = {"fork-per-release-periodic-interval": " ", "fork-per-release-cron": ", "}


def audit(expansion: Expansion, _today: date) -> Iterator[Item]:
    """Yield what names a branch that is not live any more, and what no live branch will ever use."""
    live = [_number(text) for text in expansion.site.live]
    yield from _site(expansion.site, live)
    for job in expansion.jobs:
        yield from _job(job, min(live, default=(0, 0)))


def _number(text: str) -> tuple[int, int]:
    major, _, minor = text.partition(".")
    return int(major), int(minor)


def _site(site: Site, live: list[tuple[int, int]]) -> Iterator[Item]:
    newest, oldest = max(live, default=(0, 0)), min(live, default=(0, 0))
    for index, (major, minor) in enumerate(live):
        if (major, minor + _KEPT) <= newest:
            message = f"{major}.{minor} is called live, and Kubernetes keeps {_KEPT} release branches: {_range(newest)}"
            place = site.document.place("branches", "live", index)
            yield Item(kind="branch-dead", place=place, message=message, hint="remove it from branches.live")
    boards = find(site.document.node, "boards", "provided")
    for item in boards.items if isinstance(boards, Sequence) else ():
        name = str(item.value) if isinstance(item, Scalar) else ""
        if _before(name, oldest):
            message = f"the board {name} is about a branch that is not live any more"
            yield Item(kind="branch-dead", place=item.place, message=message, hint="remove it from boards.provided")


def _range(newest: tuple[int, int]) -> str:
    return f"{newest[0]}.{newest[1] - _KEPT + 1} to {newest[0]}.{newest[1]}"


def _before(name: str, oldest: tuple[int, int]) -> bool:
    return any((int(major), int(minor)) < oldest for major, minor in _VERSION.findall(name))


def _job(job: Job, oldest: tuple[int, int]) -> Iterator[Item]:
    for path, node in _named(job):
        found = _BRANCH.fullmatch(str(node.value))
        if found and (int(found[1]), int(found[2])) < oldest:
            yield _dead(job, node.place, f"{path} names {node.value}, a branch that is not live any more")
    for board in job.boards:
        if _before(board, oldest):
            yield _dead(job, job.place, f"it reports to {board}, of a branch that is not live any more")
    for key, glue in _ANNOTATIONS.items():
        listed = find(job.body, "annotations", key)
        count = len(str(listed.value).split(glue)) if isinstance(listed, Scalar) else 0
        if listed is not None and count > len(TIERS):
            said = f"its release list has {count} times, and no branch lives for more than {len(TIERS)}"
            yield _dead(job, listed.place, said)


def _named(job: Job) -> Iterator[tuple[str, Scalar]]:
    for key in ("branches", "extra_refs"):
        below: Node | None = find(job.body, key)
        for path, node in walk(below) if below else ():
            if isinstance(node, Scalar) and (key == "branches" or path[-1] == "base_ref"):
                yield key, node


def _dead(job: Job, place: Place, said: str) -> Item:
    return Item(
        kind="branch-dead",
        place=place,
        message=f"{job.name}: {said}",
        hint="remove what nobody runs",
        platforms=(job.platform,),
    )
