"""What git does with generated files and with test cases, in a scratch repository with these attributes."""

import os
import shutil
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
GENERATED = "generated/testgrids/provider.yaml"


def git(folder: Path, *arguments: str, status: int = 0) -> str:
    identity = ("-c", "user.name=A Tester", "-c", "user.email=tester@example.com")
    done = subprocess.run(
        ["git", *identity, *arguments], cwd=folder, capture_output=True, encoding="utf-8", check=False
    )
    assert done.returncode == status, done.stdout + done.stderr
    return done.stdout


def commit(folder: Path, text: str) -> None:
    (folder / GENERATED).write_text(text, encoding="utf-8")
    git(folder, "add", "--all")
    git(folder, "commit", "--quiet", "--message=Change")


@pytest.fixture
def repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    for name in [name for name in os.environ if name.startswith("GIT_")]:
        monkeypatch.delenv(name)
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", os.devnull)
    shutil.copy(ROOT / ".gitattributes", tmp_path)
    (tmp_path / GENERATED).parent.mkdir(parents=True)
    git(tmp_path, "init", "--quiet", "--initial-branch=main")
    commit(tmp_path, "digest: 1\nboards: [a]\n")
    return tmp_path


def test_a_merge_leaves_no_markers_in_a_generated_file_but_calls_it_a_conflict(repository: Path) -> None:
    git(repository, "switch", "--quiet", "--create=other")
    commit(repository, "digest: 2\nboards: [a, b]\n")
    git(repository, "switch", "--quiet", "main")
    commit(repository, "digest: 3\nboards: [a, c]\n")

    git(repository, "merge", "other", status=1)

    assert (repository / GENERATED).read_text(encoding="utf-8") == "digest: 3\nboards: [a, c]\n"
    assert f"UU {GENERATED}" in git(repository, "status", "--short")


def test_a_generated_file_is_folded_in_reviews_and_still_has_a_diff(repository: Path) -> None:
    (repository / GENERATED).write_text("digest: 2\nboards: [b]\n", encoding="utf-8")

    assert "+boards: [b]" in git(repository, "diff")
    assert git(repository, "check-attr", "linguist-generated", GENERATED).endswith(": true\n")


def test_specs_are_checked_out_with_unix_line_ends_whatever_the_machine_wants(repository: Path) -> None:
    spec = repository / "arch-specs" / "linux-riscv64.yaml"
    spec.parent.mkdir()
    spec.write_bytes(b"version: 1\n")
    commit(repository, "digest: 2\n")
    spec.unlink()

    git(repository, "-c", "core.autocrlf=true", "checkout", "--", "arch-specs")

    assert spec.read_bytes() == b"version: 1\n"


def test_a_test_case_keeps_its_odd_bytes(repository: Path) -> None:
    case = repository / "tests" / "cases" / "crlf.yaml"
    case.parent.mkdir(parents=True)
    case.write_bytes(b"version: 1\r\nname: \xff\r\n")
    commit(repository, "digest: 2\n")
    case.unlink()

    git(repository, "checkout", "--", "tests")

    assert case.read_bytes() == b"version: 1\r\nname: \xff\r\n"
