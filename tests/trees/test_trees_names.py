"""Names: what is inside a folder, and what is found below one."""

import os
from pathlib import Path

import pytest

from jobgen.errors import JobgenError
from jobgen.trees import JOURNAL, Tree, inside, scan


@pytest.fixture
def root(tmp_path):
    (tmp_path / "root/scripts").mkdir(parents=True)
    (tmp_path / "secret").write_text("x")
    return tmp_path / "root"


@pytest.mark.parametrize("name", ["x.sh", "scripts/x.sh", "./scripts/x.sh", "no/such/folder/x", "..x", "a..b/..c"])
def test_names_below_the_root_are_inside(root, name):
    assert inside(root, name) == root / name


@pytest.mark.parametrize(
    "name", ["..", "../secret", "scripts/../../secret", "scripts/..", "/", "/etc/passwd", "a\0b", "\ud800"]
)
def test_names_that_lead_out_are_not(root, name):
    assert inside(root, name) is None


def test_absolute_names_are_refused_even_below_the_root(root):
    assert inside(root, str(root / "x.sh")) is None


@pytest.mark.parametrize("target", ["../secret", "..", "/etc"])
def test_links_that_lead_out_are_refused(root, target):
    (root / "scripts/link").symlink_to(Path("..") / target if target.startswith(".") else target)
    assert inside(root, "scripts/link") is None
    assert inside(root, "scripts/link/x") is None


def test_links_within_the_root_are_inside(root):
    (root / "link").symlink_to("scripts")
    assert inside(root, "link/x.sh") == root / "link/x.sh"


def test_the_root_itself_may_be_behind_a_link(root, tmp_path):
    (tmp_path / "alias").symlink_to("root")
    assert inside(tmp_path / "alias", "x.sh") == tmp_path / "alias/x.sh"


def test_a_relative_root(root, monkeypatch):
    monkeypatch.chdir(root.parent)
    assert inside(Path("root"), "x.sh") == Path("root/x.sh")
    assert inside(Path(), "secret") == Path("secret")


def test_scan_sorts_names_and_tells_files_from_the_rest(root):
    for name in ("b", "a/z", "scripts/x.sh", "a.yaml"):
        (root / name).parent.mkdir(exist_ok=True)
        (root / name).touch()
    (root / "file-link").symlink_to("b")
    (root / "folder-link").symlink_to("a")
    (root / "up").symlink_to(".")
    os.mkfifo(root / "a/fifo")
    assert scan(root) == Tree(
        files=("a.yaml", "a/z", "b", "scripts/x.sh"), irregular=("a/fifo", "file-link", "folder-link", "up")
    )


def test_scan_leaves_out_the_journal_at_the_root_only(root):
    for folder in (root, root / "scripts"):
        (folder / JOURNAL).mkdir()
        (folder / JOURNAL / "x").touch()
    assert scan(root).files == (f"scripts/{JOURNAL}/x",)


def test_scan_of_some_folders(root):
    for name in ("a/1", "a/2", "b/3", "c/4", "5"):
        (root / name).parent.mkdir(exist_ok=True)
        (root / name).touch()
    assert scan(root, below=["a", "b", "none"]).files == ("a/1", "a/2", "b/3")


def test_a_missing_root_is_empty(root):
    assert scan(root / "none") == Tree()


def test_a_relative_root_gives_the_same_names(root, monkeypatch):
    (root / "scripts/x.sh").touch()
    monkeypatch.chdir(root)
    assert scan(Path()) == scan(root)


def test_a_file_in_place_of_the_root(root):
    (root / "x").touch()
    with pytest.raises(JobgenError) as caught:
        scan(root / "x")
    assert caught.value.message == f"{root / 'x'}: cannot be listed: Not a directory"


def test_names_that_are_not_text(root):
    Path(os.fsdecode(os.fsencode(root) + b"/\xff")).touch()
    assert scan(root).files == ("\udcff",)


def test_depth_is_no_obstacle(root):
    deep = "/".join(["d"] * 1500)
    for depth in range(1, len(deep) + 1, 2):
        (root / deep[:depth]).mkdir()
    (root / deep / "x").touch()
    assert scan(root).files == (f"{deep}/x",)
    (root / deep / "x").unlink()
    os.removedirs(root / deep)  # what cleans up after tests cannot go that deep
