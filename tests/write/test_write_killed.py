"""A process that dies at any moment leaves the old tree or the new one, at the latest after the next command."""

import itertools
import os
import shutil
import signal
from collections.abc import Callable
from pathlib import Path

import pytest
from process import DONE, KILLED, killed_at, start
from sample import NEW, files, new_snapshot, put, put_old, snapshot, tree

from jobgen.stages.write import Plan, apply, plan, recover
from jobgen.trees import JOURNAL


@pytest.fixture
def old(quick_path):
    """Return the folder of an old tree to copy."""
    put_old(quick_path / "old")
    return quick_path / "old"


def fresh_copy(old: Path) -> Path:
    root = old.parent / "root"
    shutil.rmtree(root, ignore_errors=True)
    shutil.copytree(old, root, symlinks=True)
    return root


def generate(root: Path) -> Callable[[], object]:
    return lambda: apply(plan(tree(NEW), root), tree(NEW), root)


def test_killed_before_every_single_operation(old):
    before, after = snapshot(old), new_snapshot(snapshot(old))
    ends = []
    for number in itertools.count(1):
        root = fresh_copy(old)
        if killed_at(number, generate(root)) == DONE:
            break
        left_over = (root / JOURNAL).exists()
        assert recover(root) is left_over
        ends.append(snapshot(root))
    assert len(ends) > 40
    assert all(end in (before, after) for end in ends)
    assert before in ends
    assert after in ends


def test_killed_again_while_recovering(old):
    before, after = snapshot(old), new_snapshot(snapshot(old))
    kills = 0
    for number, again in itertools.product(range(20, 200, 9), range(1, 60, 4)):
        root = fresh_copy(old)
        if killed_at(number, generate(root)) == DONE:
            break
        kills += killed_at(again, lambda root=root: recover(root)) == KILLED
        recover(root)
        assert snapshot(root) in (before, after)
    assert kills > 20


def test_after_a_kill_the_next_generate_completes_by_itself(old):
    root = fresh_copy(old)
    assert killed_at(60, generate(root)) == KILLED
    assert (root / JOURNAL).exists()
    generate(root)()
    assert snapshot(root) == new_snapshot(snapshot(old))


COUNT = 120
BIG = {
    "old": tree({f"jobs/p{number % 12}/{number}.yaml": f"old: {number}\n" for number in range(COUNT)}),
    "new": tree({f"jobs/p{number % 16}/{number}.yaml": f"new: {number}\n" for number in range(50, COUNT + 50)}),
}
MOMENTS = [(phase, number) for number in range(0, COUNT, 6) for phase in ("staged", "placed")]


def test_killed_from_outside_in_the_middle_of_a_large_change(quick_path):
    foreign = {"notes.txt": "mine\n", "jobs/p1/mine.yaml": "mine\n", "mine/too/x": "mine\n"}
    for phase, number in MOMENTS:
        root = quick_path / f"{phase}-{number}"
        put(root, BIG["old"] | foreign)
        kill_writer(root, phase, number)
        recover(root)
        assert files(root) in (BIG["old"] | foreign, BIG["new"] | foreign)
        assert Plan() in (plan(BIG["old"], root), plan(BIG["new"], root))


def write_for_ever(root: Path) -> None:
    for name in itertools.cycle(("new", "old")):
        apply(plan(BIG[name], root), BIG[name], root)


def kill_writer(root: Path, phase: str, number: int) -> None:
    """Kill a process that writes one tree after the other, once it has staged or placed that many files of a change."""
    writer = start(lambda: write_for_ever(root))
    while not reached(root / JOURNAL, phase, number):
        assert os.waitpid(writer, os.WNOHANG) == (0, 0)
    os.kill(writer, signal.SIGKILL)
    assert os.waitstatus_to_exitcode(os.waitpid(writer, 0)[1]) == KILLED


def reached(journal: Path, phase: str, number: int) -> bool:
    try:
        waiting = sum(1 for _ in (journal / "new").iterdir())
    except OSError:
        return False
    committed = (journal / "journal.json").exists()
    return waiting <= COUNT - number if phase == "placed" and committed else phase == "staged" and waiting >= number
