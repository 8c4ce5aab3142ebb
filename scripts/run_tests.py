"""Run the test suite under coverage, hold the coverage gate, and end with the summary that pytest printed.

The summary is said again at the end because the coverage table comes after it, and the last lines of a log are the ones
that are read.
"""

import subprocess
import sys

SUMMARY = "short test summary info"


def main(arguments: list[str]) -> int:
    """Return the exit code of pytest, or that of the coverage gate where pytest passed."""
    coverage("erase")
    status, lines = run_pytest(arguments)
    coverage("combine", "--quiet")
    gate = coverage("report")
    print(*summary(lines), sep="", end="", flush=True)
    return status or gate


def coverage(*arguments: str) -> int:
    """Run one coverage command and return its exit code."""
    return subprocess.run([sys.executable, "-m", "coverage", *arguments], check=False).returncode


def run_pytest(arguments: list[str]) -> tuple[int, list[str]]:
    """Run pytest, pass its output on as it comes, and return its exit code and its lines."""
    colour = "yes" if sys.stdout.isatty() else "no"
    command = [sys.executable, "-m", "coverage", "run", "-m", "pytest", f"--color={colour}", *arguments]
    lines: list[str] = []
    with subprocess.Popen(command, stdout=subprocess.PIPE, encoding="utf-8", errors="replace") as process:
        for line in process.stdout or ():
            print(line, end="", flush=True)
            lines.append(line)
    return process.returncode, lines


def summary(lines: list[str]) -> list[str]:
    """Return pytest's closing lines: from its short summary where it has one, else the last line."""
    starts = [number for number, line in enumerate(lines) if SUMMARY in line]
    return lines[starts[-1] if starts else -1 :]


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
