"""Which two sides `jobgen diff` compares: revisions, ranges, the work tree, folders; and what it says where there is none."""

import json
import shutil

import pytest
from repositories import git
from small import PATH, PLATFORM

OTHER = "arch-specs/linux-arm64.yaml"
ARM64 = PLATFORM.replace("riscv64", "arm64")
ADDED = "1 platform is new, 1 job added"
GONE = "1 platform is gone, 1 job removed"


@pytest.fixture
def history(repository):
    """Return a repository in which `main` and `topic` each add a platform to what `start` has."""
    made = repository()
    made.git("tag", "start")
    made.git("checkout", "--quiet", "-b", "topic")
    made.write({OTHER: ARM64})
    made.commit("on topic")
    made.git("checkout", "--quiet", "main")
    made.write({"arch-specs/linux-amd64.yaml": PLATFORM.replace("riscv64", "amd64")})
    made.commit("on main")
    return made


def said(made, *arguments):
    ran = made.run("diff", "--quiet", *arguments)
    assert (ran.code, ran.err) == (0, "")
    return ran.out


def refused(made, *arguments):
    ran = made.run("diff", *arguments)
    assert (ran.code, ran.out) == (2, "")
    return ran.err


@pytest.mark.parametrize(
    ("words", "line"),
    [
        ((), "No differences between HEAD and the work tree."),
        (("HEAD",), "No differences between HEAD and the work tree."),
        (("HEAD~1",), f"HEAD~1 -> the work tree: {ADDED}"),
        (("start",), f"start -> the work tree: {ADDED}"),
        (("start", "topic"), f"start -> topic: {ADDED}"),
        (("topic", "start"), f"topic -> start: {GONE}"),
        (("start..topic",), f"start -> topic: {ADDED}"),
        (("start..",), f"start -> HEAD: {ADDED}"),
        (("..start",), f"HEAD -> start: {GONE}"),
        (("topic..main",), "topic -> main: 1 platform is new, 1 platform is gone, 1 job added, 1 removed"),
        (("main", "main"), "No differences between main and main."),
        (("main^{/on main}", "main"), "No differences between main^{/on main} and main."),
    ],
)
def test_revisions(history, words, line):
    assert said(history, *words) == f"{line}\n"


def test_three_dots_begin_where_the_branches_parted(history):
    base = history.git("rev-parse", "--short=12", "start")
    assert said(history, "main...topic") == f"{base} (where topic left main) -> topic: {ADDED}\n"
    assert said(history, "topic...") == f"{base} (where HEAD left topic) -> HEAD: {ADDED}\n"


def test_what_is_not_committed_belongs_to_the_work_tree(history):
    history.write({OTHER: ARM64, PATH: None})
    line = "HEAD -> the work tree: 1 platform is new, 1 platform is gone, 1 job added, 1 removed\n"
    assert said(history) == line
    history.git("add", "--all")
    assert said(history) == line


def test_nothing_of_the_repository_is_touched(history):
    history.write({OTHER: ARM64})
    history.git("add", OTHER)
    history.write({PATH: None})
    before = history.state()
    assert history.run("diff", "main...topic").code == 0
    assert history.run("diff", "start").code == 0
    assert history.state() == before


def test_hooks_filters_and_aliases_do_not_run(history):
    marker = history.root.parent / "ran"
    for hook in ("post-checkout", "reference-transaction", "fsmonitor-watchman", "post-index-change"):
        path = history.root / ".git/hooks" / hook
        path.write_text(f"#!/bin/sh\ntouch {marker}\n")
        path.chmod(0o755)
    history.git("config", "core.fsmonitor", f"touch {marker}")
    history.git("config", "alias.ls-tree", f"!touch {marker}")
    history.git("config", "diff.external", f"touch {marker}")
    assert said(history, "start", "topic") == f"start -> topic: {ADDED}\n"
    assert not marker.exists()


def test_the_repository_is_that_of_the_folder_even_in_a_hook_of_another(history, tmp_path, monkeypatch):
    git(tmp_path, "init", "--quiet", "other")
    monkeypatch.setenv("GIT_DIR", str(tmp_path / "other/.git"))
    monkeypatch.setenv("GIT_WORK_TREE", str(tmp_path / "other"))
    monkeypatch.setenv("GIT_INDEX_FILE", str(tmp_path / "other/.git/index"))
    assert said(history, "start", "topic") == f"start -> topic: {ADDED}\n"


def test_a_linked_work_tree(history, tmp_path, monkeypatch):
    history.git("worktree", "add", "--quiet", str(tmp_path / "linked"), "topic")
    monkeypatch.chdir(tmp_path / "linked")
    assert said(history, "start") == f"start -> the work tree: {ADDED}\n"


