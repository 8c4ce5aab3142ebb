"""A TestGrid board explained: who defines it, and which tabs report to it, and why."""

from collections.abc import Iterator
from dataclasses import dataclass

from jobgen.commands.explaining.answer import Answer, Line, Section, place_json
from jobgen.commands.explaining.fields import BOARDS, Field
from jobgen.commands.explaining.forked import changes
from jobgen.commands.explaining.job import setting_of
from jobgen.commands.explaining.targets import main_job
from jobgen.commands.explaining.values import Setting, explain_value
from jobgen.findings import Place
from jobgen.model.job import Expansion, Job
from jobgen.model.spec import Catalogue, External, Site
from jobgen.nodes import Scalar, Sequence, find, plain

FIELD = Field(BOARDS, BOARDS)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Reporter:
    """One tab of the board: what reports to it, and what put it there."""

    tab: str
    test_group: str
    kind: str
    because: str
    place: Place


def explain_board(name: str, expansion: Expansion, catalogue: Catalogue, out: str) -> Answer:
    """Return where the board is defined, and its tabs, those of forks and those written by hand included."""
    reporters = tuple(_reporters(name, expansion, catalogue))
    group = expansion.boards[name].group if name in expansion.boards else ""
    provided = _provided(name, expansion.site)
    file = f"{out}/testgrids/{group}.yaml" if group else ""
    if group:
        defined = Line(text=f"jobgen defines it in {file}, group {group}")
    elif provided:
        defined = Line(text="it is defined elsewhere; the site file says so", place=provided)
    else:
        defined = Line(text="nobody says who defines it: it is neither in boards.provided nor in a board group")
    sections = (
        Section(head="Who defines it:", lines=(defined,)),
        Section(head="Its tabs, and what put them there:", lines=tuple(map(_line, reporters))),
    )
    data = {
        "name": name,
        "defined": "here" if group else "elsewhere" if provided else "nowhere",
        "group": group,
        "file": file,
        "place": place_json(provided),
        "tabs": [
            {
                "tab": each.tab,
                "test_group": each.test_group,
                "kind": each.kind,
                "because": each.because,
                "place": place_json(each.place),
            }
            for each in reporters
        ],
    }
    return Answer(title=f"board {name}", sections=sections, data={"board": data})


def explain_external(external: External) -> Answer:
    """Return what is known of external results."""
    boards = ", ".join(external.boards) or "none"
    lines = (
        Line(text=f"external results of {external.test_class} on {external.platform}", place=external.place),
        Line(text=f"read from {external.gcs_prefix}, silent for {external.stale_after} at most"),
        Line(text=f"boards {boards}, tab {external.name}"),
        Line(text=f"contact {external.contact}"),
    )
    data = {
        "name": external.name,
        "platform": external.platform,
        "class": external.test_class,
        "gcs_prefix": external.gcs_prefix,
        "boards": list(external.boards),
        "place": place_json(external.place),
    }
    return Answer(title=external.name, sections=(Section(head="What it is:", lines=lines),), data={"external": data})


def _reporters(name: str, expansion: Expansion, catalogue: Catalogue) -> Iterator[_Reporter]:
    for job in (*expansion.jobs, *expansion.forks):
        if name in job.boards:
            yield _of_job(name, job, expansion, catalogue)
    for external in expansion.external:
        if name in external.boards:
            yield _Reporter(
                tab=external.name,
                test_group=external.name,
                kind="external",
                because=f"external results of {external.platform}",
                place=external.place,
            )
    for platform in expansion.platforms:
        for static in platform.static_tabs:
            if static.board == name:
                yield _Reporter(
                    tab=static.tab,
                    test_group=static.test_group,
                    kind="static",
                    because=f"a tab that somebody wrote by hand, says {platform.name}",
                    place=static.place,
                )


def _of_job(name: str, job: Job, expansion: Expansion, catalogue: Catalogue) -> _Reporter:
    if job.version:
        because, place = _why_fork(name, job, expansion, catalogue)
    else:
        because, place = _why(name, job, expansion, catalogue)
    kind = "fork" if job.version else "job"
    return _Reporter(tab=job.tab, test_group=job.name, kind=kind, because=because, place=place)


def _why(name: str, job: Job, expansion: Expansion, catalogue: Catalogue) -> tuple[str, Place]:
    """Return whether a list names the board, or the signal brings it."""
    setting = setting_of(job, expansion, catalogue)
    counting = [each for each in explain_value(setting, FIELD).said if each.counts]
    for each in counting:
        if isinstance(each.value, list) and name in each.value:
            return each.layer, _item(name, each.place, setting)
        if isinstance(each.value, str) and name in [part.strip() for part in each.value.split(",")]:
            return each.layer, each.place
    signals = [each for each in counting if each.layer.endswith(", signal")]
    return f"signal {job.signal}", signals[-1].place if signals else job.place


def _why_fork(name: str, fork: Job, expansion: Expansion, catalogue: Catalogue) -> tuple[str, Place]:
    main = main_job(fork, expansion)
    if name in main.boards:
        because, place = _why(name, main, expansion, catalogue)
        return f"{because}, of {main.name}", place
    changed = changes(main, fork, FIELD, expansion.site)
    return f"made by config-forker from {main.name}", changed[0].place if changed else fork.place


def _item(name: str, place: Place, setting: Setting) -> Place:
    """Return where the list at `place` names the board."""
    node = setting.written(place)
    items = node.items if isinstance(node, Sequence) else ()
    return next((item.place for item in items if plain(item) == name), place)


def _provided(name: str, site: Site) -> Place | None:
    """Return the line of the site file that says that the board is defined elsewhere, by name or by a pattern."""
    from fnmatch import fnmatchcase  # noqa: PLC0415  (patterns are rare)

    listed = find(site.document.node, "boards", "provided")
    items = [item for item in getattr(listed, "items", ()) if isinstance(item, Scalar)]
    exact = next((item.place for item in items if item.value == name), None)
    return exact or next((item.place for item in items if fnmatchcase(name, str(item.value))), None)


def _line(reporter: _Reporter) -> Line:
    group = "" if reporter.tab == reporter.test_group else f" ({reporter.test_group})"
    return Line(text=f"{reporter.tab}{group}: {reporter.because}", place=reporter.place)
