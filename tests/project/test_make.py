"""The Makefile: what it would do, asked with `make --dry-run` in a copy of the files that it looks at."""

import os
import re
import shutil
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
MINUTE_NS = 60_000_000_000
pytestmark = pytest.mark.skipif(shutil.which("make") is None, reason="make is not installed")


@pytest.fixture
def checkout(tmp_path: Path) -> Path:
    shutil.copytree(ROOT / "requirements", tmp_path / "requirements")
    shutil.copy(ROOT / "Makefile", tmp_path)
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    program = tmp_path / "engines" / "cmd" / "small" / "main.go"
    program.parent.mkdir(parents=True)
    program.touch()
    for name in ("go.mod", "go.sum"):
        shutil.copy(ROOT / "engines" / name, tmp_path / "engines")
    return tmp_path


def make(checkout: Path, *arguments: str) -> list[str]:
    """Return the lines that make prints; it must not know that another make may be running these tests."""
    environment = {name: value for name, value in os.environ.items() if not name.startswith(("MAKE", "MFLAGS"))}
    environment["LC_ALL"] = "C"
    command = ["make", "--no-print-directory", *arguments]
    done = subprocess.run(command, cwd=checkout, env=environment, capture_output=True, encoding="utf-8", check=False)
    assert done.returncode == 0, done.stderr
    return done.stdout.splitlines()


def plan(checkout: Path, *arguments: str) -> list[str]:
    """Return the commands that make would run."""
    return make(checkout, "--dry-run", *arguments)


def carry_out_stamps(checkout: Path, commands: list[str]) -> None:
    """Make the stamps that the planned commands would have made."""
    for command in commands:
        if command.startswith("rm -f .venv/.self-"):
            for stamp in (checkout / ".venv").glob(".self-*"):
                stamp.unlink()
        if found := re.fullmatch(r"touch (\S+)", command):
            (checkout / found[1]).parent.mkdir(exist_ok=True)
            (checkout / found[1]).touch()


def set_up(checkout: Path, target: str) -> None:
    carry_out_stamps(checkout, plan(checkout, target))


def creates_environment(commands: list[str]) -> bool:
    return any("-m venv --clear .venv" in command for command in commands)


def installs(commands: list[str]) -> list[str]:
    """Return what pip would install, in order."""
    return [command.partition(" install --quiet ")[2] for command in commands if " install --quiet " in command]


SELF = "--no-index --no-deps --no-build-isolation --editable ."
RUN = "--require-hashes -r requirements/build.txt -r requirements/run.txt"
DEV = "--require-hashes -r requirements/dev.txt"


def test_generate_sets_up_only_what_it_needs(checkout: Path) -> None:
    commands = plan(checkout, "generate")

    assert creates_environment(commands)
    assert installs(commands) == [RUN, SELF]
    assert commands[-1] == ".venv/bin/jobgen generate"


def test_everything_that_is_installed_is_locked_or_jobgen_itself(checkout: Path) -> None:
    for target in ("generate", "check", "test", "lint", "bench", "fuzz", "venv", "lock"):
        for arguments in installs(plan(checkout, target)):
            assert arguments == SELF or arguments.startswith("--require-hashes -r requirements/"), target


def test_test_adds_the_tools_to_an_environment_that_generate_made(checkout: Path) -> None:
    set_up(checkout, "generate")

    commands = plan(checkout, "test")

    assert not creates_environment(commands)
    assert installs(commands) == [DEV]
    assert commands[-1].startswith(".venv/bin/python scripts/run_tests.py")


def test_generate_uses_an_environment_that_test_made(checkout: Path) -> None:
    set_up(checkout, "test")

    assert plan(checkout, "generate") == [".venv/bin/jobgen generate"]


@pytest.mark.parametrize("lock", ["build", "run", "dev"])
def test_a_changed_lock_rebuilds_the_environment_whatever_its_time_says(checkout: Path, lock: str) -> None:
    set_up(checkout, "test")
    path = checkout / "requirements" / f"{lock}.txt"
    times = (path.stat().st_atime_ns, path.stat().st_mtime_ns)
    path.write_text(path.read_text(encoding="utf-8") + "# changed\n", encoding="utf-8")
    os.utime(path, ns=times)

    commands = plan(checkout, "test")

    assert creates_environment(commands)
    assert installs(commands) == [RUN, DEV, SELF]


def test_a_changed_pyproject_installs_jobgen_anew_and_nothing_else(checkout: Path) -> None:
    set_up(checkout, "test")
    path = checkout / "pyproject.toml"
    before = path.read_text(encoding="utf-8")
    path.write_text(before + "# changed\n", encoding="utf-8")
    assert installs(plan(checkout, "test")) == [SELF]

    set_up(checkout, "test")
    assert installs(plan(checkout, "test")) == []

    path.write_text(before, encoding="utf-8")
    assert installs(plan(checkout, "test")) == [SELF]


def test_a_moved_checkout_gets_a_new_environment(checkout: Path, tmp_path: Path) -> None:
    set_up(checkout, "test")
    moved = tmp_path / "moved"
    shutil.copytree(checkout, moved, ignore=shutil.ignore_patterns("moved"))

    assert creates_environment(plan(moved, "generate"))


@pytest.mark.parametrize("source", ["engines/go.mod", "engines/go.sum", "engines/cmd/small/main.go"])
def test_engines_are_built_once_and_again_when_a_source_changes(checkout: Path, source: str) -> None:
    commands = plan(checkout, "engines")
    assert any("go install -buildvcs=false tool ./cmd/..." in command for command in commands)
    assert sum("go test -c" in command for command in commands) == 2
    carry_out_stamps(checkout, commands)
    assert plan(checkout, "engines") == ["make: Nothing to be done for 'engines'."]

    later = (checkout / ".engines" / ".built").stat().st_mtime_ns + MINUTE_NS
    os.utime(checkout / source, ns=(later, later))

    assert any("go install" in command for command in plan(checkout, "engines"))


def test_parallel_make_keeps_the_order(checkout: Path) -> None:
    assert plan(checkout, "-j8", "clean", "test") == plan(checkout, "clean", "test")


def test_help_lists_every_target(checkout: Path) -> None:
    makefile = (checkout / "Makefile").read_text(encoding="utf-8")
    phony = re.search(r"^\.PHONY: (.*)$", makefile, re.MULTILINE)
    assert phony is not None

    assert [line.split()[:2] for line in make(checkout)] == [["make", name] for name in phony[1].split()]
