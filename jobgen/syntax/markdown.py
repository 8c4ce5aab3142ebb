"""Markdown, as GitHub reads it."""

from collections.abc import Iterable, Sequence


def table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """Return the rows below their head, each on one line."""
    lines = [head, ["---"] * len(head), *rows]
    return "".join("| " + " | ".join(map(_cell, line)) + " |\n" for line in lines)


def prose(text: str) -> str:
    """Return a text as one line in which nothing is taken for HTML."""
    return " ".join(text.split()).replace("&", "&amp;").replace("<", "&lt;")


def thread(url: str) -> str:
    """Return a link to a page, shown by its label."""
    return f"[{label(url)}]({url})"


def label(url: str) -> str:
    """Return `org/repo#1` for an issue or a pull request on GitHub, and else the address without its scheme."""
    parts = url.removeprefix("https://github.com/").split("/")
    if url.startswith("https://github.com/") and parts[2:3] in (["issues"], ["pull"]) and len(parts) == 4:
        return f"{parts[0]}/{parts[1]}#{parts[3]}"
    return url.removeprefix("https://")


def _cell(text: str) -> str:
    return " ".join(text.split()).replace("|", "\\|")
