"""Resolved jobs to everything that they mean: Prow jobs, computed forks, boards with their tabs."""

from collections.abc import Iterable, Iterator

from jobgen.findings import Finding, Place
from jobgen.forks import ForkError, fork_for_branch, is_forked
from jobgen.model.job import Board, Expansion, Job, Resolved, Tab
from jobgen.model.spec import Platform, Site
from jobgen.model.words import Signal, Trigger
from jobgen.nodes import Mapping, Node, Scalar, Sequence, find, nearest_place, plain
from jobgen.stages.assemble import body, repository, signal


def expand(
    site: Site, platforms: tuple[Platform, ...], resolved: Iterable[Resolved]
) -> tuple[Expansion, list[Finding]]:
    """Return what the resolved jobs mean, and which forks cannot be made."""
    jobs, forks, findings = expand_jobs(site, resolved)
    return whole(site, platforms, jobs, forks), findings


def expand_jobs(site: Site, resolved: Iterable[Resolved]) -> tuple[tuple[Job, ...], tuple[Job, ...], list[Finding]]:
    """Return the Prow jobs, their computed forks, and which forks cannot be made."""
    findings: list[Finding] = []
    jobs = tuple(_job(each, site, findings) for each in resolved)
    forks = tuple(fork for job in jobs if is_forked(job.body) for fork in _forks(job, site, findings))
    return jobs, forks, findings


def whole(site: Site, platforms: tuple[Platform, ...], jobs: tuple[Job, ...], forks: tuple[Job, ...]) -> Expansion:
    """Return what jobs and platforms mean together."""
    active = tuple(platform for platform in platforms if platform.step > 0)
    external = tuple(each for platform in active for each in platform.external)
    return Expansion(
        site=site,
        platforms=platforms,
        jobs=jobs,
        forks=forks,
        external=external,
        boards=_boards(site, active, jobs),
    )


def _job(resolved: Resolved, site: Site, findings: list[Finding]) -> Job:
    strength = signal(resolved)
    boards, boards_node = _board_names(resolved, site, strength, findings)
    made = body(resolved, site, boards, boards_node)
    renamed = find(resolved.content, "renamed_from")
    return _made(
        made,
        platform=resolved.platform.name,
        suite=resolved.suite,
        test_class=resolved.test_class,
        primary=resolved.primary,
        trigger=resolved.trigger,
        repo=repository(resolved, site),
        branch=site.main,
        version="",
        signal=strength,
        boards=boards,
        layers=resolved.layers,
        place=resolved.place,
        renamed_from=str(renamed.value) if isinstance(renamed, Scalar) else "",
    )


def _made(made: Mapping, *, place: Place, **facts: object) -> Job:
    data = plain(made)
    assert isinstance(data, dict)  # noqa: S101  (a job is a mapping)
    name = str(data.get("name", ""))
    tab = _annotation(made, "testgrid-tab-name") or name
    boards = find(made, "annotations", "testgrid-dashboards")
    at = boards.place if boards else place
    return Job(origin=made, data=data, name=name, tab=tab, place=place, boards_place=at, **facts)  # type: ignore[arg-type]


def _board_names(
    resolved: Resolved, site: Site, strength: Signal, findings: list[Finding]
) -> tuple[tuple[str, ...], Node]:
    """Return the boards of a job, the release board first unless the list names it, and the node that says so."""
    content = resolved.content
    given = content.entries.get("boards")
    spelt = find(content, "annotations", "testgrid-dashboards")
    if isinstance(spelt, Scalar):
        if given is not None or strength is not Signal.NONE:
            findings.append(_two_truths(spelt.place, resolved))
        return tuple(part.strip() for part in str(spelt.value).split(",")), spelt
    names = given if isinstance(given, Sequence) else resolved.platform.boards.by_trigger[resolved.trigger]
    listed = tuple(str(item.value) for item in names.items if isinstance(item, Scalar)) if names else ()
    node: Node = names or content
    if strength is Signal.NONE:
        return listed, node
    board = site.signal_boards[strength].replace("{branch}", site.main)
    if board in listed:
        return listed, node
    return (board, *listed), content.entries["signal"] if not listed else node


def _two_truths(place: Place, resolved: Resolved) -> Finding:
    return Finding(
        rule="boards-twice",
        place=place,
        message='the annotation "testgrid-dashboards" stands beside "boards" or "signal"',
        hint="say it once: use boards, and let the signal choose the release board",
        job=resolved.names["name"],
    )


def _forks(job: Job, site: Site, findings: list[Finding]) -> Iterator[Job]:
    for age, version in enumerate(site.live):
        made = fork_for_branch(job.body, job.trigger, version=version, go_version=site.go_version, age=age)
        if isinstance(made, ForkError):
            findings.append(_unforkable(job, version, made))
            return
        yield _fork(job, made, version, site)


def _fork(job: Job, made: Mapping, version: str, site: Site) -> Job:
    boards = tuple(part.strip() for part in _annotation(made, "testgrid-dashboards").split(",") if part.strip())
    strength = next((each for each in Signal if _release_board(site, each, version) in boards), Signal.NONE)
    return _made(
        made,
        platform=job.platform,
        suite=job.suite,
        test_class=job.test_class,
        primary=job.primary,
        trigger=job.trigger,
        repo=job.repo,
        branch=f"release-{version}",
        version=version,
        signal=strength if job.trigger is Trigger.PERIODIC else Signal.NONE,
        boards=boards,
        layers=job.layers,
        place=job.place,
    )


def _release_board(site: Site, strength: Signal, branch: str) -> str:
    pattern = site.signal_boards.get(strength)
    return pattern.replace("{branch}", branch) if pattern else ""


def _unforkable(job: Job, version: str, error: ForkError) -> Finding:
    return Finding(
        rule="fork-impossible",
        place=nearest_place(job.body, error.path),
        message=f"config-forker cannot make the {version} job of {job.name}: {error.message}",
        hint="correct the release block of the suite",
        job=job.name,
    )


def _annotation(job: Mapping, key: str) -> str:
    value = find(job, "annotations", key)
    return str(value.value) if isinstance(value, Scalar) else ""


def _boards(site: Site, platforms: tuple[Platform, ...], jobs: tuple[Job, ...]) -> dict[str, Board]:
    tabs: dict[str, list[Tab]] = {}
    for tab in (*_job_tabs(jobs), *_other_tabs(platforms)):
        tabs.setdefault(tab.board, []).append(tab)
    groups = {platform.name: platform.boards.group for platform in platforms}
    return {name: _board(name, site, groups, tuple(tabs[name])) for name in sorted(tabs)}


def _board(name: str, site: Site, groups: dict[str, str], tabs: tuple[Tab, ...]) -> Board:
    owners = tuple(dict.fromkeys(tab.platform for tab in tabs))
    group = "" if site.provides(name) else next((groups[owner] for owner in owners if groups[owner]), "")
    return Board(name=name, group=group, platforms=owners, tabs=tabs)


def _job_tabs(jobs: tuple[Job, ...]) -> Iterator[Tab]:
    for job in jobs:
        for board in job.boards:
            yield Tab(
                board=board,
                name=job.tab,
                test_group=job.name,
                platform=job.platform,
                test_class=job.test_class,
                external=False,
                place=job.place,
            )


def _other_tabs(platforms: tuple[Platform, ...]) -> Iterator[Tab]:
    for platform in platforms:
        for each in platform.external:
            for board in each.boards:
                yield Tab(
                    board=board,
                    name=each.name,
                    test_group=each.name,
                    platform=platform.name,
                    test_class=each.test_class,
                    external=True,
                    place=each.place,
                )
