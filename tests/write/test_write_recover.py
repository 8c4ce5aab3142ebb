"""Recovery trusts nothing that it finds: a journal may be damaged, or have come with somebody's branch."""

import json
import os

import pytest
from process import KILLED, killed_when
from sample import NEW, new_snapshot, put, put_old, snapshot, tree

from jobgen.stages.write import apply, plan, recover
from jobgen.trees import JOURNAL


def kill_before_renaming(root, what):
    put_old(root)
    before = snapshot(root)
    path = str(root / JOURNAL / what)
    outcome = killed_when(
        lambda event, args: event == "os.rename" and path in map(str, args[:2]),
        lambda: apply(plan(tree(NEW), root), tree(NEW), root),
    )
    assert outcome == KILLED
    return before


def journal(root, steps, **files):
    """Write a committed journal by hand."""
    put(root / JOURNAL, {"new/0": "planted\n", "old/none": "", "journal.json": json.dumps(steps)} | files)


def test_without_a_journal_nothing_happens(tmp_path):
    assert recover(tmp_path / "none") is False
    assert recover(tmp_path) is False
    assert snapshot(tmp_path) == {}


def test_an_uncommitted_change_is_undone(tmp_path):
    before = kill_before_renaming(tmp_path, "journal.json")
    assert (tmp_path / "testgrids/deep/er").exists()
    assert recover(tmp_path) is True
    assert snapshot(tmp_path) == before


def test_a_committed_change_is_completed(tmp_path):
    before = kill_before_renaming(tmp_path, "new/5")
    assert not (tmp_path / JOURNAL / "new/4").exists()
    assert recover(tmp_path) is True
    assert snapshot(tmp_path) == new_snapshot(before)


def test_a_committed_change_that_cannot_be_completed_is_taken_back(tmp_path):
    before = kill_before_renaming(tmp_path, "new/5")
    (tmp_path / "testgrids/link.yaml").unlink()
    (tmp_path / "testgrids/link.yaml").mkdir()
    assert recover(tmp_path) is True
    del before["testgrids/link.yaml"]
    assert snapshot(tmp_path) == before | {"testgrids/link.yaml": "/"}


@pytest.mark.parametrize(
    "damaged",
    [
        b"",
        b"{",
        b"\xff\xfe",
        b"null",
        b"{}",
        b"[1]",
        b'["ab"]',
        b"[[1, 2]]",
        b'[["create", 3]]',
        b'[["burn", "x"]]',
        b"[" * 100_000,
    ],
)
def test_a_damaged_list_of_steps_means_that_nothing_was_committed(tmp_path, damaged):
    put(tmp_path, {"x": "keep\n"})
    journal(tmp_path, [])
    (tmp_path / JOURNAL / "journal.json").write_bytes(damaged)
    assert recover(tmp_path) is True
    assert snapshot(tmp_path) == {"x": "keep\n"}


@pytest.mark.parametrize(
    "name", ["../x", "..", ".", "", "a/../../x", "/x", "link/x", "a\0b", "\ud800", ".jobgen-journal/x", 7]
)
@pytest.mark.parametrize("action", ["create", "replace", "remove"])
def test_no_planted_journal_reaches_outside_the_root(tmp_path, action, name):
    root = tmp_path / "root"
    put(tmp_path, {"x": "keep\n", "root/y": "keep\n"})
    (root / "link").symlink_to("..")
    before = snapshot(tmp_path)
    journal(root, [[action, name]], **{"folders.json": json.dumps([name])})
    assert recover(root) is True
    assert snapshot(tmp_path) == before


@pytest.mark.parametrize("part", ["", "/new", "/old"])
def test_links_in_a_planted_journal_are_not_followed(tmp_path, part):
    put(
        tmp_path,
        {
            "0": "secret\n",
            "root/y": "keep\n",
            "elsewhere/journal.json": '[["create", "x"]]',
            "elsewhere/new/0": "planted\n",
        },
    )
    if part:
        journal(tmp_path / "root", [["create", "x"], ["remove", "y"]])
        for name in ("0", "none"):
            (tmp_path / f"root/{JOURNAL}{part}" / name).unlink(missing_ok=True)
        (tmp_path / f"root/{JOURNAL}{part}").rmdir()
    before = {path: text for path, text in snapshot(tmp_path).items() if JOURNAL not in path}
    (tmp_path / f"root/{JOURNAL}{part}").symlink_to(tmp_path / "elsewhere")
    assert recover(tmp_path / "root") is True
    assert snapshot(tmp_path) == before


@pytest.mark.parametrize("make", [lambda path: path.touch(), os.mkfifo, lambda path: path.symlink_to("nowhere")])
def test_something_else_in_place_of_the_journal_goes(tmp_path, make):
    make(tmp_path / JOURNAL)
    assert recover(tmp_path) is True
    assert snapshot(tmp_path) == {}


def test_a_fifo_in_place_of_the_steps_does_not_block(tmp_path):
    journal(tmp_path, [])
    (tmp_path / JOURNAL / "journal.json").unlink()
    os.mkfifo(tmp_path / JOURNAL / "journal.json")
    assert recover(tmp_path) is True
    assert snapshot(tmp_path) == {}


def test_a_step_never_removes_a_folder(tmp_path):
    put(tmp_path, {"x/y": "keep\n"})
    journal(tmp_path, [["remove", "x"]])
    recover(tmp_path)
    assert snapshot(tmp_path) == {"x": "/", "x/y": "keep\n"}
