"""Measure how long functions and files are, print the numbers beside their bounds, and fail where a bound is broken.

A function's lines run from its `def` to its end, without its docstring and its decorators. A nested function counts
for itself and for the function around it. A file that defines neither functions nor classes is data and may be long.
"""

import ast
import sys
from collections.abc import Iterator
from pathlib import Path
from statistics import median, quantiles
from typing import NamedTuple, TypeAlias

FunctionDef: TypeAlias = ast.FunctionDef | ast.AsyncFunctionDef

FUNCTION_MEDIAN = 8
FUNCTION_P90 = 25
FUNCTION_MAX = 50
FILE_MAX = 300


class Measure(NamedTuple):
    """How many lines one thing has."""

    lines: int
    name: str


class Row(NamedTuple):
    """One number of the table, its bound, and what breaks it."""

    name: str
    value: float
    bound: int
    culprits: list[Measure]

    def __str__(self) -> str:
        verdict = "ok" if self.value <= self.bound else "TOO LONG"
        return f"{self.name:<28}{self.value:>7g}{self.bound:>8}  {verdict}"


def functions(path: Path, tree: ast.Module) -> Iterator[Measure]:
    """Yield every function and method of a module with its lines."""
    for node in ast.walk(tree):
        if isinstance(node, FunctionDef):
            yield Measure(function_lines(node), f"{path}:{node.lineno} {node.name}")


def function_lines(node: FunctionDef) -> int:
    """Return the lines of a function, docstring left out."""
    lines = (node.end_lineno or node.lineno) - node.lineno + 1
    first = node.body[0]
    if ast.get_docstring(node, clean=False) is not None:
        lines -= (first.end_lineno or first.lineno) - first.lineno + 1
    return lines


def is_data(tree: ast.Module) -> bool:
    """Return whether a module only holds values: no function, no class."""
    return not any(isinstance(node, FunctionDef | ast.ClassDef) for node in ast.walk(tree))


def percentile_90(values: list[int]) -> float:
    """Return the 90th percentile; of a single value, that value."""
    return quantiles(values, n=10, method="inclusive")[-1] if len(values) > 1 else values[0]


def table(root: Path) -> list[Row]:
    """Return the rows for every Python file below `root`."""
    in_functions: list[Measure] = []
    in_files: list[Measure] = []
    for path in sorted(root.rglob("*.py")):
        text = path.read_text(encoding="utf-8")
        tree = ast.parse(text)
        in_functions += functions(path, tree)
        if not is_data(tree):
            in_files.append(Measure(len(text.splitlines()), str(path)))
    return [*function_rows(in_functions), row_of_longest("longest file", in_files, FILE_MAX)]


def function_rows(measures: list[Measure]) -> list[Row]:
    """Return the three rows about functions; the longest ones are named where the spread is too wide."""
    lines = [measure.lines for measure in measures] or [0]
    above = sorted((m for m in measures if m.lines > FUNCTION_P90), reverse=True)
    return [
        Row("functions, median lines", median(lines), FUNCTION_MEDIAN, []),
        Row("functions, 90th percentile", percentile_90(lines), FUNCTION_P90, above),
        row_of_longest("longest function", measures, FUNCTION_MAX),
    ]


def row_of_longest(name: str, measures: list[Measure], bound: int) -> Row:
    """Return the row of the longest one, with every one above the bound."""
    above = sorted((measure for measure in measures if measure.lines > bound), reverse=True)
    return Row(name, max((measure.lines for measure in measures), default=0), bound, above)


def main(arguments: list[str]) -> int:
    """Print the table of each root and return 1 if a bound is broken anywhere, else 0."""
    rows = [row for root in arguments or ["jobgen"] for row in table(Path(root))]
    print(f"{'':<28}{'lines':>7}{'at most':>8}", *rows, sep="\n")
    broken = [row for row in rows if row.value > row.bound]
    for measure in [measure for row in broken for measure in row.culprits]:
        print(f"{measure.name}: {measure.lines} lines")
    return 1 if broken else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
