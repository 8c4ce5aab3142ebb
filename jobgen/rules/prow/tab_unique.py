"""A board shows each job once, under a name of its own.

TestGrid refuses two tabs of one name on a board, comparing letters and digits alone, and the policy tests refuse two
tabs of one job. The jobs of release branches stand on the boards of their main-branch job too, so the name of its tab
has to say `master`, which becomes the release; or leave `tab` out.
"""

from collections.abc import Iterator
from typing import NamedTuple

from jobgen.findings import Place
from jobgen.model.job import Expansion, Job
from jobgen.model.words import Trigger
from jobgen.rules.protocol import Broken, Kind, Rule
from jobgen.rules.testgrid import externals, job_tabs, normalised, static_tabs, written_tabs


class _Tab(NamedTuple):
    board: str
    name: str
    test_group: str
    place: Place
    platform: str
    job: Job | None = None


def check(expansion: Expansion, _expansion: Expansion) -> Iterator[Broken]:
    """Yield each tab whose name or test group its board has already, once for each pair of lines."""
    names: dict[tuple[str, str], _Tab] = {}
    groups: dict[tuple[str, str], _Tab] = {}
    said: set[tuple[Place, Place]] = set()
    for tab in _tabs(expansion):
        by_group = groups.setdefault((tab.board, tab.test_group), tab)
        by_name = names.setdefault((tab.board, normalised(tab.name)), tab)
        other = by_group if by_name is tab else by_name
        if other is not tab and (other.place, tab.place) not in said and not _namesakes(tab, other):
            said.add((other.place, tab.place))
            yield _broken(tab, other)


def _namesakes(tab: _Tab, other: _Tab) -> bool:
    """Return whether these are two jobs of one name that are no variants of each other: where specs make them, other rules refuse them."""
    one, two = tab.job, other.job
    if one is None or two is None or one is two or one.name != two.name or one.by_hand:
        return False
    return one.trigger is not Trigger.PRESUBMIT or (one.trigger, one.repo) != (two.trigger, two.repo)


def _tabs(expansion: Expansion) -> Iterator[_Tab]:
    for board, job in job_tabs(expansion):
        yield _Tab(board, job.tab, job.name, job.place, job.platform, job)
    for platform, _, each in externals(expansion):
        for board in each.boards:
            yield _Tab(board, each.name, each.name, each.place, platform.name)
    for written in written_tabs(expansion):
        yield _Tab(written.dashboard.name, written.name, written.test_group, written.place, "")
    for platform, tab in static_tabs(expansion):
        yield _Tab(tab.board, tab.tab, tab.test_group, tab.place, platform.name)


def _broken(tab: _Tab, other: _Tab) -> Broken:
    job = tab.job
    if job is not None and job.version and other.place == tab.place:
        message = f'{job.name}: the fork for {job.version} has the tab "{tab.name}" on {tab.board}, like the job itself'
        hint = 'say "master" in the name of the tab, which becomes the release in a fork, or leave tab out'
    elif other.test_group == tab.test_group:
        message = f"{tab.board} has a tab of {tab.test_group} already ({other.place})"
        variants = tab.job is not None and other.job is not None and tab.job is not other.job
        hint = "write boards: [] in all variants of the job but one" if variants else "name the board once"
        if variants and job is not None and job.by_hand:
            hint = "name the board in one of the two jobs alone"
    else:
        message = f'{tab.board} has a tab "{other.name}" already, of {other.test_group} ({other.place})'
        hint = "give one of the two another tab; letters and digits must differ"
    return Broken(
        place=tab.place,
        message=message,
        hint=hint,
        job=job.name if job else "",
        platform=tab.platform,
        suite=job.suite if job else "",
        trigger=job.trigger if job else "",
    )


RULE = Rule(
    id="tab-unique",
    doc=__doc__,
    on=Kind.TREE,
    check=check,
    source=("V-05", "X-04", "A-21", "K-21", "K-23"),
    engine="configurator",
    passing="suites: {unit: {periodic: {tab: unit-arm64}}, e2e: {periodic: {tab: e2e-arm64}}}",
    failing="suites: {unit: {periodic: {tab: arm64}}, e2e: {periodic: {tab: ARM-64}}}",
)
