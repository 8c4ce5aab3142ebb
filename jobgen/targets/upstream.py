"""UPSTREAM.md: what has to change in files of kubernetes/test-infra that jobgen does not write."""

from collections.abc import Iterator

from jobgen.model.job import Expansion, Job
from jobgen.model.words import Trigger
from jobgen.nodes import Plain
from jobgen.targets.protocol import EVERY_SPEC, Output
from jobgen.targets.testgrid import dashboard_tab, test_group
from jobgen.yamlio.emit import emit

_INTRODUCTION = """\
# Changes to make upstream

These files belong to somebody else: jobgen never writes them. Make the changes below in the pull request that takes the
generated tree over. A section without entries is left out.
"""
_NOTHING = "\nNothing has to change.\n"


def upstream(expansion: Expansion) -> Iterator[Output]:
    """Yield the one file, whatever it has to say."""
    sections = (_tabs, _static_tabs, _fixture, _empty_boards, _replaced)
    body = "".join(section(expansion) for section in sections)
    yield Output(path="UPSTREAM.md", body=_INTRODUCTION + (body or _NOTHING), specs=EVERY_SPEC)


def _tabs(expansion: Expansion) -> str:
    """External results on provided boards: their tabs cannot come from another file (rule V-20)."""
    text = ""
    for external in expansion.external:
        provided = [name for name in external.boards if not expansion.boards[name].group]
        if not provided:
            continue
        text += f"\nOn {_names(provided)}, for {external.platform}:\n\n```yaml\n"
        text += emit({"dashboard_tab": [dashboard_tab(external)]})
        if len(provided) == len(external.boards):
            text += emit({"test_groups": [test_group(external)]})
        text += "```\n"
    return _section("Tabs of external results to add by hand", text)


def _static_tabs(expansion: Expansion) -> str:
    lines = [
        f"- `{tab.board}`: the tab `{tab.tab}` of test group `{tab.test_group}` ({platform.name})\n"
        for platform in expansion.platforms
        if platform.step > 0
        for tab in platform.static_tabs
    ]
    introduction = "\nThe jobs of these tabs do not name the board, so the tabs must stay where they are:\n\n"
    return _section("Tabs written by hand that must stay", introduction + "".join(lines) if lines else "")


def _fixture(expansion: Expansion) -> str:
    """The entries that `config/tests/jobs/policy/presubmit-jobs.yaml` must hold (rules J-40 to J-42)."""
    always: dict[str, Plain] = {}
    optional: dict[str, Plain] = {}
    for job in sorted(expansion.jobs, key=lambda job: job.name):
        if job.trigger is not Trigger.PRESUBMIT or job.repo != expansion.site.under_test:
            continue
        if job.data.get("always_run"):
            always[job.name] = _fixture_entry(
                job, ("optional", "skip_report", "run_if_changed", "skip_if_only_changed")
            )
        elif job.data.get("run_if_changed"):
            optional[job.name] = _fixture_entry(job, ("skip_report", "run_if_changed", "skip_if_only_changed"))
    content = {"always_run": list(always.values()), "optional_and_run_if_changed": list(optional.values())}
    given: Plain = {key: value for key, value in content.items() if value}
    if not given:
        return ""
    introduction = (
        "\n`config/tests/jobs/policy/presubmit-jobs.yaml` lists what runs on pull requests without being asked for. It must"
        " hold these entries; `make update-config-fixture` writes them there:\n"
    )
    return _section("Fixture of automatic presubmits", f"{introduction}\n```yaml\n{emit(given)}```\n")


def _fixture_entry(job: Job, keys: tuple[str, ...]) -> Plain:
    return {"name": job.name, **{key: job.data[key] for key in keys if job.data.get(key)}}


def _empty_boards(expansion: Expansion) -> str:
    named = {
        str(getattr(item, "value", ""))
        for platform in expansion.platforms
        if platform.step > 0
        for names in platform.boards.by_trigger.values()
        for item in (names.items if names else ())
    }
    empty = sorted(name for name in named if name in expansion.site.provided and name not in expansion.boards)
    lines = "".join(f"- `{name}`\n" for name in empty)
    introduction = (
        "\nNo generated job reports to these boards. TestGrid refuses a board without tabs: keep a job on each, or delete it"
        " in the same change:\n\n"
    )
    return _section("Boards that may be left empty", introduction + lines if lines else "")


def _replaced(expansion: Expansion) -> str:
    """Names that Prow takes once only (rules P-12 and P-13)."""
    names: dict[str, list[str]] = {}
    for job in expansion.jobs:
        names.setdefault(job.platform, []).append(f"- `{job.name}`\n")
    text = "".join(f"\n{platform}:\n\n{''.join(lines)}" for platform, lines in names.items())
    introduction = (
        "\nProw refuses two jobs of one name. Where a job of one of these names is written by hand, delete it in the same"
        " change; `jobgen generate --test-infra DIR` names the files. Copies for release branches stay.\n"
    )
    return _section("Hand-written jobs to delete", introduction + text if text else "")


def _section(title: str, text: str) -> str:
    return f"\n## {title}\n{text}" if text else ""


def _names(names: list[str]) -> str:
    return ", ".join(f"`{name}`" for name in names)
