"""The Go module of the engines: what it pins, and that its page names every program."""

import re
from pathlib import Path

ENGINES = Path(__file__).parents[2] / "engines"
MODULE = (ENGINES / "go.mod").read_text(encoding="utf-8")


def test_the_tools_module_compiles_with_this_go() -> None:
    found = re.search(r"^\tgolang\.org/x/tools v0\.(\d+)\.\d+", MODULE, re.MULTILINE)

    assert found is not None
    assert int(found[1]) >= 30


def test_every_module_has_a_checksum() -> None:
    sums = {tuple(line.split()[:2]) for line in (ENGINES / "go.sum").read_text(encoding="utf-8").splitlines()}
    required = re.findall(r"^\t(\S+) (v\S+)", MODULE, re.MULTILINE)

    assert required
    assert [module for module in required if module not in sums] == []


def test_the_page_of_the_engines_names_every_program() -> None:
    page = (ENGINES / "README.md").read_text(encoding="utf-8")
    rows = re.findall(r"^\| (`.*?`) \|", page, re.MULTILINE)
    documented = {name for row in rows for name in re.findall(r"`([\w.-]+)`", row)}

    tools = re.search(r"^tool \((.*?)^\)", MODULE, re.MULTILINE | re.DOTALL)
    assert tools is not None
    installed = {path.rpartition("/")[2] for path in tools[1].split()}
    own = {path.name for path in (ENGINES / "cmd").iterdir() if path.is_dir()}
    assert {name for name in documented if not name.endswith(".test")} == installed | own
