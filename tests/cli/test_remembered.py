"""The remembered answer of `check`: the same words, and never an old truth."""

import json
import shutil

import pytest
from places import ROOT
from small import PATH

OPTIONS = [
    [],
    ["--quiet"],
    ["--format", "json"],
    ["--format", "markdown"],
    ["--color", "always"],
    ["--out", "generated"],
]


@pytest.fixture
def cache(tmp_path_factory):
    return tmp_path_factory.mktemp("cache")


@pytest.fixture
def check(project, cache):
    made = project()
    assert made.run("generate").code == 0
    return lambda *options: made.spawn("check", *options, env={"XDG_CACHE_HOME": str(cache)}), made


def entries(cache):
    return sorted((cache / "jobgen").glob("check-*.json"))


@pytest.mark.parametrize("options", OPTIONS, ids=" ".join)
def test_it_says_the_same(check, cache, options):
    ask, _ = check
    first = ask(*options)
    assert len(entries(cache)) == 1
    assert ask(*options) == first
    assert first.code == 0


def test_it_is_what_is_said_again(check, cache):
    ask, _ = check
    ask()
    (entry,) = entries(cache)
    kept = json.loads(entry.read_text())
    entry.write_text(json.dumps({**kept, "text": "from memory\n"}))
    assert ask().out == "from memory\n"


@pytest.mark.parametrize(
    ("name", "content"),
    [
        (PATH, "version: 1\n"),
        ("arch-specs/scripts/new.sh", "true\n"),
        ("generated/UPSTREAM.md", "edited\n"),
        ("generated/.jobgen-journal/new/0", "half a change\n"),
    ],
)
def test_any_change_is_looked_at(check, cache, name, content):
    ask, made = check
    ask()
    (entry,) = entries(cache)
    entry.write_text(json.dumps({**json.loads(entry.read_text()), "text": "from memory\n"}))
    made.write({name: content})
    assert ask().out != "from memory\n"


@pytest.mark.parametrize("damage", ["", "{}", "[1]", '{"roots": 1, "text": 2, "digest": 3}', "\0"])
def test_a_damaged_cache_costs_nothing(check, cache, damage):
    ask, _ = check
    first = ask()
    (entry,) = entries(cache)
    entry.write_text(damage)
    assert ask() == first


def test_a_cache_that_cannot_be_written_costs_nothing(check, cache):
    ask, made = check
    (cache / "jobgen").write_text("in the way")
    assert ask() == made.spawn("check", env={"XDG_CACHE_HOME": "/dev/null"})


def test_another_version_of_the_code_does_not_remember(check, cache, tmp_path):
    _, made = check
    shutil.copytree(ROOT / "jobgen", tmp_path / "code/jobgen", ignore=shutil.ignore_patterns("__pycache__"))
    env = {"XDG_CACHE_HOME": str(cache), "PYTHONPATH": str(tmp_path / "code")}
    made.spawn("check", env=env)
    (entry,) = entries(cache)
    entry.write_text(json.dumps({**json.loads(entry.read_text()), "text": "from memory\n"}))
    assert made.spawn("check", env=env).out == "from memory\n"

    with (tmp_path / "code/jobgen/words.py").open("w") as file:
        file.write("# new\n")

    assert made.spawn("check", env=env).out == "generated is what the specs say\n"