def test_a_bare_repository_has_revisions_only(history, tmp_path, monkeypatch):
    git(tmp_path, "clone", "--quiet", "--bare", str(history.root), "bare.git")
    monkeypatch.chdir(tmp_path / "bare.git")
    assert said(history, "start", "topic") == f"start -> topic: {ADDED}\n"
    assert refused(history) == (
        "jobgen: there is neither arch-specs nor generated in the work tree\n"
        "    --specs and --out name the folders to look for\n"
    )


def test_a_shallow_clone_says_how_to_get_the_rest(history, tmp_path, monkeypatch):
    git(tmp_path, "clone", "--quiet", "--depth=1", "--no-single-branch", f"file://{history.root}", "shallow")
    monkeypatch.chdir(tmp_path / "shallow")
    deepen = "    the clone is shallow: run git fetch --unshallow, or check out with fetch-depth: 0\n"
    assert said(history, "origin/topic", "HEAD").startswith("origin/topic -> HEAD: 1 platform is new")
    assert refused(history, "HEAD~1") == f'jobgen: "HEAD~1" is no revision of this repository, and no folder\n{deepen}'
    assert (
        refused(history, "origin/topic...HEAD") == f"jobgen: origin/topic and HEAD have no commit in common\n{deepen}"
    )


def test_histories_without_a_common_commit(history):
    history.git("checkout", "--quiet", "--orphan", "alone")
    history.commit()
    assert refused(history, "main...alone") == (
        "jobgen: main and alone have no commit in common\n    name both sides: jobgen diff main alone\n"
    )


@pytest.mark.parametrize(
    ("word", "hint"),
    [
        ("topik", 'did you mean "topic"?'),
        ("strat", 'did you mean "start"?'),
        ("v1.38.0", "git log --oneline --all lists what there is"),
        (PATH, "git log --oneline --all lists what there is"),
        ("1234567890123456789012345678901234567890", "git log --oneline --all lists what there is"),
        ("to\npic", "git log --oneline --all lists what there is"),
    ],
)
def test_an_unknown_revision(history, word, hint):
    if word == "to\npic":
        hint = 'did you mean "topic"?'
    assert refused(history, word) == f'jobgen: "{word}" is no revision of this repository, and no folder\n    {hint}\n'


def test_a_branch_that_only_the_origin_has(history, tmp_path, monkeypatch):
    git(tmp_path, "clone", "--quiet", str(history.root), "clone")
    monkeypatch.chdir(tmp_path / "clone")
    assert refused(history, "topic...HEAD") == (
        'jobgen: "topic" is no revision of this repository, and no folder\n    did you mean "origin/topic"?\n'
    )


def test_a_word_that_looks_like_an_option_is_none(history):
    assert refused(history, "--", "--output=x") == (
        'jobgen: "--output=x" is no revision of this repository, and no folder\n'
        "    git log --oneline --all lists what there is\n"
    )
    assert not (history.root / "x").exists()


def test_a_range_and_a_third_side(history):
    assert refused(history, "start..topic", "main") == (
        'jobgen: "start..topic" names both sides already, and "main" is a third\n'
        "    jobgen diff start..topic, or jobgen diff start main\n"
    )


def test_nothing_committed_yet(project):
    made = project()
    git(made.root, "init", "--quiet")
    assert refused(made) == (
        "jobgen: nothing has been committed yet, so there is no HEAD\n    name two folders: jobgen diff BEFORE AFTER\n"
    )


def test_outside_of_a_repository(project):
    made = project()
    line = "jobgen: this folder belongs to no git repository, so there are no revisions\n"
    assert refused(made) == line + "    name two folders instead: jobgen diff BEFORE AFTER\n"
    assert refused(made, "main") == line + "    name two folders instead: jobgen diff BEFORE AFTER\n"


def test_without_git(history, tmp_path, monkeypatch):
    shutil.copytree(history.root / "arch-specs", tmp_path / "before/arch-specs")
    monkeypatch.setenv("PATH", str(tmp_path))
    assert refused(history) == (
        "jobgen: git cannot be run, and revisions are read with it\n"
        "    install git, or name two folders: jobgen diff BEFORE AFTER\n"
    )
    assert said(history, "../before", ".") == "No differences between ../before and ..\n"


def test_what_git_refuses_is_said_in_its_words(history):
    (history.root / ".git/config").write_text("[core\n")
    assert refused(history) == "jobgen: git: bad config line 1 in file .git/config\n"


def test_a_repository_of_somebody_else(history, monkeypatch):
    monkeypatch.setenv("GIT_TEST_ASSUME_DIFFERENT_OWNER", "1")
    assert refused(history) == (
        f"jobgen: git: detected dubious ownership in repository at '{history.root}'\n"
        f"    git config --global --add safe.directory {history.root}\n"
    )


