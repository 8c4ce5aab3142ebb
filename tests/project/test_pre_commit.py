"""The hooks, run by the real pre-commit in a scratch git repository that holds the shipped specs.

One test uses the hooks of this checkout as another repository would: pre-commit clones it, builds it and runs what it
built. The other runs the configuration of this repository. Neither fetches anything.
"""

import os
import shutil
import subprocess
import sys
import sysconfig
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
BIN = Path(sys.executable).parent
SPEC = Path("arch-specs/linux-riscv64.yaml")
GENERATED = Path("generated/jobs/linux-riscv64/OWNERS")
HOOKS = ("jobgen-validate", "jobgen-check")
PUBLISHED = (".pre-commit-hooks.yaml", "LICENSE", "README.md", "jobgen", "pyproject.toml", "schemas")


def run(folder: Path, *command: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(command, cwd=folder, capture_output=True, encoding="utf-8", check=False)


def git(folder: Path, *arguments: str) -> str:
    done = run(folder, "git", "-c", "user.name=A Tester", "-c", "user.email=tester@example.com", *arguments)
    assert done.returncode == 0, done.stderr
    return done.stdout.strip()


def copy(names: tuple[str, ...], target: Path) -> None:
    for name in names:
        source = ROOT / name
        if source.is_dir():
            shutil.copytree(source, target / name, ignore=shutil.ignore_patterns("__pycache__"))
        else:
            shutil.copy(source, target / name)


def commit_all(folder: Path) -> str:
    git(folder, "init", "--quiet")
    git(folder, "add", "--all")
    git(folder, "commit", "--quiet", "--message=As it was")
    return git(folder, "rev-parse", "HEAD")


def jobgen_generate(folder: Path) -> None:
    done = run(folder, str(BIN / "jobgen"), "generate")
    assert done.returncode == 0, done.stdout + done.stderr


@pytest.fixture(scope="module")
def shared(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder for what all tests may share: pre-commit's own files, and a clone of this checkout to get hooks from.

    pre-commit builds the environment of a hook with pip. The packages that the build and jobgen need are lent to it from
    the environment that runs the tests: all but jobgen itself, which has to come out of the build.
    """
    folder = tmp_path_factory.mktemp("shared")
    (folder / "lent").mkdir()
    for entry in Path(sysconfig.get_path("purelib")).iterdir():
        if "jobgen" not in entry.name:
            (folder / "lent" / entry.name).symlink_to(entry)
    (folder / "published").mkdir()
    copy(PUBLISHED, folder / "published")
    return folder


@pytest.fixture(autouse=True)
def _offline(shared: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Keep pre-commit, git and jobgen in folders of the tests, and pip off the network."""
    for name in [name for name in os.environ if name.startswith(("GIT_", "PIP_", "PRE_COMMIT"))]:
        monkeypatch.delenv(name)
    monkeypatch.setenv("PYTHONPATH", str(shared / "lent"))
    monkeypatch.setenv("PIP_NO_INDEX", "1")
    monkeypatch.setenv("PIP_NO_BUILD_ISOLATION", "0")
    monkeypatch.setenv("PRE_COMMIT_HOME", str(shared / "pre-commit"))
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", os.devnull)


@pytest.fixture
def specs(tmp_path: Path) -> Path:
    """Return a git repository with the shipped specs and what they generate."""
    folder = tmp_path / "specs"
    folder.mkdir()
    copy(("arch-specs",), folder)
    jobgen_generate(folder)
    return folder


@pytest.fixture
def of_another_repository(shared: Path, specs: Path) -> Path:
    """Let the specs use the hooks of a clone of this checkout."""
    published = shared / "published"
    revision = git(published, "rev-parse", "HEAD") if (published / ".git").exists() else commit_all(published)
    hooks = "".join(f"      - id: {hook}\n" for hook in HOOKS)
    config = f"repos:\n  - repo: {published}\n    rev: {revision}\n    hooks:\n{hooks}"
    (specs / ".pre-commit-config.yaml").write_text(config, encoding="utf-8")
    return specs


@pytest.fixture
def of_this_repository(specs: Path) -> Path:
    """Let the specs use the configuration of this checkout."""
    copy((".pre-commit-config.yaml", "pyproject.toml"), specs)
    (specs / ".venv").symlink_to(BIN.parent)
    (specs / ".gitignore").write_text("/.venv\n", encoding="utf-8")
    return specs


@pytest.fixture(params=["of_another_repository", "of_this_repository"])
def project(request: pytest.FixtureRequest) -> Path:
    folder: Path = request.getfixturevalue(request.param)
    commit_all(folder)
    return folder


def hook(folder: Path, name: str) -> tuple[int, str]:
    done = run(folder, str(BIN / "pre-commit"), "run", name, "--all-files", "--color=never")
    return done.returncode, done.stdout + done.stderr


def edit(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")


def test_check_fails_on_a_stale_tree_and_passes_after_generate(project: Path) -> None:
    assert hook(project, "jobgen-check")[0] == 0
    edit(project / SPEC, "luhenry", "octocat")

    status, output = hook(project, "jobgen-check")
    assert status == 1
    assert str(GENERATED) in output
    assert "jobgen generate" in output

    jobgen_generate(project)
    assert hook(project, "jobgen-check")[0] == 0


def test_validate_fails_on_a_wrong_spec_and_names_the_line(project: Path) -> None:
    assert hook(project, "jobgen-validate")[0] == 0
    edit(project / SPEC, "\nversion: 1\n", "\nversion: 1\nmaintainer: [octocat]\n")

    status, output = hook(project, "jobgen-validate")
    assert status == 1
    assert f"{SPEC}:3:1: error: " in output


def test_hooks_only_run_for_the_files_that_they_read(of_another_repository: Path) -> None:
    (of_another_repository / "notes.md").write_text("Not a spec.\n", encoding="utf-8")
    git(of_another_repository, "init", "--quiet")
    git(of_another_repository, "add", "notes.md", ".pre-commit-config.yaml")

    done = run(of_another_repository, str(BIN / "pre-commit"), "run", "--color=never")

    assert done.returncode == 0, done.stdout + done.stderr
    assert done.stdout.count("(no files to check)Skipped") == len(HOOKS)


def test_the_configuration_is_what_pre_commit_reads() -> None:
    config = run(ROOT, str(BIN / "pre-commit"), "validate-config", ".pre-commit-config.yaml")
    manifest = run(ROOT, str(BIN / "pre-commit"), "validate-manifest", ".pre-commit-hooks.yaml")

    assert (config.returncode, config.stdout) == (0, "")
    assert (manifest.returncode, manifest.stdout) == (0, "")


@pytest.mark.parametrize(
    ("name", "text", "complaint"),
    [
        ("ruff-check", "import os\n", "F401"),
        ("ruff-format", "names = ['a']\n", "1 file would be reformatted"),
        ("mypy", 'count: int = "one"\n', "jobgen/new.py:1: error:"),
    ],
)
def test_the_hooks_of_this_repository_read_its_code(
    of_this_repository: Path, name: str, text: str, complaint: str
) -> None:
    for folder in ("jobgen", "scripts"):
        (of_this_repository / folder).mkdir()
        (of_this_repository / folder / "__init__.py").touch()
    (of_this_repository / "jobgen" / "new.py").write_text(text, encoding="utf-8")
    commit_all(of_this_repository)

    status, output = hook(of_this_repository, name)

    assert status == 1
    assert complaint in output
