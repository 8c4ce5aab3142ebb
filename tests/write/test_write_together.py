"""Several writers at once: one after the other, and the last one's tree is whole."""

import os
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from process import DONE, start
from sample import files, put, tree

from jobgen.stages.write import apply, plan
from jobgen.stages.write.disk import locked

FOREIGN = {"notes.txt": "mine\n", "jobs/a/mine.yaml": "mine\n"}


def whole_tree(name: str) -> dict[str, str]:
    folders = ("jobs/a", f"jobs/{name}", "testgrids")
    return tree({f"{folder}/{number}.yaml": f"{name}: {number}\n" for folder in folders for number in range(8)})


def finish(child: int) -> int:
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])


def test_many_writers_at_once(quick_path):
    put(quick_path, FOREIGN)
    names = ("one", "two", "three", "four")
    ready, go = os.pipe()

    def write(name):
        os.close(go)
        os.read(ready, 1)  # returns when the parent closes the other end: for all of them at once
        for _ in range(8):
            apply(plan(whole_tree(name), quick_path), whole_tree(name), quick_path)
            apply(plan({}, quick_path), {}, quick_path)
        apply(plan(whole_tree(name), quick_path), whole_tree(name), quick_path)

    writers = [start(lambda name=name: write(name)) for name in names]
    os.close(ready)
    os.close(go)
    assert [finish(writer) for writer in writers] == [DONE] * len(names)
    assert files(quick_path) in [FOREIGN | whole_tree(name) for name in names]


@pytest.fixture
def waiting_writer():
    """Return a function that runs an action in a locked root, while another process waits for the lock to write a tree."""

    def meanwhile(root: Path, act: Callable[[], object]) -> int:
        locked_read, locked_write = os.pipe()
        waits_read, waits_write = os.pipe()

        def write():
            early = plan(whole_tree("b"), root)
            os.read(locked_read, 1)
            sys.addaudithook(lambda event, _: os.write(waits_write, b".") if event == "fcntl.flock" else None)
            apply(early, whole_tree("b"), root)

        writer = start(write)  # before locking: a forked process shares the locks of its parent
        os.close(waits_write)
        with locked(root):
            os.write(locked_write, b".")
            assert os.read(waits_read, 1) == b"."
            act()
        for end in (locked_read, locked_write, waits_read):
            os.close(end)
        return finish(writer)

    return meanwhile


def test_a_writer_waits_for_the_one_before_it(tmp_path, waiting_writer):
    put(tmp_path, FOREIGN)
    assert waiting_writer(tmp_path, lambda: put(tmp_path, whole_tree("a"))) == DONE
    assert files(tmp_path) == FOREIGN | whole_tree("b")


def test_a_root_that_is_removed_while_a_writer_waits_for_it(tmp_path, waiting_writer):
    root = tmp_path / "generated"
    assert waiting_writer(root, root.rmdir) == DONE
    assert files(root) == whole_tree("b")
