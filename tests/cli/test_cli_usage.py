"""Words on the command line: help, version, wrong usage."""

import re
import shlex

import pytest
import typer.main
from click import Command, Group
from small import PATH, SPECS

from jobgen import __version__
from jobgen.cli import app

GROUP = typer.main.get_command(app)
assert isinstance(GROUP, Group)
COMMANDS: dict[str, Command] = GROUP.commands


def test_the_commands_of_the_design_are_there():
    assert {"validate", "generate", "check", "new", "list"} <= COMMANDS.keys()


def test_help_says_what_each_command_does_in_a_whole_sentence(project):
    ran = project(bare=True).run("--help")

    listed = dict(re.findall(r"^  ([a-z]+)  +(\S.*)$", ran.out.partition("Commands:\n")[2], re.MULTILINE))
    assert ran.code == 0
    assert listed.keys() == COMMANDS.keys()
    assert all(re.fullmatch(r"[A-Z].*\.", text) and "..." not in text for text in listed.values())
    assert "Exit codes: 0 clean" in ran.out


@pytest.mark.parametrize("name", COMMANDS)
@pytest.mark.parametrize("option", ["--help", "-h"])
def test_help_of_a_command_has_an_example_that_it_understands(name, option, project):
    ran = project(bare=True).run(name, option)

    (examples,) = re.findall(r"^  Examples?: (jobgen .+(?:\n  .+)*)", ran.out, re.MULTILINE)
    assert ran.code == 0
    for example in examples.split(";"):
        program, command, *words = shlex.split(example.partition(", which")[0])
        assert (program, command) == ("jobgen", name)
        COMMANDS[name].make_context(name, words)


@pytest.mark.parametrize("name", COMMANDS)
def test_every_option_and_argument_is_explained(name):
    unexplained = [each.name for each in COMMANDS[name].params if not getattr(each, "help", None)]

    assert unexplained == []


def test_the_version(project):
    ran = project(bare=True).run("--version")

    assert (ran.code, ran.out, ran.err) == (0, f"jobgen {__version__}\n", "")


def test_no_words_at_all_show_the_help_and_are_wrong_usage(project):
    made = project(bare=True)

    ran = made.run()

    assert (ran.code, ran.out) == (2, "")
    assert ran.err == made.run("--help").out


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["chek"], "jobgen: No such command 'chek'."),
        (["check", "--quit"], "jobgen: No such option"),
        (["check", "--format", "xml"], "jobgen: Invalid value for '--format': 'xml' is not one of 'text', 'json', 'markdown', 'github'."),
        (["check", "--color", "blue"], "jobgen: Invalid value for '--color': 'blue' is not one of 'auto', 'always', 'never'."),
        (["check", "--specs"], "jobgen: Option '--specs' requires an argument."),
        (["check", "linux-amd64"], "jobgen: Got unexpected extra argument (linux-amd64)"),
        (["new"], "jobgen: Missing argument 'PLATFORM'."),
        (["new", "linux-s390x", "--step", "2"], "jobgen: Invalid value for '--step': 2 is not in the range 0<=x<=1."),
    ],
)  # fmt: skip
def test_wrong_usage(words, said, project):
    ran = project().run(*words)

    first, hint = ran.err.splitlines()
    assert (ran.code, ran.out) == (2, "")
    assert first.startswith(said)
    assert re.fullmatch(r"    jobgen( [a-z]+)? --help shows how it is used", hint)


@pytest.mark.parametrize("command", ["validate", "generate", "check", "list", "new linux-s390x"])
def test_no_specs_folder(command, project):
    ran = project(bare=True).run(*command.split())

    assert (ran.code, ran.out) == (2, "")
    assert ran.err == (
        "jobgen: there is no folder arch-specs\n    run jobgen where arch-specs/ is, or name it with --specs\n"
    )


@pytest.mark.parametrize("command", ["validate", "generate", "check", "list"])
def test_an_empty_specs_folder(command, project):
    made = project(bare=True)
    (made.root / "arch-specs").mkdir()

    ran = made.run(command)

    assert (ran.code, ran.err) == (1, "")
    assert ran.out.count("[spec-missing]") == 2
    assert made.files() == {}


@pytest.mark.parametrize(
    ("words", "completed"),
    [
        ("jobgen val", ["validate"]),
        ("jobgen validate linux-", ["linux-arm64", "linux-riscv64"]),
        ("jobgen list linux-a", ["linux-arm64"]),
        ("jobgen list --specs other windows", ["windows-amd64"]),
        ("jobgen list --specs nowhere l", []),
        ("jobgen check --format j", ["json"]),
    ],
)
def test_completion_knows_commands_platforms_and_formats(words, completed, project):
    spec = SPECS[PATH]
    made = project(
        {"arch-specs/linux-arm64.yaml": spec, "other/windows-amd64.yaml": spec, "arch-specs/.linux-hidden.yaml": ""}
    )
    env = {"_JOBGEN_COMPLETE": "complete_bash", "COMP_WORDS": words, "COMP_CWORD": str(len(words.split()) - 1)}

    ran = made.spawn(env=env)

    assert ran.out.split() == completed
    assert ran.err == ""
