"""Folders as revisions have them: read as they would be read on disk, and nothing is touched."""

from pathlib import Path

import pytest
from repositories import git
from small import PATH, SITE

from jobgen.errors import JobgenError
from jobgen.revisions import disk
from jobgen.revisions.folder import RevisionFolder
from jobgen.revisions.places import Tree, folder_at
from jobgen.revisions.repository import below, opened
from jobgen.stages.load import load

SPECS = Path("arch-specs")
SCRIPT = "arch-specs/scripts/e2e.sh"


def at(revision="HEAD", folder=SPECS):
    repository = opened(Path())
    path = below(repository, folder)
    tree = folder_at(repository, repository.commit(revision), path)
    return RevisionFolder(repository, path, tree, folder) if tree else None


def both(revision="HEAD"):
    """Return what a revision and the work tree hold."""
    return load(at(revision)), load(SPECS)


def test_a_revision_reads_as_the_work_tree_did(repository):
    repository({SCRIPT: "set -e\n", "arch-specs/README.md": "# Specs\n"})
    then, now = both()
    assert then == now
    assert [each.name for each in then[0].platforms] == ["linux-riscv64.yaml"]
    assert sorted(then[0].files) == ["README.md", "scripts/e2e.sh"]


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("arch-specs/linux-arm64.yaml", b"\xff\xfe\0"),
        ("arch-specs/linux-arm64.yaml", b"version: [\n"),
        ("arch-specs/linux-arm64.yaml", b"# " + b"x" * (1 << 20)),
        ("arch-specs/linux-arm64.yml", b"version: 1\n"),
        ("arch-specs/linux-arm64.yaml/inner", b"version: 1\n"),
        ("arch-specs/scripts/\xc3\xa4 b\tc.sh".encode("latin-1").decode(), b"echo\n"),
        (SCRIPT, b"<<<<<<< one\na\n=======\nb\n>>>>>>> two\n"),
    ],
)
def test_what_is_wrong_is_said_in_the_same_words(repository, name, content):
    repository({name: content})
    then, now = both()
    assert then == now


@pytest.mark.parametrize(
    ("link", "target"),
    [
        ("arch-specs/linux-arm64.yaml", "linux-riscv64.yaml"),
        ("arch-specs/linux-arm64.yaml", "../outside.yaml"),
        ("arch-specs/linux-arm64.yaml", "/etc/hostname"),
        ("arch-specs/linux-arm64.yaml", "missing.yaml"),
        ("arch-specs/linux-arm64.yaml", "scripts"),
        ("arch-specs/linux-arm64.yaml", "linux-arm64.yaml"),
        ("arch-specs/scripts/link.sh", "../scripts/e2e.sh"),
    ],
)
def test_links_lead_where_they_lead_on_disk(repository, link, target):
    made = repository({SCRIPT: "set -e\n", "outside.yaml": "version: 1\n"})
    (made.root / link).symlink_to(target)
    made.commit()
    then, now = both()
    assert then == now


def test_files_that_are_not_committed_are_not_there_and_deleted_ones_are(repository):
    made = repository()
    made.write({"arch-specs/linux-arm64.yaml": "version: 1\n", PATH: None})
    then, now = both()
    assert [each.name for each in then[0].platforms] == ["linux-riscv64.yaml"]
    assert [each.name for each in now[0].platforms] == ["linux-arm64.yaml"]


def test_filters_and_line_ends_of_git_are_left_out(repository):
    made = repository({".gitattributes": "*.yaml filter=loud text eol=crlf\n"})
    made.git("config", "filter.loud.smudge", "echo loud; touch smudged")
    made.git("config", "filter.loud.clean", "cat")
    made.git("config", "filter.loud.required", "true")
    assert at().text("_site.yaml") == SITE
    assert not (made.root / "smudged").exists()


def test_the_specs_folder_may_be_a_link(repository):
    made = repository({"teams/one/_site.yaml": SITE})
    (made.root / "linked").symlink_to("teams/one")
    made.commit()
    assert at(folder=Path("linked")).names() == ("_site.yaml",)


@pytest.mark.parametrize("target", ["../outside", "/tmp", "linked", "README.md"])
def test_a_link_to_no_folder_of_the_revision_is_none(repository, target):
    made = repository({"README.md": "# Specs\n"})
    (made.root / "linked").symlink_to(target)
    made.commit()
    assert at(folder=Path("linked")) is None