def test_specs_of_a_subfolder(history, monkeypatch):
    (history.root / "team").mkdir()
    history.git("mv", "arch-specs", "team/specs")
    history.commit("moved")
    history.replace("team/specs/linux-riscv64.yaml", "step: 1\n", "step: 0\n")
    options = ("--specs", "specs", "--format", "json")
    monkeypatch.chdir(history.root / "team")
    answer = json.loads(history.run("diff", *options).out)
    assert answer["platforms"][0]["kind"] == "demotion"
    assert answer["changes"][0]["file"] == "specs/linux-riscv64.yaml"
    assert answer["findings"][0]["file"] == "specs/linux-riscv64.yaml"


def test_specs_outside_of_the_repository(history, tmp_path, monkeypatch):
    git(tmp_path, "init", "--quiet", "elsewhere")
    monkeypatch.chdir(tmp_path / "elsewhere")
    assert refused(history, "--specs", "../specs").startswith("jobgen: ../specs lies outside of the repository ")
    absolute = str(history.root / "arch-specs")
    assert said(history, "start", "topic", "--specs", absolute) == f"start -> topic: {ADDED}\n"


def test_a_submodule(submodule):
    inner = submodule.root / "arch-specs"
    (inner / "linux-arm64.yaml").write_text(ARM64)
    assert said(submodule) == f"HEAD -> the work tree: {ADDED}\n"
    git(inner, "add", "--all")
    git(inner, "commit", "--quiet", "--message=more")
    submodule.commit("newer specs")
    assert said(submodule) == "No differences between HEAD and the work tree.\n"
    assert said(submodule, "HEAD~1", "HEAD") == f"HEAD~1 -> HEAD: {ADDED}\n"


@pytest.fixture
def folders(project, tmp_path):
    """Return a project that lies outside of git, and beside it `after`, with one platform more."""
    made = project()
    shutil.copytree(made.root, tmp_path / "after")
    (tmp_path / "after" / OTHER).write_text(ARM64)
    return made


@pytest.mark.parametrize(
    ("words", "line"),
    [
        (("../after",), f"../after -> the work tree: {GONE}"),
        ((".", "../after"), f". -> ../after: {ADDED}"),
        (("arch-specs", "../after/arch-specs/"), f"arch-specs -> ../after/arch-specs: {ADDED}"),
        (("../project/arch-specs", "../after"), f"../project/arch-specs -> ../after: {ADDED}"),
        (("../after/", "../after/arch-specs"), "No differences between ../after and ../after/arch-specs."),
    ],
)
def test_folders_without_git(folders, words, line):
    assert said(folders, *words) == f"{line}\n"


def test_places_are_in_the_folder_of_the_newer_side(folders):
    answer = json.loads(folders.run("diff", ".", "../after", "--format", "json").out)
    assert {change.get("file") for change in answer["changes"]} >= {"../after/arch-specs/linux-arm64.yaml"}


def test_errors_are_in_the_folder_of_their_side(folders):
    folders.write({PATH: PLATFORM + "maintainer: [luhenry]\n", "arch-specs/linux-s390x.yaml": "version: 2\n"})
    ran = folders.run("diff", "../project", "../after")
    assert ran.code == 1
    assert "../project/arch-specs/linux-s390x.yaml:1:10: error: in ../project: this jobgen reads version 1" in ran.out
    assert "2 errors in 2 files\n" in ran.out


@pytest.mark.parametrize("word", ["../nothing", "/nothing", "nothing/", "./nothing"])
def test_a_folder_that_is_not_there(folders, word):
    assert refused(folders, word) == f"jobgen: there is no folder {word}\n"


def test_a_word_that_is_a_revision_and_a_folder(history):
    history.git("branch", "arch-specs", "topic")
    ran = history.run("diff", "arch-specs", "start")
    assert ran.out.startswith(f"arch-specs -> start: {GONE}\n")
    note = 'Note: "arch-specs" is a revision and a folder: the revision was taken; write ./arch-specs for the\n'
    assert ran.out.endswith(note + "  folder\n")
    assert said(history, "./arch-specs", "heads/arch-specs") == (
        "arch-specs -> heads/arch-specs: 1 platform is new, 1 platform is gone, 1 job added, 1 removed\n"
    )


def test_specs_that_one_side_lacks(history):
    history.git("rm", "-r", "--quiet", "--cached", "arch-specs")
    history.git("commit", "--quiet", "--message=without")
    assert refused(history) == (
        "jobgen: there is neither arch-specs nor generated in HEAD\n    --specs and --out name the folders to look for\n"
    )


def test_an_unfinished_change_of_the_tree_is_mended_first(repository):
    made = repository()
    assert made.run("generate").code == 0
    journal = made.root / "generated/.jobgen-journal"
    journal.mkdir()
    assert said(made) == "No differences between HEAD and the work tree.\n"
    assert not journal.exists()


def test_names_of_specs_do_not_depend_on_the_locale(repository, monkeypatch):
    made = repository({"arch-specs/scripts/ä b.sh": "set -e\n"})
    monkeypatch.setenv("LC_ALL", "C")
    made.git("config", "core.quotePath", "true")
    assert said(made) == "No differences between HEAD and the work tree.\n"
