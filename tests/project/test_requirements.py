"""The lock files: complete, hashed, agreeing with pyproject.toml and with each other, and without addresses."""

import tomllib
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).parents[2]
LOCKS = sorted((ROOT / "requirements").glob("*.txt"))
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
ASKED = {
    "build": PROJECT["build-system"]["requires"],
    "run": PROJECT["project"]["dependencies"],
    **PROJECT["dependency-groups"],
}


def entries(lock: Path) -> list[list[str]]:
    """Return the requirements of a lock: each the pin, then its hashes."""
    text = lock.read_text(encoding="utf-8").replace("\\\n", "")
    lines = [line for line in text.splitlines() if line.strip() and not line.strip().startswith("#")]
    return [[part.strip() for part in line.split(" --hash=")] for line in lines]


def pins(lock: Path) -> dict[str, str]:
    requirements = [Requirement(pin) for pin, *_ in entries(lock)]
    return {canonicalize_name(found.name): str(found.specifier).removeprefix("==") for found in requirements}


def test_there_is_a_lock_for_everything_that_pyproject_asks_for() -> None:
    assert {lock.stem for lock in LOCKS} == set(ASKED)


@pytest.mark.parametrize("lock", LOCKS, ids=lambda lock: lock.stem)
def test_every_requirement_is_one_version_with_hashes(lock: Path) -> None:
    for pin, *hashes in entries(lock):
        specifiers = list(Requirement(pin).specifier)
        assert [specifier.operator for specifier in specifiers] == ["=="], pin
        assert hashes, pin
        assert {value.partition(":")[0] for value in hashes} == {"sha256"}, pin


@pytest.mark.parametrize("lock", LOCKS, ids=lambda lock: lock.stem)
def test_a_lock_names_no_place_to_fetch_from(lock: Path) -> None:
    text = lock.read_text(encoding="utf-8")

    assert [line for line in text.splitlines() if line.lstrip().startswith("--") and "--hash=" not in line] == []
    assert [line for line in text.splitlines() if "://" in line or " @ " in line or "/simple" in line] == []


@pytest.mark.parametrize("name", sorted(ASKED))
def test_what_pyproject_asks_for_is_locked_in_a_version_that_it_allows(name: str) -> None:
    locked = pins(ROOT / "requirements" / f"{name}.txt")
    for text in ASKED[name]:
        wanted = Requirement(text)
        assert wanted.specifier.contains(locked[canonicalize_name(wanted.name)]), text


def test_locks_that_share_an_environment_agree() -> None:
    everything: dict[str, str] = {}
    for lock in LOCKS:
        for name, version in pins(lock).items():
            assert everything.setdefault(name, version) == version, f"{lock.name}: {name}"
