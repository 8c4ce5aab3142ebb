"""Plain tables, for terminals and for Markdown."""

from collections.abc import Sequence

from jobgen.syntax.markdown import table as markdown_table


def table(head: Sequence[str], rows: Sequence[Sequence[str]], *, markdown: bool = False) -> str:
    """Return the rows below their head: aligned columns, or a Markdown table."""
    if markdown:
        return markdown_table(head, rows)
    widths = [max(len(row[column]) for row in (head, *rows)) for column in range(len(head))]
    return "".join(_line(row, widths) for row in (head, *rows))


def _line(row: Sequence[str], widths: Sequence[int]) -> str:
    return "  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip() + "\n"
