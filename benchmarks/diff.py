"""How long `jobgen diff` takes on a synthetic repository; prints one line of JSON.

    python benchmarks/diff.py [--jobs 2500] [--runs 5] [--cache]

`equal` are two revisions with the same specs, `same_tree` is a revision and a work tree with the same specs; `one_spec` differ in one
spec, `folders` are the same two as folders, and `shared` differ in the catalogue, so that every job is another. Each number is
the median of whole commands, in seconds. `ratio` is `one_spec` by a bare interpreter start, timed in turn with it.
"""

import argparse
import json
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import specs

JOBGEN = (str(Path(sys.executable).parent / "jobgen"), "diff", "--quiet")
QUESTIONS = {
    "equal": ("before", "before~0"),
    "same_tree": ("after",),
    "one_spec": ("before",),
    "folders": ("../before", "."),
    "shared": ("other", "after"),
}


def main() -> int:
    """Build the repository, time the questions, print the line."""
    options = _options()
    with tempfile.TemporaryDirectory() as temporary:
        root = Path(temporary)
        _build(root, options.jobs)
        print(json.dumps(_measured(root, options)))
    return 0


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--jobs", type=int, default=2500, help="how many jobs the specs expand to")
    parser.add_argument("--runs", type=int, default=5, help="how often each question is asked")
    parser.add_argument("--cache", action="store_true", help="let jobgen use its cache")
    return parser.parse_args()


def _build(root: Path, jobs: int) -> None:
    """Make a repository with the tags `other`, `before` and `after`, the last in the work tree, and a folder of `before`."""
    folder = root / "repository"
    catalogue = folder / "arch-specs" / "_suites.yaml"
    specs.write(folder / "arch-specs", jobs)
    _git(folder, "init", "--quiet")
    text = catalogue.read_text(encoding="utf-8")
    catalogue.write_text(text.replace("timeout: 2h", "timeout: 3h"), encoding="utf-8")
    _commit(folder, "other")
    catalogue.write_text(text, encoding="utf-8")
    _commit(folder, "before")
    shutil.copytree(folder / "arch-specs", root / "before" / "arch-specs")
    edited = min(folder.glob("arch-specs/[a-z]*.yaml"))
    changed = edited.read_text(encoding="utf-8").replace("build: {presubmit: {}}", "build: {presubmit: {timeout: 90m}}")
    edited.write_text(changed, encoding="utf-8")
    _commit(folder, "after")


def _commit(folder: Path, tag: str) -> None:
    _git(folder, "add", "--all")
    _git(folder, "-c", "user.name=A", "-c", "user.email=a@example.org", "commit", "--quiet", f"--message={tag}")
    _git(folder, "tag", tag)


def _git(folder: Path, *arguments: str) -> None:
    subprocess.run(["git", *arguments], cwd=folder, check=True)


def _measured(root: Path, options: argparse.Namespace) -> dict[str, float]:
    cache = str(root / "cache") if options.cache else os.devnull
    environment = {**os.environ, "XDG_CACHE_HOME": cache}
    times: dict[str, list[float]] = {name: [] for name in QUESTIONS}
    starts = []
    for _ in range(options.runs):
        for name, words in QUESTIONS.items():
            times[name].append(_seconds((*JOBGEN, *words), root / "repository", environment))
        starts.append(_seconds((sys.executable, "-c", "pass"), root, environment))
    medians = {name: round(statistics.median(each), 3) for name, each in times.items()}
    ratio = statistics.median(one / start for one, start in zip(times["one_spec"], starts, strict=True))
    return {"jobs": options.jobs, **medians, "ratio": round(ratio, 1)}


def _seconds(command: tuple[str, ...], folder: Path, environment: dict[str, str]) -> float:
    begin = time.perf_counter()
    subprocess.run(command, cwd=folder, env=environment, check=True, stdout=subprocess.DEVNULL)
    return time.perf_counter() - begin


if __name__ == "__main__":
    sys.exit(main())
