"""What a tree looks like after its plan was carried out."""

import os
import stat
import tempfile
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sample import NEW, QUICK, files, new_snapshot, put, put_old, snapshot, tree

from jobgen.errors import JobgenError
from jobgen.generated import wrap
from jobgen.stages.write import Plan, State, apply, plan, recover


def bring(root, wanted, scope=()):
    return apply(plan(wanted, root, scope=scope), wanted, root)


def test_a_first_tree(tmp_path):
    wanted = tree(NEW)
    done = bring(tmp_path / "not/there/yet", wanted)
    assert files(tmp_path / "not/there/yet") == wanted
    assert {file.state for file in done.files} == {State.MISSING}


def test_every_kind_of_change_at_once(tmp_path):
    put_old(tmp_path)
    expected = new_snapshot(snapshot(tmp_path))
    bring(tmp_path, tree(NEW))
    assert snapshot(tmp_path) == expected
    assert plan(tree(NEW), tmp_path) == Plan()


def test_files_that_are_current_are_not_touched(tmp_path):
    put_old(tmp_path)
    before = (tmp_path / "jobs/linux-x/OWNERS").stat()
    bring(tmp_path, tree(NEW))
    assert (tmp_path / "jobs/linux-x/OWNERS").stat() == before


def test_with_nothing_to_do_nothing_is_made(tmp_path):
    bring(tmp_path / "generated", {})
    assert snapshot(tmp_path) == {}


def test_folders_go_with_the_last_generated_file_in_them(tmp_path):
    put(
        tmp_path,
        tree({"a/b/c/1": "", "a/b/2": "", "d/3": "", "e/f/4": "", "e/g/5": ""}) | {"d/mine": "", "e/g/mine": ""},
    )
    bring(tmp_path, {})
    assert snapshot(tmp_path) == {"d": "/", "d/mine": "", "e": "/", "e/g": "/", "e/g/mine": ""}


def test_a_link_is_replaced_not_written_through(tmp_path):
    put(tmp_path, {"target": "keep\n"})
    (tmp_path / "out").mkdir()
    (tmp_path / "out/x.yaml").symlink_to("../target")
    bring(tmp_path / "out", tree({"x.yaml": "a: 1\n"}))
    assert files(tmp_path / "out") == tree({"x.yaml": "a: 1\n"})
    assert (tmp_path / "target").read_text() == "keep\n"


def test_a_fifo_is_replaced(tmp_path):
    os.mkfifo(tmp_path / "x.yaml")
    bring(tmp_path, tree({"x.yaml": "a: 1\n"}))
    assert files(tmp_path) == tree({"x.yaml": "a: 1\n"})


def test_other_names_of_a_replaced_file_keep_their_text(tmp_path):
    put(tmp_path, tree({"x.yaml": "a: 1\n"}))
    os.link(tmp_path / "x.yaml", tmp_path / "kept")
    bring(tmp_path, tree({"x.yaml": "a: 2\n", "kept": "a: 1\n"}))
    assert files(tmp_path) == tree({"x.yaml": "a: 2\n", "kept": "a: 1\n"})


@pytest.mark.parametrize(("umask", "mode"), [(0o022, 0o644), (0o077, 0o600), (0o002, 0o644)])
def test_the_mode_of_files(tmp_path, umask, mode):
    before = os.umask(umask)
    try:
        bring(tmp_path, tree({"x.yaml": "a: 1\n"}))
    finally:
        os.umask(before)
    assert stat.S_IMODE((tmp_path / "x.yaml").stat().st_mode) == mode


def test_text_is_written_byte_for_byte(tmp_path):
    text = "é\r\nb\n\n"
    bring(tmp_path, {"x.yaml": text})
    assert (tmp_path / "x.yaml").read_bytes() == text.encode()


def obstacle(root, make, wanted):
    make(root)
    before = snapshot(root)
    with pytest.raises(JobgenError) as caught:
        bring(root, wanted)
    assert snapshot(root) == before
    return caught.value.message.replace(str(root), "ROOT")


WANTED = tree({"a.yaml": "a: 1\n", "jobs/x/x.yaml": "a: 1\n"})


