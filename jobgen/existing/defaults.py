"""The files that TestGrid takes for its defaults, whatever they hold: `default.yaml` and `default.yml`."""

from collections.abc import Iterator, Sequence
from pathlib import PurePath

from jobgen.existing.files import Contents, WrittenFile
from jobgen.findings import Finding, Place, Severity
from jobgen.nodes import plain

NAMES = ("default.yaml", "default.yml")
_SECTIONS = ("default_test_group", "default_dashboard_tab")
_BOARDS = ("test_groups", "dashboards", "dashboard_groups")


def without_defaults(files: Sequence[WrittenFile], findings: list[Finding]) -> list[WrittenFile]:
    """Return the files whose boards TestGrid reads, and say what is wrong with those that it takes for defaults (rules V-21, V-22)."""
    folders = set[PurePath]()
    boards = []
    for file in files:
        path = PurePath(file.path)
        if path.name in NAMES and file.contents in (Contents.BOARDS, Contents.DEFAULTS):
            findings.extend(_problems(file, is_second=path.parent in folders))
            folders.add(path.parent)
        elif file.contents is Contents.BOARDS:
            boards.append(file)
    return boards


def _problems(file: WrittenFile, *, is_second: bool) -> Iterator[Finding]:
    if is_second:
        yield _finding(file, "there is another file with defaults in this folder", "keep one of the two")
    given = {key.lower(): plain(node) for key, node in file.node.entries.items()}
    missing = [section for section in _SECTIONS if given.get(section) is None]
    stray = next((key for key in file.node.entries if key.lower() in _BOARDS), "")
    if missing:
        message = f"TestGrid takes the file for its defaults, and misses {' and '.join(missing)}"
        hint = "call the file something else" if stray else f"add {missing[0]}"
        yield _finding(file, message, hint)
    elif stray:
        place = file.node.key_place(stray)
        message, hint = (
            f'TestGrid takes the file for its defaults, and does not read "{stray}"',
            "move it to another file",
        )
        yield Finding(rule="file-defaults", severity=Severity.WARNING, place=place, message=message, hint=hint)


def _finding(file: WrittenFile, message: str, hint: str) -> Finding:
    return Finding(rule="file-defaults", place=Place(file.path), message=message, hint=hint)
