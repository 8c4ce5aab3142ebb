"""Terminals, pipes and other places that output goes to."""

import json
import os
import pty
import subprocess
import sys
from pathlib import Path

import pytest
import small
from running import Project

BROKEN = small.PLATFORM.replace("step: 1\n", "stepp: 1\n")
ESCAPE = "\x1b["


def on_a_terminal(made: Project, *words: str, env: dict[str, str] | None = None) -> str:
    """Return what jobgen prints to a terminal."""
    terminal, end = pty.openpty()
    given = {**os.environ, "TERM": "xterm", **(env or {})}
    with subprocess.Popen(
        [sys.executable, "-m", "jobgen", *words], cwd=made.root, env=given, stdout=end, stderr=end
    ) as process:
        os.close(end)
        said = b"".join(iter(lambda: read(terminal), b""))
    os.close(terminal)
    assert process.returncode in {0, 1}
    return said.decode().replace("\r\n", "\n")


def read(terminal: int) -> bytes:
    try:
        return os.read(terminal, 1 << 16)
    except OSError:  # the other end is closed
        return b""


def test_colour_on_a_terminal(project):
    said = on_a_terminal(project({small.PATH: BROKEN}), "validate")

    assert f"{ESCAPE}1march-specs/linux-riscv64.yaml:1:1{ESCAPE}0m: {ESCAPE}31merror{ESCAPE}0m: " in said
    assert f"{ESCAPE}2m[schema-unknown-key]{ESCAPE}0m\n" in said


@pytest.mark.parametrize(
    ("env", "words"),
    [({"NO_COLOR": "1"}, ()), ({"TERM": "dumb"}, ()), ({}, ("--color", "never"))],
)
def test_no_colour_where_it_is_not_wanted(env, words, project):
    made = project({small.PATH: BROKEN})

    assert on_a_terminal(made, "validate", *words, env=env) == made.run("validate").out


def test_colour_where_it_is_asked_for(project, monkeypatch):
    made = project({small.PATH: BROKEN})
    monkeypatch.setenv("NO_COLOR", "1")

    assert ESCAPE in made.run("validate", "--color", "always").out
    assert ESCAPE not in made.run("validate").out


def test_an_empty_no_color_says_nothing(project):
    assert ESCAPE in on_a_terminal(project({small.PATH: BROKEN}), "validate", env={"NO_COLOR": ""})


@pytest.mark.parametrize("form", ["json", "markdown", "github", "sarif"])
def test_other_formats_have_no_colour(form, project):
    assert ESCAPE not in project({small.PATH: BROKEN}).run("validate", "--color", "always", "--format", form).out


def test_a_reader_that_goes_away_is_nobodys_mistake(project):
    made = project({small.PATH: "version: 1\n" + "".join(f"unknown-{n}: 1\n" for n in range(900))})
    command = [sys.executable, "-m", "jobgen", "validate", "--format", "json"]

    with subprocess.Popen(command, cwd=made.root, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.read(1)
        process.stdout.close()
        complaint = process.stderr.read()

    assert (process.returncode, complaint) == (1, b"")


@pytest.mark.parametrize("command", ["check", "validate"])
def test_output_that_cannot_be_written(command, project):
    made = project()
    assert made.run("generate").code == 0
    assert made.spawn("check").code == 0  # the answer is remembered now

    with Path("/dev/full").open("w") as full:
        done = subprocess.run(
            [sys.executable, "-m", "jobgen", command], cwd=made.root, stdout=full, stderr=subprocess.PIPE, check=False
        )

    assert done.returncode == 2
    assert done.stderr == b"jobgen: standard output cannot be written: No space left on device\n"


def test_closed_streams(project):
    made = project({small.PATH: BROKEN})

    done = subprocess.run(["bash", "-c", f"{sys.executable} -m jobgen validate >&- 2>&-"], cwd=made.root, check=False)

    assert done.returncode == 1


@pytest.mark.parametrize("encoding", ["ascii", "latin-1"])
def test_an_encoding_that_lacks_a_character(encoding, project):
    spec = small.PLATFORM.replace("step: 1", "step: \u20ac")
    made = project({small.PATH: spec})

    said = made.spawn("validate", env={"PYTHONIOENCODING": encoding})
    told = made.spawn("validate", "--format", "json", env={"PYTHONIOENCODING": encoding})

    assert 'not "\\u20ac"' in said.out
    assert json.loads(told.out)["findings"][0]["message"].endswith('not "\u20ac"')


def test_what_a_file_holds_cannot_move_the_cursor(project):
    spec = small.PLATFORM.replace("step: 1", 'step: "\\e[2J\\nfake:1:1: error: \\u202e"')

    said = project({small.PATH: spec}).run("validate").out

    assert said.splitlines()[0].endswith(r'not "\x1b[2J\nfake:1:1: error: \u202e" [schema-type]')
    assert said.isascii()


INTERRUPTED = """
import os, signal, sys

def hook(event, arguments):
    if event == "open" and {name!r} in str(arguments[0]):
        os.kill(os.getpid(), signal.SIGINT)

sys.addaudithook(hook)
from jobgen.__main__ import main
sys.exit(main())
"""


@pytest.mark.parametrize(
    ("command", "name"),
    [("generate", "_site.yaml"), ("generate", ".jobgen-journal"), ("check", "/replay"), ("check", "check-")],
)
def test_an_interrupt_ends_with_130_and_leaves_nothing_behind(command, name, project):
    made = project()
    if command == "check":
        assert made.run("generate").code == 0
        assert made.run("check").code == 0
    before = made.files()

    ran = made.spawn(command, python=("-Bc", INTERRUPTED.format(name=name)))

    assert (ran.code, ran.out, ran.err.strip()) == (130, "", "jobgen: interrupted")
    assert made.files() == before
