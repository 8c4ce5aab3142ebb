"""Platforms that are remembered: the same files and findings as without, and places found again when they are needed."""

import pytest
from small import PATH, PLATFORM

SECOND = "arch-specs/linux-arm64.yaml"


@pytest.fixture
def cache(tmp_path_factory):
    return tmp_path_factory.mktemp("cache")


@pytest.fixture
def made(project, cache):
    grown = project()
    grown.write({SECOND: PLATFORM.replace("riscv64", "arm64")})
    assert generate(grown, cache).code == 0
    return grown


def generate(project, cache):
    return project.spawn("generate", env={"XDG_CACHE_HOME": str(cache)})


def remembered(cache):
    return sorted((cache / "jobgen" / "platforms").rglob("*.jobs"))


def test_the_same_files_and_words(made, cache):
    before = made.files()
    made.replace(PATH, "presubmit: {}", "presubmit: {timeout: 3h}")
    with_memory = generate(made, cache)
    written = made.files()
    assert len(remembered(cache)) == 2
    assert written != before
    made.replace(PATH, "presubmit: {timeout: 3h}", "presubmit: {}")
    generate(made, cache)
    made.replace(PATH, "presubmit: {}", "presubmit: {timeout: 3h}")
    assert made.spawn("generate", env={"XDG_CACHE_HOME": "/dev/null"}) == with_memory
    assert made.files() == written


def test_a_remembered_job_still_has_its_line(made, cache):
    made.replace(PATH, "presubmit: {}", "presubmit: {name: pull-kubernetes-build-arm64}")
    assert generate(made, cache) == made.spawn("generate", env={"XDG_CACHE_HOME": "/dev/null"})
    assert generate(made, cache).code == 1


def test_a_change_of_the_shared_files_is_seen(made, cache):
    made.replace("arch-specs/_suites.yaml", "args: [make, quick-release]", "args: [make, release]")
    assert generate(made, cache).code == 0
    assert all("- release" in text for name, text in made.files().items() if name.endswith("presubmits.yaml"))


@pytest.mark.parametrize("damage", [b"", b"\0" * 200, None])
def test_a_damaged_memory_costs_nothing(made, cache, damage):
    before = made.files()
    for path in remembered(cache):
        content = path.read_bytes()
        path.write_bytes(content[:-1] + b"!" if damage is None else damage)
    made.replace(PATH, "step: 1, date", "step:  1, date")
    assert generate(made, cache).code == 0
    assert made.files() == before
