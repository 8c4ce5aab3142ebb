"""Release branches die, and what was written for them stays.

Which branches live, the site file says. That list itself is judged by what Kubernetes keeps: the newest branch and the three
before it, since three releases a year are each mended for fourteen months. Only branches of the repository under test count;
others have numbers of their own.
"""

import re
from collections.abc import Iterator
from datetime import date

from jobgen.commands.audits.item import Item
from jobgen.findings import Place
from jobgen.forks.rotator import TIERS
from jobgen.model.job import Expansion, Job
from jobgen.model.spec import Site
from jobgen.nodes import Node, Scalar, Sequence, find

_KEPT = 4
_BRANCH = re.compile(r"\^?release-([0-9]+)\\?\.([0-9]+)\$?")
_RELEASE_LISTS = {"fork-per-release-periodic-interval": " ", "fork-per-release-cron": ", "}


def audit(expansion: Expansion, _today: date) -> Iterator[Item]:
    """Yield what names a branch that is not live any more, and what no live branch will ever use."""
    live = [_number(*text.split(".", 1)) for text in expansion.site.live]
    oldest = min(live, default=(0, 0))
    yield from _live(expansion.site, live)
    yield from _provided(expansion.site, oldest)
    for job in expansion.jobs:
        yield from _job(job, expansion.site, oldest)


def _number(major: str, minor: str) -> tuple[int, int]:
    return int(major), int(minor)


def _live(site: Site, live: list[tuple[int, int]]) -> Iterator[Item]:
    newest = max(live, default=(0, 0))
    for index, (major, minor) in enumerate(live):
        if (major, minor + _KEPT) <= newest:
            kept = f"{newest[0]}.{newest[1] - _KEPT + 1} to {newest[0]}.{newest[1]}"
            message = f"{major}.{minor} is called live, and Kubernetes keeps {_KEPT} release branches: {kept}"
            place = site.document.place("branches", "live", index)
            yield Item(kind="branch-dead", place=place, message=message, hint="remove it from branches.live")


def _provided(site: Site, oldest: tuple[int, int]) -> Iterator[Item]:
    boards = find(site.document.node, "boards", "provided")
    for item in boards.items if isinstance(boards, Sequence) else ():
        if isinstance(item, Scalar) and _outlived(str(item.value), site, oldest):
            message = f"the board {item.value} is about a branch that is not live any more"
            yield Item(kind="branch-dead", place=item.place, message=message, hint="remove it from boards.provided")


def _outlived(board: str, site: Site, oldest: tuple[int, int]) -> bool:
    """Return whether the board is the release board of a branch that is older than all that live."""
    for pattern in site.signal_boards.values():
        before, _, after = pattern.partition("{branch}")
        found = re.fullmatch(rf"{re.escape(before)}([0-9]+)\.([0-9]+){re.escape(after)}", board)
        if found and _number(*found.groups()) < oldest:
            return True
    return False


def _job(job: Job, site: Site, oldest: tuple[int, int]) -> Iterator[Item]:
    for key, node in _named(job, site):
        found = _BRANCH.fullmatch(str(node.value))
        if found and _number(*found.groups()) < oldest:
            yield _dead(job, node.place, f"{key} names {node.value}, a branch that is not live any more")
    for board in job.boards:
        if _outlived(board, site, oldest):
            yield _dead(job, job.place, f"it reports to {board}, of a branch that is not live any more")
    for key, glue in _RELEASE_LISTS.items():
        listed = find(job.body, "annotations", key)
        count = len(str(listed.value).split(glue)) if isinstance(listed, Scalar) else 0
        if listed is not None and count > len(TIERS):
            said = f"its release list has {count} times, and no branch lives for more than {len(TIERS)}"
            yield _dead(job, listed.place, said)


def _named(job: Job, site: Site) -> Iterator[tuple[str, Scalar]]:
    """Yield every name of a branch of the repository under test, with the key that holds it."""
    for key in ("branches", "skip_branches") if job.repo == site.under_test else ():
        yield from ((key, item) for item in _items(find(job.body, key)) if isinstance(item, Scalar))
    for ref in _items(find(job.body, "extra_refs")):
        names = [find(ref, each) for each in ("org", "repo")]
        base = find(ref, "base_ref")
        if [getattr(each, "value", "") for each in names] == [site.org, site.repo] and isinstance(base, Scalar):
            yield "base_ref", base


def _items(node: Node | None) -> tuple[Node, ...]:
    return node.items if isinstance(node, Sequence) else ()


def _dead(job: Job, place: Place, said: str) -> Item:
    return Item(
        kind="branch-dead",
        place=place,
        message=f"{job.name}: {said}",
        hint="remove what nobody runs",
        platforms=(job.platform,),
    )
