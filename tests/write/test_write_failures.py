"""A write that fails leaves the old tree, and says which file and why."""

import errno
import itertools
import os
import shutil
import subprocess

import pytest
from process import DONE, REFUSED, failing_at, failing_from
from sample import NEW, files, new_snapshot, put, put_old, snapshot, tree

from jobgen.errors import JobgenError
from jobgen.stages.write import apply, plan, recover
from jobgen.trees import JOURNAL

PAGE = 4096


def bring(root, wanted):
    apply(plan(wanted, root), wanted, root)


def complaint(root, wanted):
    with pytest.raises(JobgenError) as caught:
        bring(root, wanted)
    return caught.value.message.replace(str(root), "ROOT")


def test_a_full_disk(tmp_path, mount):
    root = mount(tmp_path / "disk", "size=64k")
    put_old(root)
    before = snapshot(root)
    large = tree({"SUPPORT.md": "new\n", "jobs/new/small.yaml": "a: 1\n", "jobs/new/x.yaml": "x" * 80_000})
    assert complaint(root, large) == "ROOT/jobs/new/x.yaml: cannot be written: No space left on device"
    assert snapshot(root) == before
    bring(root, tree(NEW))
    assert snapshot(root) == new_snapshot(before)


def test_a_first_tree_on_a_full_disk_leaves_no_folder(tmp_path, mount):
    disk = mount(tmp_path / "disk", "size=64k")
    complaint(disk / "generated", tree({"jobs/x.yaml": "x" * 80_000}))
    assert snapshot(disk) == {}


@pytest.mark.parametrize("options", ["size={}k", "size=1m,nr_inodes={}"])
def test_a_disk_that_is_full_at_any_point(tmp_path, mount, options):
    put_old(tmp_path / "old")
    before, after = snapshot(tmp_path / "old"), new_snapshot(snapshot(tmp_path / "old"))
    ends = []
    for room in range(30, 140, 4):
        root = mount(tmp_path / f"disk{room}", options.format(room if "k" in options else room // 3 + 10))
        shutil.copytree(tmp_path / "old", root, symlinks=True, dirs_exist_ok=True)
        try:
            bring(root, tree(NEW))
        except JobgenError as error:
            assert error.message.endswith("No space left on device")  # noqa: PT017  (either end is right)
            assert snapshot(root) == before
        else:
            assert snapshot(root) == after
        ends.append(snapshot(root))
    assert before in ends
    assert after in ends


def test_a_root_that_may_not_be_written(tmp_path, mount):
    root = mount(tmp_path / "disk", "size=64k")
    put_old(root)
    before = snapshot(root)
    subprocess.run(["mount", "-o", "remount,ro", root], check=True)
    assert complaint(root, tree(NEW)) == f"ROOT/{JOURNAL}: cannot be written: Read-only file system"
    assert snapshot(root) == before
    assert complaint(root / "generated", tree(NEW)) == "ROOT: cannot be written: Read-only file system"


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write everywhere")
def test_a_root_without_permission(tmp_path):
    put_old(tmp_path)
    before = snapshot(tmp_path)
    tmp_path.chmod(0o555)
    assert complaint(tmp_path, tree(NEW)) == f"ROOT/{JOURNAL}: cannot be written: Permission denied"
    assert snapshot(tmp_path) == before


def test_a_failure_after_the_commit_takes_everything_back(tmp_path, mount):
    put(tmp_path, tree({"a.yaml": "old\n", "other/gone.yaml": "old\n"}))
    put(mount(tmp_path / "jobs", "size=64k"), tree({"x.yaml": "old\n"}))
    (tmp_path / "jobs/link.yaml").symlink_to("x.yaml")
    before = snapshot(tmp_path)
    names = ("a.yaml", "b/c.yaml", "jobs/x.yaml", "jobs/link.yaml")
    message = complaint(tmp_path, tree(dict.fromkeys(names, "new\n")))
    assert message == "ROOT/jobs/link.yaml: cannot be written: Invalid cross-device link"
    assert snapshot(tmp_path) == before


def test_any_single_operation_that_fails(quick_path):
    put_old(quick_path / "old")
    before, after = files(quick_path / "old"), new_snapshot(snapshot(quick_path / "old"))
    refused = 0
    for number, code in zip(range(1, 150), itertools.cycle((errno.ENOSPC, errno.EIO)), strict=False):
        root = quick_path / str(number)
        shutil.copytree(quick_path / "old", root, symlinks=True)
        outcome = failing_at(number, code, lambda root=root: bring(root, tree(NEW)))
        if outcome == DONE:
            assert after.items() <= snapshot(root).items()
        else:
            assert outcome == REFUSED
            assert files(root) == before or plan(tree(NEW), root).files == ()
            refused += 1
    assert refused > 40


def test_any_point_from_which_nothing_can_be_written_any_more(quick_path):
    put_old(quick_path / "old")
    before, after = snapshot(quick_path / "old"), new_snapshot(snapshot(quick_path / "old"))
    for number in range(1, 150, 3):
        root = quick_path / str(number)
        shutil.copytree(quick_path / "old", root, symlinks=True)
        assert failing_from(number, errno.ENOSPC, lambda root=root: bring(root, tree(NEW))) in (DONE, REFUSED)
        recover(root)
        assert snapshot(root) in (before, after)
