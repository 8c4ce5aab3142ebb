"""Several writers at once: one after the other, and the last one's tree is whole."""

import os
import sys

from process import DONE, start
from sample import files, put, tree

from jobgen.stages.write import Plan, apply, plan
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


def test_a_writer_waits_for_the_one_before_it(tmp_path):
    put(tmp_path, FOREIGN)
    ready, go = os.pipe()

    def write():
        early = plan(whole_tree("b"), tmp_path)
        sys.addaudithook(lambda event, _: os.write(go, b".") if event == "fcntl.flock" else None)
        apply(early, whole_tree("b"), tmp_path)

    with locked(tmp_path):
        writer = start(write)
        os.close(go)
        assert os.read(ready, 1) == b"."
        put(tmp_path, whole_tree("a"))
    assert finish(writer) == DONE
    os.close(ready)
    assert files(tmp_path) == FOREIGN | whole_tree("b")


def test_a_root_that_is_removed_while_a_writer_waits_for_it(tmp_path):
    root = tmp_path / "generated"
    ready, go = os.pipe()

    def write():
        sys.addaudithook(lambda event, _: os.write(go, b".") if event == "fcntl.flock" else None)
        apply(plan(whole_tree("a"), root), whole_tree("a"), root)

    with locked(root):
        writer = start(write)
        os.close(go)
        assert os.read(ready, 1) == b"."
        root.rmdir()
    assert finish(writer) == DONE
    os.close(ready)
    assert plan(whole_tree("a"), root) == Plan()
