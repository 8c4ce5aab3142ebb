"""TestGrid files: one for each board group that jobgen defines.

Jobs bring their tabs along as annotations; a board lists tabs only for external results, which have no job.
"""

from collections.abc import Iterator
from typing import Any

from jobgen.model.job import Board, Expansion
from jobgen.model.spec import External
from jobgen.nodes import Mapping, plain
from jobgen.syntax.duration import nanoseconds
from jobgen.targets.protocol import Output
from jobgen.yamlio.emit import emit

_HOUR = 3_600_000_000_000


def testgrid(expansion: Expansion) -> Iterator[Output]:
    """Yield one file for each group, with its boards, and the test groups of the external results on them."""
    groups: dict[str, list[Board]] = {}
    for board in expansion.boards.values():
        if board.group:
            groups.setdefault(board.group, []).append(board)
    spec_names = {platform.name: platform.document.name for platform in expansion.platforms}
    for group, boards in sorted(groups.items()):
        platforms = dict.fromkeys(name for board in boards for name in board.platforms)
        specs = tuple(sorted(spec_names[name] for name in platforms))
        yield Output(path=f"testgrids/{group}.yaml", body=emit(_file(group, boards, expansion)), specs=specs)


def _file(group: str, boards: list[Board], expansion: Expansion) -> dict[str, Any]:
    external = {each.name: each for each in expansion.external}
    shown = sorted({tab.test_group for board in boards for tab in board.tabs if tab.external})
    content: dict[str, Any] = {}
    if shown:
        content["test_groups"] = [test_group(external[name]) for name in shown]
    content["dashboards"] = [_dashboard(board, external) for board in boards]
    content["dashboard_groups"] = [{"name": group, "dashboard_names": [board.name for board in boards]}]
    return content


def test_group(external: External) -> dict[str, Any]:
    """Return the test group of external results, in TestGrid's words."""
    more = _more(external.test_group)
    return {"name": external.name, "gcs_prefix": external.gcs_prefix, **more}


def _dashboard(board: Board, external: dict[str, External]) -> dict[str, Any]:
    tabs = [dashboard_tab(external[tab.test_group]) for tab in board.tabs if tab.external]
    return {"name": board.name, "dashboard_tab": tabs} if tabs else {"name": board.name}


def dashboard_tab(external: External) -> dict[str, Any]:
    """Return the tab of external results, in TestGrid's words."""
    more = _more(external.dashboard_tab)
    alert: dict[str, Any] = {"alert_stale_results_hours": nanoseconds(external.stale_after) // _HOUR}
    if external.alert_email:
        alert["alert_mail_to_addresses"] = ", ".join(external.alert_email)
    given = more.pop("alert_options", {})
    return {
        "name": external.name,
        "test_group_name": external.name,
        "description": f"Results from {external.contact}",
        "alert_options": {**alert, **given},
        **more,
    }


def _more(node: Mapping | None) -> dict[str, Any]:
    return {key: plain(value) for key, value in node.entries.items()} if node else {}