def test_a_folder_of_a_subfolder_of_the_repository(repository, monkeypatch):
    made = repository({"teams/one/arch-specs/_site.yaml": SITE})
    monkeypatch.chdir(made.root / "teams/one")
    assert at().names() == ("_site.yaml",)
    assert len(at(folder=Path("../../arch-specs")).names()) == 3
    assert len(at(folder=made.root / "arch-specs").names()) == 3
    with pytest.raises(JobgenError, match=r"^\.\./\.\./\.\./other lies outside of the repository "):
        at(folder=Path("../../../other"))


def test_a_repository_of_sha256(project):
    made = project()
    git(made.root, "init", "--quiet", "--object-format=sha256")
    git(made.root, "add", "--all")
    git(made.root, "commit", "--quiet", "--message=one")
    assert at().objects() == disk.objects(SPECS, "sha256")


def test_objects_are_named_as_git_names_them(repository):
    made = repository({SCRIPT: "set -e\n"})
    (made.root / "arch-specs/link").symlink_to("_site.yaml")
    made.commit()
    assert at().objects() == disk.objects(SPECS, "sha1")


def test_an_object_that_is_missing_is_said(repository):
    made = repository()
    name = made.git("rev-parse", f"HEAD:{PATH}")
    (made.root / ".git/objects" / name[:2] / name[2:]).unlink()
    with pytest.raises(JobgenError) as caught:
        load(at())
    assert caught.value.message == f"the object {name} is not in this repository"
    assert caught.value.hint == "git fetch --refetch brings what a filtered clone left out"


def test_a_tree_that_is_missing_is_said_in_the_words_of_git(repository):
    made = repository()
    name = made.git("rev-parse", "HEAD:arch-specs")
    (made.root / ".git/objects" / name[:2] / name[2:]).unlink()
    with pytest.raises(JobgenError) as caught:
        load(at())
    assert caught.value.message == "git ls-tree: not a tree object"


def test_an_empty_folder_of_a_revision(repository):
    made = repository()
    empty = made.git("hash-object", "-t", "tree", "-w", "/dev/null")
    folder = RevisionFolder(opened(Path()), "none", Tree(made.root, empty), Path("none"))
    assert (folder.names(), folder.folders(), load(folder)[0].platforms) == ((), (), ())


def test_a_submodule_is_read_at_its_commit(submodule):
    (submodule.root / "arch-specs/linux-riscv64.yaml").write_text("version: 1\n")
    then, now = both()
    assert then[1] == []
    assert then[0].platforms[0].digest != now[0].platforms[0].digest
    assert then[0].platforms[0].path == PATH
    assert at().objects().keys() == disk.objects(SPECS, "sha1").keys()


def test_a_submodule_inside_of_the_specs(submodule):
    inner = submodule.root / "arch-specs"
    more = submodule.root.parent / "more"
    more.mkdir()
    (more / "e2e.sh").write_text("set -e\n")
    git(more, "init", "--quiet", "--initial-branch=main")
    git(more, "add", "--all")
    git(more, "commit", "--quiet", "--message=scripts")
    git(inner, "-c", "protocol.file.allow=always", "submodule", "--quiet", "add", str(more), "scripts")
    git(inner, "commit", "--quiet", "--message=scripts")
    submodule.commit()
    assert at().text("scripts/e2e.sh") == "set -e\n"


def test_a_submodule_that_was_moved_away_is_read_from_where_git_keeps_it(submodule):
    submodule.git("rm", "--quiet", "arch-specs")
    submodule.commit("gone")
    assert at("HEAD") is None
    assert len(at("HEAD~1").names()) == 3


def test_a_submodule_that_was_never_checked_out(submodule, tmp_path, monkeypatch):
    git(tmp_path, "clone", "--quiet", str(submodule.root), "clone")
    monkeypatch.chdir(tmp_path / "clone")
    with pytest.raises(JobgenError) as caught:
        at()
    assert caught.value.message == "the submodule arch-specs is not checked out, so its files are not there"
    assert caught.value.hint == "git submodule update --init arch-specs"


def test_a_submodule_without_the_commit(submodule):
    submodule.git("update-index", "--cacheinfo", f"160000,{'1' * 40},arch-specs")
    submodule.git("commit", "--quiet", "--message=ahead")
    with pytest.raises(JobgenError) as caught:
        at()
    assert caught.value.message == "the submodule arch-specs lacks the commit 111111111111"
    assert caught.value.hint == "git -C arch-specs fetch --unshallow, or git submodule update arch-specs"
