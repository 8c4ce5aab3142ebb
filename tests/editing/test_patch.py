"""Edits and patches: what they say is all that differs, and other tools read them."""

import subprocess

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jobgen.editing.patch import Edit, edits, patch

TEXTS = st.lists(st.sampled_from(["a\n", "b\n", "\n", "c\r\n", "é\u2028x\n", "\x0c\n"]), max_size=8).map("".join)
ENDS = st.sampled_from(["", "last", "é\r"])


def applied(old: str, done: tuple[Edit, ...]) -> str:
    """Return the old text with the edits made from the bottom up; whether the last line ends is not theirs to say."""
    lines = old.split("\n")
    for edit in reversed(done):
        count = len(edit.old.split("\n")) if edit.old or not edit.new else 0
        lines[edit.line - 1 : edit.line - 1 + count] = edit.new.split("\n") if edit.new or count == 0 else []
    return "\n".join(lines)


def test_an_edit_names_old_and_new_lines():
    assert edits("f", "a\nb\nc\n", "a\nx\ny\nc\nd\n") == (
        Edit(file="f", line=2, old="b", new="x\ny"),
        Edit(file="f", line=4, old="", new="d"),
    )


def test_line_ends_stay_out_of_edits_and_in_the_patch():
    old, new = "a\r\nb\r\n", "a\r\nc\r\n"
    assert edits("f", old, new) == (Edit(file="f", line=2, old="b", new="c"),)
    assert patch("f", old, new) == "--- a/f\n+++ b/f\n@@ -1,2 +1,2 @@\n a\r\n-b\r\n+c\r\n"


def test_a_missing_last_line_break_is_said():
    assert patch("./d/f", "a", "a\nb") == (
        "--- a/d/f\n+++ b/d/f\n@@ -1 +1,2 @@\n-a\n\\ No newline at end of file\n+a\n+b\n\\ No newline at end of file\n"
    )


def test_nothing_differs():
    assert (edits("f", "a\n", "a\n"), patch("f", "a\n", "a\n")) == ((), "")


def test_an_absolute_path_loses_its_slash():
    assert patch("/tmp/f", "a\n", "b\n").startswith("--- a/tmp/f\n+++ b/tmp/f\n")


@given(old=st.tuples(TEXTS, ENDS).map("".join), new=st.tuples(TEXTS, ENDS).map("".join))
def test_git_makes_the_new_text_of_the_old_one(old, new, tmp_path_factory):
    if not old or not new or old == new:
        return
    folder = tmp_path_factory.mktemp("patch")
    (folder / "f").write_bytes(old.encode())
    subprocess.run(["git", "apply", "-"], input=patch("f", old, new).encode(), cwd=folder, check=True)
    assert (folder / "f").read_bytes() == new.encode()


@given(old=TEXTS, new=TEXTS)
def test_edits_are_all_that_differs(old, new):
    kept = old.split("\n")
    changed = {
        number for edit in edits("f", old, new) for number in range(edit.line, edit.line + len(edit.old.split("\n")))
    }
    for number, line in enumerate(kept[:-1], start=1):
        assert number in changed or f"{line}\n" in new


@pytest.mark.parametrize("name", ["a b.yaml", "é.yaml"])
def test_git_reads_odd_names(name, tmp_path):
    (tmp_path / name).write_text("a\n")
    subprocess.run(["git", "apply", "-"], input=patch(name, "a\n", "b\n").encode(), cwd=tmp_path, check=True)
    assert (tmp_path / name).read_text() == "b\n"
