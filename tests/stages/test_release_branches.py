"""`release:` becomes the annotations of config-forker, and the forks that it makes of them are computed."""

import pytest
import small
from meaning import Meaning, meaning, platform


def released(release: str, keys: str = "interval: 1h") -> Meaning:
    return meaning(platform(f"  build: {{periodic: {{{keys}, release: {{{release}}}}}}}\n"))


@pytest.mark.parametrize(
    ("release", "annotations"),
    [
        ("interval: [2h, 6h]", {"fork-per-release": "true", "fork-per-release-periodic-interval": "2h 6h"}),
        (
            "cron: [0 1 * * *, 0 2 * * *]",
            {"fork-per-release": "true", "fork-per-release-cron": "0 1 * * *, 0 2 * * *"},
        ),
        (
            'replace: {latest.txt: "latest-{{.Version}}.txt", a: b}',
            {
                "fork-per-release": "true",
                "fork-per-release-replacements": "latest.txt -> latest-{{.Version}}.txt, a -> b",
            },
        ),
        ("", {"fork-per-release": "true"}),
    ],
)
def test_annotations(release, annotations):
    found = released(release).job["annotations"]

    assert {key: value for key, value in found.items() if key.startswith("fork")} == annotations


def test_a_fork_for_every_live_branch():
    forks = released("interval: [2h, 6h]").expansion.forks

    assert [(fork.name, fork.branch, fork.version, fork.data["interval"]) for fork in forks] == [
        ("ci-kubernetes-build-riscv64-1-37", "release-1.37", "1.37", "2h"),
        ("ci-kubernetes-build-riscv64-1-36", "release-1.36", "1.36", "6h"),
    ]
    assert {str(fork.place) for fork in forks} == {"linux-riscv64.yaml:11:11"}


def test_forks_of_a_job_with_a_signal_have_it_on_the_boards_of_their_branch():
    found = released("interval: [2h, 6h]", "interval: 1h, signal: informing")

    assert [(fork.signal.value, fork.boards) for fork in found.expansion.forks] == [
        ("informing", ("sig-release-1.37-informing", "provider-riscv64-all")),
        ("informing", ("sig-release-1.36-informing", "provider-riscv64-all")),
    ]


def test_no_fork_without_release():
    assert meaning(small.PLATFORM).expansion.forks == ()


def test_the_release_block_merges_like_any_other():
    suites = small.SUITES.replace("interval: 6h", "interval: 6h, release: {interval: [2h], replace: {a: b}}")
    spec = "  unit: {{postsubmit: null, periodic: {{release: {}}}}}\n"

    replaced = meaning(platform(spec.format("{interval: [3h]}")), suites=suites)
    removed = meaning(platform(spec.format("null")), suites=suites)

    assert replaced.jobs["unit periodic"]["annotations"]["fork-per-release-periodic-interval"] == "3h"
    assert replaced.jobs["unit periodic"]["annotations"]["fork-per-release-replacements"] == "a -> b"
    assert removed.expansion.forks == ()


def test_a_fork_that_cannot_be_made_is_an_error_at_its_line():
    spec = platform('  build:\n    periodic:\n      interval: 1h\n      release: {replace: {"a -> b": c}}\n')

    (finding,) = meaning(spec).findings

    assert str(finding).startswith(
        "linux-riscv64.yaml:14:27: error: config-forker cannot make the 1.37 job of ci-kubernetes-build-riscv64-master: "
    )
    assert finding.hint == "correct the release block of the suite"
