"""The same specs give the same bytes, whatever the machine, and answers do not depend on it either."""

import json
import os
import shutil

import pytest
import small
from places import ROOT

MACHINES = [
    {"PYTHONHASHSEED": "1", "LC_ALL": "C", "TZ": "Pacific/Kiritimati"},
    {"PYTHONHASHSEED": "2", "LC_ALL": "C.UTF-8", "TZ": "America/Adak", "PYTHONUTF8": "0", "COLUMNS": "20"},
]


@pytest.mark.parametrize(
    "command", [["generate"], ["list", "--format", "json"], ["validate", "--format", "json", "--verbose"]]
)
def test_two_machines(command, project):
    made = project(bare=True)
    shutil.copytree(ROOT / "arch-specs", made.root / "arch-specs")

    answers = []
    for number, machine in enumerate(MACHINES):
        ran = made.spawn(
            *command, "--out", f"out-{number}", env={**machine, "HOME": "/nonexistent", "XDG_CACHE_HOME": ""}
        )
        answers.append((ran.code, ran.out, made.files(f"out-{number}")))

    assert answers[0] == answers[1]
    assert answers[0][0] == 0


def test_the_order_in_which_files_came_into_being(project):
    made = project(bare=True)
    written = []
    for backwards in (False, True):
        specs = made.root / f"specs-{backwards}"
        specs.mkdir()
        for path in sorted((ROOT / "arch-specs").iterdir(), reverse=backwards):
            (shutil.copytree if path.is_dir() else shutil.copy)(path, specs / path.name)
        assert made.run("generate", "--specs", specs, "--out", f"out-{backwards}").code == 0
        written.append(made.files(f"out-{backwards}"))

    assert written[0] == written[1]


def test_outside_git_in_another_folder_with_a_home_that_cannot_be_written(project, tmp_path):
    made = project()
    assert made.run("generate").code == 0
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    home = tmp_path / "home"
    home.mkdir(mode=0o500)
    env = {"HOME": str(home), "XDG_CACHE_HOME": "", "GIT_DIR": "/nonexistent"}
    folders = ["--specs", os.path.relpath(made.root / "arch-specs", elsewhere), "--out", made.root / "generated"]

    ran = made.spawn("check", *folders, cwd=elsewhere, env=env)

    assert (ran.code, ran.out) == (0, f"{made.root}/generated is what the specs say\n")


@pytest.mark.parametrize(
    ("edit", "stale"),
    [
        (("linux-riscv64.yaml", "contact: k8s-riscv64", "contact: riscv"), []),
        (("linux-riscv64.yaml", "maintainers: [luhenry]", "maintainers: [newborn22]"), ["SUPPORT.md", "jobs/linux-riscv64/OWNERS"]),
        (("linux-riscv64.yaml", "cluster: one", "cluster: two"), ["jobs/linux-riscv64/linux-riscv64-presubmits.yaml"]),
        (("linux-riscv64.yaml", "own: [provider-riscv64-all]", "own: [provider-riscv64-more]"), ["jobs/linux-riscv64/linux-riscv64-presubmits.yaml", "testgrids/provider-riscv64.yaml"]),
        (("_suites.yaml", "args: [make, quick-release]", "args: [make, release]"), ["jobs/linux-arm64/linux-arm64-presubmits.yaml", "jobs/linux-riscv64/linux-riscv64-presubmits.yaml"]),
        (("_site.yaml", "  image: kubekins", "  image: other"), ["jobs/linux-arm64/linux-arm64-presubmits.yaml", "jobs/linux-riscv64/linux-riscv64-presubmits.yaml"]),
        (("_site.yaml", "decorate: true", "decorate: true  # a comment"), []),
    ],
)  # fmt: skip
def test_one_line_makes_just_its_files_stale(edit, stale, project):
    name, old, new = edit
    made = project({"arch-specs/linux-arm64.yaml": small.PLATFORM.replace("riscv64", "arm64")})
    assert made.run("generate").code == 0
    made.replace(f"arch-specs/{name}", old, new)

    answer = json.loads(made.run("check", "--format", "json").out)

    changed = [each["path"] for each in answer["files"]]
    assert set(changed) - {"SUPPORT.md"} == set(stale) - {"SUPPORT.md"}
    before = made.files()
    assert made.run("generate").code == 0
    assert sorted(path for path, text in made.files().items() if text != before[path]) == changed
