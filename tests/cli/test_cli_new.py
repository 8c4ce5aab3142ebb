"""`jobgen new`: what it writes is valid as it is, beside the specs that are shipped."""

import re
import shutil

import pytest
from places import ROOT

PLATFORMS = ["linux-mips64le", "linux-ppc64", "freebsd-amd64", "freebsd-arm64", "openbsd-amd64", "windows-386"]


@pytest.fixture
def shipped(project):
    made = project(bare=True)
    shutil.copytree(ROOT / "arch-specs", made.root / "arch-specs")
    return made


@pytest.mark.parametrize("step", [0, 1])
def test_new_platforms_are_valid_as_they_are(step, shipped):
    before = len(list((shipped.root / "arch-specs").glob("[!_]*.yaml")))
    for name in PLATFORMS:
        ran = shipped.run("new", name, "--step", str(step), "--date", "2026-09-18")
        assert (ran.code, ran.out) == (0, f"wrote arch-specs/{name}.yaml\nedit it, then run jobgen generate\n")

    ran = shipped.run("validate")

    assert (ran.code, ran.out) == (0, f"{before + len(PLATFORMS)} specs are valid\n")


def test_every_option_ends_up_in_the_spec(project):
    made = project()
    options = [
        "--maintainer",
        "luhenry",
        "--maintainer",
        "42",
        "--contact",
        "#sig-arm: on Slack",
        "--date",
        "2026-09-18",
    ]

    assert made.run("new", "linux-arm64", *options, "--quiet").out == "wrote arch-specs/linux-arm64.yaml\n"

    text = (made.root / "arch-specs/linux-arm64.yaml").read_text()
    assert 'maintainers: [luhenry, "42"]\n' in text
    assert 'contact: "#sig-arm: on Slack"\n' in text
    assert "- {step: 1, date: 2026-09-18, why: " in text
    assert "cluster: one   # a cluster of _site.yaml" in text
    assert made.run("validate").out == "2 specs are valid\n"


def test_today_is_the_day_without_a_date(project):
    made = project()

    assert made.run("new", "linux-arm64").code == 0

    assert re.search(r"date: \d{4}-\d{2}-\d{2},", (made.root / "arch-specs/linux-arm64.yaml").read_text())


@pytest.mark.parametrize(
    ("words", "said", "hint"),
    [
        (["foo"], 'platform "foo" is not of the form <os>-<arch>, such as linux-amd64', "for example linux-riscv64"),
        (["linux-aarch64"], 'architecture "aarch64" of platform "linux-aarch64" is not known to Go', 'did you mean "linux-arm64"?'),
        (["../linux-arm64"], 'operating system "../linux" of platform "../linux-arm64" is not known to Go', "for example linux-riscv64"),
        (["linux-riscv64"], "arch-specs/linux-riscv64.yaml exists already", "edit it, or name another platform"),
        (["linux-arm64", "--date", "20260918"], '--date: "20260918" is no day', "write YYYY-MM-DD, such as 2026-09-18"),
        (["linux-arm64", "--date", "2026-02-30"], '--date: "2026-02-30" is no day', "write YYYY-MM-DD, such as 2026-09-18"),
        (["linux-arm64", "--maintainer", "@a"], '--maintainer: "@a" is no GitHub name', "write it without @; repeat the option for more than one"),
        (["linux-arm64", "--maintainer", "a,b"], '--maintainer: "a,b" is no GitHub name', "write it without @; repeat the option for more than one"),
    ],
)  # fmt: skip
def test_what_it_refuses(words, said, hint, project):
    made = project()
    before = made.files("arch-specs")

    ran = made.run("new", *words)

    assert (ran.code, ran.out, ran.err) == (2, "", f"jobgen: {said}\n    {hint}\n")
    assert made.files("arch-specs") == before


def test_nothing_is_written_through_a_link(project):
    made = project()
    (made.root / "arch-specs/linux-arm64.yaml").symlink_to("../target")

    assert made.run("new", "linux-arm64").code == 2
    assert not (made.root / "target").exists()


def test_a_folder_without_a_site_file(project):
    made = project({"arch-specs/_site.yaml": None})

    assert made.run("new", "linux-arm64").out == (
        "wrote arch-specs/linux-arm64.yaml\n"
        "arch-specs holds no _site.yaml yet; jobgen needs one beside the specs\n"
        "edit it, then run jobgen generate\n"
    )
