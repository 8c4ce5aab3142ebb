"""The measure of functions and files, on small packages with known sizes."""

import subprocess
import sys
from pathlib import Path

SCRIPT = Path(__file__).parents[2] / "scripts" / "measure_code.py"
NAMES = ("functions, median lines", "functions, 90th percentile", "longest function", "longest file")


def function(name: str, lines: int) -> str:
    return f"def {name}():\n" + "    pass\n" * (lines - 1)


def measure(folder: Path, **files: str) -> tuple[int, dict[str, str], list[str]]:
    """Return the exit code, the number and verdict of each row, and the lines below the table."""
    package = folder / "package"
    package.mkdir()
    for name, text in files.items():
        (package / f"{name}.py").write_text(text, encoding="utf-8")
    command = [sys.executable, str(SCRIPT), "package"]
    done = subprocess.run(command, cwd=folder, capture_output=True, encoding="utf-8", check=False)
    assert done.stderr == ""
    head, *lines = done.stdout.splitlines()
    assert head.split() == ["lines", "at", "most"]
    assert [line[: len(name)] for name, line in zip(NAMES, lines, strict=False)] == list(NAMES)
    rows = {name: " ".join(line.removeprefix(name).split()) for name, line in zip(NAMES, lines, strict=False)}
    return done.returncode, rows, lines[len(NAMES) :]


def rows(median: str, p90: str, function: str, file: str) -> dict[str, str]:
    return dict(zip(NAMES, (median, p90, function, file), strict=True))


def test_numbers_at_their_bounds_pass(tmp_path: Path) -> None:
    text = "".join(function(f"short_{number}", 8) for number in range(20)) + function("long", 50)
    text += "# filling\n" * (300 - len(text.splitlines()))

    assert measure(tmp_path, a=text) == (0, rows("8 8 ok", "8 25 ok", "50 50 ok", "300 300 ok"), [])


def test_a_function_above_the_limit_is_named_with_its_place(tmp_path: Path) -> None:
    text = "".join(function(f"short_{number}", 2) for number in range(20)) + function("long", 51)

    assert measure(tmp_path, a=text) == (
        1,
        rows("2 8 ok", "2 25 ok", "51 50 TOO LONG", "91 300 ok"),
        ["package/a.py:41 long: 51 lines"],
    )


def test_a_median_above_its_bound_fails(tmp_path: Path) -> None:
    text = "".join(function(f"long_{number}", 9) for number in range(3))

    assert measure(tmp_path, a=text) == (1, rows("9 8 TOO LONG", "9 25 ok", "9 50 ok", "27 300 ok"), [])


def test_a_wide_spread_names_the_functions_that_make_it(tmp_path: Path) -> None:
    text = "".join(function(f"short_{number}", 2) for number in range(3)) + function("one", 30) + function("two", 26)

    assert measure(tmp_path, a=text) == (
        1,
        rows("2 8 ok", "28.4 25 TOO LONG", "30 50 ok", "62 300 ok"),
        ["package/a.py:7 one: 30 lines", "package/a.py:37 two: 26 lines"],
    )


def test_a_file_above_the_limit_is_named(tmp_path: Path) -> None:
    assert measure(tmp_path, a=function("one", 2) + "\n" * 299) == (
        1,
        rows("2 8 ok", "2 25 ok", "2 50 ok", "301 300 TOO LONG"),
        ["package/a.py: 301 lines"],
    )


def test_a_file_of_values_may_be_long(tmp_path: Path) -> None:
    values = "NUMBERS = [\n" + "    1,\n" * 400 + "]\n"

    assert measure(tmp_path, a=values, b=function("one", 2)) == (
        0,
        rows("2 8 ok", "2 25 ok", "2 50 ok", "2 300 ok"),
        [],
    )


def test_a_docstring_and_decorators_are_not_counted_but_the_signature_is(tmp_path: Path) -> None:
    signature = "@decorated\ndef one(\n    first,\n):\n"
    docstring = '    """Say what it does.\n\n    At length.\n    """\n'

    assert measure(tmp_path, a=signature + docstring + "    return first\n") == (
        0,
        rows("4 8 ok", "4 25 ok", "4 50 ok", "9 300 ok"),
        [],
    )


def test_a_nested_function_counts_for_itself_and_for_the_one_around_it(tmp_path: Path) -> None:
    text = "def outer():\n    def inner():\n        pass\n    return inner\n"

    assert measure(tmp_path, a=text) == (0, rows("3 8 ok", "3.8 25 ok", "4 50 ok", "4 300 ok"), [])
