"""A board shows each job once, under a name of its own.

TestGrid refuses two tabs of one name on a board, comparing letters and digits alone, and the policy tests refuse two tabs of one job. The jobs
of release branches stand on the boards of their main-branch job too, so the name of its tab has to say `master`, which becomes the release; or
leave `tab` out.
"""

from collections.abc import Iterator
from typing import NamedTuple

from jobgen.findings import Place
from jobgen.model.job import Expansion, Job
from jobgen.rules.protocol import Broken, Kind, Rule
from jobgen.rules.prow.testgrid import externals, normalised, static_tabs


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
        other = names.setdefault((tab.board, normalised(tab.name)), tab)
        if other is tab and tab.name != tab.test_group:
            other = groups.setdefault((tab.board, tab.test_group), tab)
        if other is not tab and (other.place, tab.place) not in said:
            said.add((other.place, tab.place))
            yield _broken(tab, other)


def _tabs(expansion: Expansion) -> Iterator[_Tab]:
    for job in (*expansion.jobs, *expansion.forks):
        for board in job.boards:
            yield _Tab(board, job.tab, job.name, job.place, job.platform, job)
    for platform, _, each in externals(expansion):
        for board in each.boards:
            yield _Tab(board, each.name, each.name, each.place, platform.name)
    for platform, tab in static_tabs(expansion):
        yield _Tab(tab.board, tab.tab, tab.test_group, tab.place, platform.name)


def _broken(tab: _Tab, other: _Tab) -> Broken:
    job = tab.job
    if job is not None and job.version and other.place == tab.place:
        message = f'{job.name}: the fork for {job.version} has the tab "{tab.name}" on {tab.board}, like the job itself'
        hint = 'say "master" in the name of the tab, which becomes the release in a fork, or leave tab out'
    elif other.test_group == tab.test_group:
        message = f"{tab.board} has a tab of {tab.test_group} already ({other.place})"
        hint = "name the board once"
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
