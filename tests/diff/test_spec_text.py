"""`jobgen diff --textconv`: one version of a spec as text, alone and as git's textconv."""

import pytest
from small import PATH, PLATFORM


def test_a_spec_as_what_it_means(repository):
    made = repository()
    ran = made.run("diff", "--textconv", PATH)
    assert (ran.code, ran.err) == (0, "")
    assert ran.out == (
        "platform: linux-riscv64\n"
        "step: 1\n"
        "earned: 1\n"
        "scope:\n- client\n- node\n- server\n"
        "ships: []\n"
        "maintainers:\n- luhenry\n"
        "deltas: []\n"
        "external: []\n"
        "jobs:\n"
        "  pull-kubernetes-build-riscv64:\n"
        "    trigger: presubmit\n"
        "    class: build\n"
        "    branch: master\n"
        "    signal: none\n"
        "    boards:\n    - provider-riscv64-all\n"
        "    tab: pull-kubernetes-build-riscv64\n"
        "    prow:\n" + ran.out.partition("    prow:\n")[2]
    )
    assert "          - quick-release\n" in ran.out
    assert ran.out.endswith("forks: {}\n")


@pytest.mark.parametrize("name", ["linux-riscv64.yaml", "x7Q2_linux-riscv64.yaml"])
def test_a_version_in_a_temporary_file(repository, tmp_path, name):
    made = repository()
    (tmp_path / name).write_text(PLATFORM.replace("luhenry", "octocat"))
    shown = made.run("diff", "--textconv", tmp_path / name).out
    assert shown == made.run("diff", "--textconv", PATH).out.replace("luhenry", "octocat")


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("linux-riscv64.yaml", "version: [\n"),
        ("linux-riscv64.yaml", "version: 7\n"),
        ("linux-riscv64.yaml", ""),
        ("_site.yaml", "version: 1\n"),
        ("notes.md", "# Notes\n"),
        ("of-nothing.yaml", PLATFORM),
    ],
)
def test_what_cannot_be_understood_is_shown_as_it_is(repository, tmp_path, name, text):
    (tmp_path / name).write_text(text)
    ran = repository().run("diff", "--textconv", tmp_path / name)
    assert (ran.code, ran.out) == (0, text)


def test_without_a_specs_folder_it_is_shown_as_it_is(project, tmp_path):
    (tmp_path / "linux-riscv64.yaml").write_text(PLATFORM)
    ran = project(bare=True).run("diff", "--textconv", tmp_path / "linux-riscv64.yaml")
    assert (ran.code, ran.out) == (0, PLATFORM)


def test_a_file_that_is_not_there(repository):
    ran = repository().run("diff", "--textconv", "nothing.yaml")
    assert (ran.code, ran.err) == (2, "jobgen: nothing.yaml: cannot be read: No such file or directory\n")


def test_one_spec_has_no_sides(repository):
    ran = repository().run("diff", "--textconv", PATH, "HEAD")
    assert (ran.code, ran.out) == (2, "")
    assert ran.err == (
        "jobgen: Invalid value for --textconv: it prints one spec, and compares no sides\n"
        "    jobgen diff --help shows how it is used\n"
    )