def test_a_folder_in_the_way(tmp_path):
    message = obstacle(tmp_path, lambda root: (root / "jobs/x/x.yaml").mkdir(parents=True), WANTED)
    assert message == "ROOT/jobs/x/x.yaml: in the way of ROOT/jobs/x/x.yaml"


def test_a_file_where_a_folder_is_needed(tmp_path):
    assert (
        obstacle(tmp_path, lambda root: put(root, {"jobs": ""}), WANTED)
        == "ROOT/jobs: in the way of ROOT/jobs/x/x.yaml"
    )


@pytest.mark.parametrize("target", ["..", ".", "nowhere"])
def test_a_link_where_a_folder_is_needed(tmp_path, target):
    message = obstacle(tmp_path, lambda root: (root / "jobs").symlink_to(target), WANTED)
    assert message == "ROOT/jobs: in the way of ROOT/jobs/x/x.yaml"


@pytest.mark.parametrize("name", ["../x", "a/../../x", "/x", ".jobgen-journal/x", "a//b", "./a"])
def test_names_that_leave_the_root(tmp_path, name):
    root = tmp_path / "out"
    root.mkdir()
    assert obstacle(root, lambda _: None, {name: "a: 1\n"}) == f"{name}: not a name of a file below ROOT"
    assert snapshot(tmp_path) == {"out": "/"}


def test_a_shared_tree(tmp_path):
    theirs = {
        "config/jobs/kubernetes/sig-node/x.yaml": "a: 1\n",
        "config/jobs/kubernetes/linux-x/clash.yaml": "mine\n",
        "README.md": "x\n",
    }
    outside = {"config/other/gone.yaml": wrap("a: 1\n", specs=[])}
    put(tmp_path, theirs | outside | tree({"config/testgrids/gone.yaml": "a: 1\n"}))
    names = ("config/jobs/kubernetes/linux-x/clash.yaml", "config/jobs/kubernetes/linux-x/x.yaml")
    wanted = tree(dict.fromkeys(names, "a: 2\n"))
    done = bring(tmp_path, wanted, scope=("config/jobs/kubernetes", "config/testgrids"))
    assert done.foreign == names[:1]
    assert files(tmp_path) == theirs | outside | {names[1]: wanted[names[1]]}
    assert not (tmp_path / "config/testgrids").exists()


def test_a_plan_that_another_process_overtook(tmp_path):
    put_old(tmp_path)
    early = plan(tree(NEW), tmp_path)
    other = tree({"jobs/linux-x/linux-x-periodics.yaml": "other: 1\n", "jobs/linux-other/OWNERS": "other\n"})
    bring(tmp_path, other)
    done = apply(early, tree(NEW), tmp_path)
    assert "jobs/linux-other/OWNERS" in [file.path for file in done.files]
    assert plan(tree(NEW), tmp_path) == Plan()


def test_there_is_nothing_to_recover_in_a_finished_tree(tmp_path):
    assert not recover(tmp_path / "none")
    bring(tmp_path, tree(NEW))
    assert not recover(tmp_path)


folders = st.lists(st.sampled_from(["jobs", "a", "b"]), max_size=3)
names = st.builds(
    lambda above, name: "/".join([*above, name]), folders, st.sampled_from(["x.yaml", "y.yaml", "S.md", "OWNERS"])
)
bodies = st.sampled_from(["", "a: 1\n", "b: é\n", "a: 1\r\n"])
trees = st.dictionaries(names, bodies, max_size=8).map(tree)
disturbances = st.sampled_from([str, lambda text: text + "edited\n", lambda text: text.replace("\n", "\r\n")])


@settings(deadline=None)
@given(old=trees, wanted=trees, foreign=st.dictionaries(names, bodies, max_size=4), data=st.data())
def test_any_tree_becomes_any_other_and_foreign_files_survive(old, wanted, foreign, data):
    with tempfile.TemporaryDirectory(dir=QUICK) as folder:
        root = Path(folder)
        put(root, {path: data.draw(disturbances)(text) for path, text in old.items()} | foreign)
        bring(root, wanted)
        assert plan(wanted, root) == Plan()
        assert files(root) == foreign | wanted
        assert {path for path, text in snapshot(root).items() if text == "/"} == {
            str(above) for path in foreign | wanted for above in Path(path).parents if above.name
        }
