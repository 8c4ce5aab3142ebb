"""Generated trees, and those that somebody wrote by hand: compared where a side has no specs."""

import json
import shutil

import pytest
from small import PATH

JOB = "generated/jobs/linux-riscv64/linux-riscv64-presubmits.yaml"
BY_HAND = """\
periodics:
- name: ci-by-hand
  interval: 6h
  cluster: one
  decorate: true
  annotations: {testgrid-dashboards: sig-testing-misc, testgrid-tab-name: by-hand}
  spec: {containers: [{image: "gcr.io/k8s-staging-test-infra/other:v1", command: [make]}]}
"""


@pytest.fixture
def trees(repository):
    """Return a repository of a generated tree without specs, and the specs outside of it."""
    made = repository()
    assert made.run("generate").code == 0
    shutil.move(made.root / "arch-specs", made.root.parent / "arch-specs")
    made.commit("without specs")
    return made


def changed(made, *words):
    ran = made.run("diff", *words, "--format", "json")
    assert (ran.code, ran.err) == (0, "")
    content = json.loads(ran.out)
    return content["jobs"]["changed"], {each["file"] for each in content["changes"] if "file" in each}


def test_trees_that_are_the_same(trees):
    assert trees.run("diff").out == (
        "No differences between HEAD and the work tree.\n"
        "\n"
        "Note: the generated trees were compared, for there is no arch-specs in HEAD and the work tree\n"
    )


def test_specs_that_were_asked_for_by_name_have_to_be_there(trees):
    ran = trees.run("diff", "--specs", "spec")
    assert (ran.code, ran.out) == (2, "")
    assert ran.err == "jobgen: there is no spec in HEAD and the work tree\n    --specs names the folder of the specs\n"


def test_a_tree_of_a_revision_and_the_work_tree(trees):
    trees.replace(JOB, "- quick-release", "- release")
    assert changed(trees) == (["pull-kubernetes-build-riscv64"], {JOB})


def test_a_note_says_that_trees_know_less(trees):
    (trees.root / JOB).unlink()
    ran = trees.run("diff")
    assert ran.out.startswith("HEAD -> the work tree: 1 job removed\n")
    assert (
        "Note: HEAD and the work tree are generated trees: steps, deltas and what else only specs say are not\n"
        in ran.out
    )


def test_a_side_with_specs_alone_is_compared_as_the_tree_that_they_would_make(trees):
    specs = trees.root.parent / "arch-specs"
    assert trees.run("diff", "HEAD", specs, "--quiet").out == f"No differences between HEAD and {specs}.\n"
    spec = specs / "linux-riscv64.yaml"
    spec.write_text(spec.read_text().replace("presubmit: {}", "presubmit: {timeout: 3h}"))
    assert changed(trees, "HEAD", specs) == (["pull-kubernetes-build-riscv64"], {JOB})
    assert changed(trees, specs, "HEAD")[0] == ["pull-kubernetes-build-riscv64"]


def test_specs_that_are_wrong_beside_a_tree(trees):
    spec = trees.root.parent / PATH
    spec.write_text("version: [\n")
    ran = trees.run("diff", "HEAD", spec.parent)
    assert ran.code == 1
    assert f"{spec}:2:1: error: in {spec.parent}: not valid YAML" in ran.out


def test_folders_that_jobgen_did_not_write(project):
    made = project(bare=True)
    made.write({"before/config/jobs/misc.yaml": BY_HAND, "after/misc.yaml": BY_HAND.replace("6h", "1h")})
    made.write({"after/README.md": "# Jobs\n", "before/config/jobs/OWNERS": "approvers: [luhenry]\n"})
    ran = made.run("diff", "before", "after/")
    assert ran.code == 0
    assert ran.out.startswith("before -> after: 1 job changed\n")
    assert changed(made, "before", "after") == (["ci-by-hand"], {"after/misc.yaml"})


@pytest.mark.parametrize(
    ("content", "code", "said"),
    [
        (b"periodics: [\n", 1, "after/misc.yaml:2:1: error: in after: not valid YAML"),
        (b"periodics:\n- name: \xff\n", 1, "after/misc.yaml:2:9: error: in after: byte 0xFF is not valid UTF-8"),
    ],
)
def test_a_file_that_cannot_be_read(project, content, code, said):
    made = project(bare=True)
    made.write({"before/misc.yaml": BY_HAND, "after/misc.yaml": content})
    ran = made.run("diff", "before", "after")
    assert ran.code == code
    assert said in ran.out


def test_an_empty_folder(project):
    made = project(bare=True)
    made.write({"before/misc.yaml": BY_HAND})
    (made.root / "after").mkdir()
    assert made.run("diff", "before", "after", "--quiet").out == "before -> after: 1 job removed\n"


def test_a_generated_tree_beside_the_work_tree_that_has_both(repository, tmp_path):
    made = repository()
    assert made.run("generate").code == 0
    shutil.copytree(made.root / "generated", tmp_path / "old")
    assert made.run("diff", "../old", "--quiet").out == "No differences between ../old and the work tree.\n"
    (tmp_path / "old/jobs/linux-riscv64/linux-riscv64-presubmits.yaml").unlink()
    assert made.run("diff", "../old", "--quiet").out == "../old -> the work tree: 1 job added\n"


def test_another_folder_of_generated_files(repository):
    made = repository()
    assert made.run("generate", "--out", "out").code == 0
    shutil.rmtree(made.root / "arch-specs")
    made.commit()
    shutil.rmtree(made.root / "out/jobs")
    assert made.run("diff", "--out", "out", "--quiet").out == "HEAD -> the work tree: 1 job removed\n"
