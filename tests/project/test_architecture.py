"""Who may import what. `make lint` holds the contracts of pyproject.toml; here is the proof that they bite.

Libraries are looked at here: each has its homes in the code, and docs/dependencies.md names them.
"""

import ast
import re
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
PACKAGE = ROOT / "jobgen"
DEPENDENCIES = (ROOT / "docs" / "dependencies.md").read_text(encoding="utf-8")


def broken(checkout: Path) -> set[str]:
    """Return the names of the contracts that import-linter finds broken."""
    program = Path(sys.executable).parent / "lint-imports"
    command = [str(program), "--no-cache", "--no-logo"]
    done = subprocess.run(command, cwd=checkout, capture_output=True, encoding="utf-8", check=False)
    verdicts = dict(re.findall(r"^(.+) (KEPT|BROKEN)\b", done.stdout, re.MULTILINE))
    names = {name for name, verdict in verdicts.items() if verdict == "BROKEN"}
    assert done.returncode == bool(names), done.stdout + done.stderr
    return names


@pytest.fixture
def checkout(tmp_path: Path) -> Path:
    shutil.copytree(PACKAGE, tmp_path / "jobgen", ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    return tmp_path


@pytest.fixture(scope="module")
def broken_already() -> set[str]:
    """Return the contracts that the code breaks as it is: none, unless `make lint` fails too."""
    return broken(ROOT)


@pytest.mark.parametrize(
    ("file", "line", "contract"),
    [
        ("nodes.py", "import jobgen.model.spec", "imports go down the layers"),
        ("syntax/suggest.py", "import jobgen.yamlio.emit", "imports go down the layers"),
        ("reporters/findings.py", "import jobgen.pipeline", "imports go down the layers"),
        ("yamlio/emit.py", "import jobgen.trees", "imports go down the layers"),
        ("somewhere.py", "", "imports go down the layers"),
        ("stages/render.py", "import jobgen.stages.load", "stages do not know each other"),
        ("targets/owners.py", "import jobgen.targets.prow", "rules and targets know their protocol, not each other"),
        (
            "rules/ladder/new.py",
            "import jobgen.rules.prow.periodic_schedule",
            "rules and targets know their protocol, not each other",
        ),
        (
            "stages/render.py",
            "def now():\n    import time",
            "no clock, chance, locale, machine or network below the commands",
        ),
    ],
)
def test_a_wrong_import_breaks_its_contract_and_no_other(
    checkout: Path, broken_already: set[str], file: str, line: str, contract: str
) -> None:
    with (checkout / "jobgen" / file).open("a", encoding="utf-8") as source:
        source.write(f"\n{line}\n")

    assert broken(checkout) - broken_already == {contract}


def imported_libraries(path: Path) -> set[str]:
    """Return the roots of what a module imports, anywhere in it, besides jobgen and the standard library."""
    names: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            names.update(alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            names.add(node.module)
    return {name.partition(".")[0] for name in names} - {"jobgen"} - set(sys.stdlib_module_names)


def module_name(path: Path) -> str:
    return ".".join(path.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__")


def homes_in_the_code() -> dict[str, set[str]]:
    homes: dict[str, set[str]] = {}
    for path in PACKAGE.rglob("*.py"):
        for library in imported_libraries(path):
            homes.setdefault(library, set()).add(module_name(path))
    return homes


def homes_in_the_documentation() -> dict[str, set[str]]:
    """Return the modules by library, from the lines "Home: `module`, … imports `library`, …"."""
    homes: dict[str, set[str]] = {}
    for modules, libraries in re.findall(r"^Home: (.*) imports? (.*)\.$", DEPENDENCIES, re.MULTILINE):
        for library in re.findall(r"`(\w+)`", libraries):
            homes[library] = set(re.findall(r"`([\w.]+)`", modules))
    return homes


def test_every_library_is_imported_in_the_homes_that_the_documentation_names() -> None:
    assert homes_in_the_code() == homes_in_the_documentation()


def test_every_dependency_is_documented() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    asked = project["project"]["dependencies"] + [
        text for group in project["dependency-groups"].values() for text in group
    ]
    asked += project["build-system"]["requires"]

    names = [re.split(r"[\[<>=]", text)[0] for text in asked]

    assert sorted(re.findall(r"^### (\S+)$", DEPENDENCIES, re.MULTILINE)) == sorted(names)
