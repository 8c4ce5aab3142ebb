"""`jobgen report`: what it writes, what it replaces, and what it refuses."""

import os
import subprocess
from pathlib import Path

import pytest
from page_reader import read
from page_specs import SPECS

from jobgen.commands.common import Settings
from jobgen.commands.report import report
from jobgen.errors import JobgenError

PAGE = Path("page/index.html")


def write(**settings):
    return report(Settings(**settings), Path("page"))


@pytest.fixture
def laid(project):
    return project(SPECS)


def test_it_makes_the_folder_writes_one_file_and_says_so(laid):
    outcome = report(Settings(), Path("some/where"))

    assert (outcome.exit_code, outcome.text) == (0, "some/where/index.html: 3 platforms\n")
    assert list(laid.files("some")) == ["where/index.html"]
    assert laid.files("some")["where/index.html"].startswith(
        '<!DOCTYPE html>\n<html lang="en"><head><meta charset="utf-8">'
    )


def test_quiet_says_nothing(laid):
    assert write(quiet=True).text == ""
    assert PAGE.is_file()


def test_a_page_of_its_own_is_replaced_and_other_files_stay(laid):
    laid.write({"page/notes.txt": "mine"})
    write()
    first = PAGE.read_bytes()
    laid.replace("arch-specs/linux-arm64.yaml", "maintainers: [alice, bob]", "maintainers: [alice, carol]")

    write()

    assert PAGE.read_bytes() != first
    assert sorted(laid.files("page")) == ["index.html", "notes.txt"]


@pytest.mark.parametrize("content", ["", "<!doctype html><title>mine</title>", " " * 5000 + 'content="jobgen report">'])
def test_a_page_of_somebody_else_is_not_replaced(laid, content):
    laid.write({"page/index.html": content})

    with pytest.raises(JobgenError) as refused:
        write()

    assert refused.value.message == "page/index.html: not written by jobgen, so it is not replaced"
    assert refused.value.hint == "move it away, or name another folder"
    assert PAGE.read_text() == content


def test_a_link_in_its_place_is_not_followed(laid):
    laid.write({"elsewhere.html": "mine"})
    PAGE.parent.mkdir()
    PAGE.symlink_to("../elsewhere.html")

    with pytest.raises(
        JobgenError, match=r"^page/index.html: in the way of the page: not a regular file but a symbolic link$"
    ):
        write()

    assert Path("elsewhere.html").read_text() == "mine"


def test_a_folder_in_its_place_is_refused(laid):
    PAGE.mkdir(parents=True)

    with pytest.raises(
        JobgenError, match=r"^page/index.html: in the way of the page: not a regular file but a folder$"
    ):
        write()


def test_a_file_in_the_place_of_the_folder_is_refused(laid):
    laid.write({"page": "mine"})

    with pytest.raises(JobgenError, match=r"^page/index.html: "):
        write()

    assert Path("page").read_text() == "mine"


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write anywhere")
def test_a_folder_that_cannot_be_written_is_refused(laid):
    PAGE.parent.mkdir(mode=0o555)

    with pytest.raises(JobgenError, match=r"^page/index.html: cannot be written: Permission denied$"):
        write()


def test_findings_are_reported_and_nothing_is_written(laid):
    laid.replace("arch-specs/linux-arm64.yaml", "alert_email: [arm64@example.org]\n", "")

    outcome = write()

    assert outcome.exit_code == 1
    assert outcome.text.endswith(" errors in 1 file\n")
    assert "[results-reported]" in outcome.text
    assert not PAGE.parent.exists()


def test_a_folder_without_specs_has_findings(project):
    laid = project(bare=True)
    laid.write({"arch-specs/README.md": "nothing yet"})

    outcome = write()

    assert outcome.exit_code == 1
    assert outcome.text.startswith("arch-specs/_site.yaml:1:1: error: _site.yaml is missing")


def test_the_same_specs_give_the_same_bytes(laid):
    pages = set()
    for seed, folder in (("1", "arch-specs"), ("2", str(laid.root / "arch-specs"))):
        ran = laid.spawn(
            "report", "--html", "page", "--specs", folder, env={"PYTHONHASHSEED": seed, "TZ": "Asia/Tokyo"}
        )
        assert (ran.code, ran.err) == (0, "")
        pages.add(PAGE.read_bytes())

    assert len(pages) == 1


def test_a_base_shows_what_differs_from_it(laid):
    laid.write({f"older/{name}": text for name, text in laid.files("arch-specs").items()})
    laid.replace("older/linux-arm64.yaml", "interval: 3h", "interval: 4h")

    outcome = report(Settings(), Path("page"), base="./older")

    assert outcome.exit_code == 0
    changes = read(PAGE.read_text(encoding="utf-8")).one("section", id="changes")
    assert changes.all("p")[0].text == "From older to the work tree."
    assert "ci-kubernetes-integration-arm64-master" in changes.text


def test_a_base_that_is_no_revision_is_refused_before_anything_is_written(laid):
    with pytest.raises(JobgenError):
        report(Settings(), Path("page"), base="nowhere")

    assert not PAGE.parent.exists()


def test_a_base_that_names_two_sides_is_refused(laid):
    git = ("git", "-c", "user.name=a", "-c", "user.email=a@example.org")
    for words in (("init", "-q"), ("add", "."), ("commit", "-q", "-m", "specs")):
        subprocess.run([*git, *words], check=True)

    with pytest.raises(JobgenError) as refused:
        report(Settings(), Path("page"), base="HEAD..HEAD")

    assert refused.value.message == '"HEAD..HEAD" names two sides, and the page shows the work tree'
    assert refused.value.hint == "name the older side alone"
    assert not PAGE.parent.exists()
