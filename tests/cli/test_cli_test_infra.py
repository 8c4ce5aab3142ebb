"""`--test-infra DIR`: into a folder laid out like kubernetes/test-infra, and what is in the way there."""

import json

import pytest
import small

JOBS = "test-infra/config/jobs/kubernetes"
BOARDS = "test-infra/config/testgrids"
CHECKOUT = {
    f"{JOBS}/sig-node/sig-node.yaml": "periodics:\n- name: ci-node\n  interval: 1h\n",
    f"{BOARDS}/default.yaml": "default_test_group: {}\ndashboards: [{name: provider-riscv64-all}]\n",
    f"{BOARDS}/kubernetes/sig-node.yaml": "dashboards:\n- name: sig-node-all\n",
    "test-infra/OWNERS": "approvers: [somebody]\n",
}
SPEC = small.PLATFORM + "    periodic: {interval: 24h}\n    postsubmit: {branches: [^master$]}\n"
WRITTEN = [
    "config/jobs/kubernetes/linux-riscv64/OWNERS",
    "config/jobs/kubernetes/linux-riscv64/linux-riscv64-periodics.yaml",
    "config/jobs/kubernetes/linux-riscv64/linux-riscv64-postsubmits.yaml",
    "config/jobs/kubernetes/linux-riscv64/linux-riscv64-presubmits.yaml",
    "config/testgrids/provider-riscv64.yaml",
]


@pytest.fixture
def beside(project):
    """Return a function that makes a project with a checkout beside it, and more files in that."""

    def make(files=None):
        return project({small.PATH: SPEC, **CHECKOUT, **(files or {})})

    return make


def into(made, command="generate", *options):
    return made.run(command, "--test-infra", "test-infra", *options)


def test_files_go_to_their_places_and_nothing_else_is_touched(beside):
    made = beside()
    before = made.files("test-infra")

    ran = into(made)

    after = made.files("test-infra")
    assert (ran.code, ran.out) == (0, "1 platform, 3 jobs, 3 tabs; files: 5 created\n")
    assert sorted(after.keys() - before.keys()) == WRITTEN
    assert {name: after[name] for name in before} == before
    assert made.files() == {}


def test_check_says_what_is_stale_there_and_the_command(beside):
    made = beside()
    assert into(made).code == 0
    made.replace(small.PATH, "interval: 24h", "interval: 48h")

    ran = into(made, "check")

    assert (ran.code, ran.out) == (
        1,
        (
            f"test-infra/{WRITTEN[1]} is not what its specs say (linux-riscv64.yaml)\n"
            "run jobgen generate --test-infra test-infra and commit the result\n"
        ),
    )
    assert into(made).out.endswith("files: 1 updated\n")
    assert into(made, "check").out == "test-infra is what the specs say\n"


def test_only_files_that_carry_the_header_are_removed(beside):
    made = beside({f"{JOBS}/linux-riscv64/README.md": "by hand\n"})
    assert into(made).code == 0
    made.replace(small.PATH, "    postsubmit: {branches: [^master$]}\n", "")

    assert into(made).out.endswith("files: 1 removed\n")

    assert sorted(made.files(JOBS)) == [
        "linux-riscv64/OWNERS",
        "linux-riscv64/README.md",
        "linux-riscv64/linux-riscv64-periodics.yaml",
        "linux-riscv64/linux-riscv64-presubmits.yaml",
        "sig-node/sig-node.yaml",
    ]


PRESUBMIT = "presubmits:\n  kubernetes/kubernetes:\n  - name: {name}\n    {keys}\n"
POSTSUBMIT = "postsubmits:\n  kubernetes/kubernetes:\n  - name: post-kubernetes-build-riscv64\n    {keys}\n"
OURS = "pull-kubernetes-build-riscv64"


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("jobs/kubernetes/a.yaml", "periodics:\n- interval: 1h\n  name: ci-kubernetes-build-riscv64-master\n", '3:9: error: the periodic "ci-kubernetes-build-riscv64-master" is written by hand here, and generated too [test-infra-name]'),
        ("jobs/kubernetes/a.yaml", PRESUBMIT.format(name=OURS, keys="always_run: true"), '3:11: error: the presubmit "pull-kubernetes-build-riscv64" is written by hand here, and generated too [test-infra-name]'),
        ("jobs/kubernetes/a.yaml", PRESUBMIT.format(name=OURS, keys="branches: [release-1.37]"), '3:11: error: the presubmit "pull-kubernetes-build-riscv64" is written by hand here, and generated too [test-infra-name]'),
        ("jobs/kubernetes/a.yaml", PRESUBMIT.format(name="pull-other", keys=f"context: {OURS}"), '3:11: error: the presubmit "pull-other" has the context "pull-kubernetes-build-riscv64", and so has "pull-kubernetes-build-riscv64", which is generated [test-infra-name]'),
        ("jobs/kubernetes/a.yaml", POSTSUBMIT.format(keys="branches: [master]"), '3:11: error: the postsubmit "post-kubernetes-build-riscv64" is written by hand here, and generated too [test-infra-name]'),
        ("jobs/elsewhere/linux-riscv64-presubmits.yaml", "{}\n", "1:1: error: a job file of the name linux-riscv64-presubmits.yaml would exist twice, which Prow refuses [test-infra-file]"),
        ("testgrids/kubernetes/a.yaml", "dashboards:\n- name: provider-riscv64-all\n", '2:9: error: the dashboard "provider-riscv64-all" is written by hand here, and generated too [test-infra-name]'),
        ("testgrids/kubernetes/a.yaml", "dashboard_groups:\n- name: provider-riscv64\n", '2:9: error: the dashboard group "provider-riscv64" is written by hand here, and generated too [test-infra-name]'),
        ("testgrids/provider-riscv64.yaml", "dashboards: []\n", "1:1: error: a file that was written by hand stands where a generated one belongs [test-infra-file]"),
        ("jobs/kubernetes/linux-riscv64/OWNERS", "approvers: [me]\n", "1:1: error: a file that was written by hand stands where a generated one belongs [test-infra-file]"),
    ],
)  # fmt: skip
def test_what_clashes(name, content, said, beside):
    made = beside({f"test-infra/config/{name}": content})
    before = made.files("test-infra")

    generated, checked = into(made), into(made, "check")

    assert (generated.code, checked.code) == (1, 1)
    assert generated.out.splitlines()[0] == f"test-infra/config/{name}:{said}"
    assert generated.out.endswith("1 error in 1 file\nnothing was written to test-infra\n")
    assert checked.out.splitlines()[0] == f"test-infra/config/{name}:{said}"
    assert made.files("test-infra") == before


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("a.yaml", "periodics:\n- name: pull-kubernetes-build-riscv64\n"),
        ("a.yaml", PRESUBMIT.format(name="pull-other", keys="always_run: true")),
        (
            "a.yaml",
            PRESUBMIT.replace("kubernetes/kubernetes", "kubernetes/kops").format(name=OURS, keys="always_run: true"),
        ),
        ("a.yaml", POSTSUBMIT.format(keys="branches: [^release-1.37$]")),
        ("a.yaml", POSTSUBMIT.format(keys="skip_branches: [master]")),
        ("a.yaml", "not: [a: job\n"),
        ("a.json", '{"periodics": [{"name": "ci-kubernetes-build-riscv64-master"}]}'),
        ("linux-riscv64-presubmits.md", "a text\n"),
    ],
)
def test_what_does_not_clash(name, content, beside):
    ran = into(beside({f"{JOBS}/{name}": content}))

    assert (ran.code, ran.out) == (0, "1 platform, 3 jobs, 3 tabs; files: 5 created\n")


EXTERNAL = """\
external:
- {{name: ci-e2e-external, class: e2e, gcs_prefix: bucket/logs/ci-e2e-external, boards: [{board}], contact: a@b.cc, stale_after: 48h}}
"""


@pytest.mark.parametrize(("board", "code"), [("provider-riscv64-all", 1), ("somebody-elses", 0)])
def test_test_groups_clash_where_they_are_generated(board, code, beside):
    made = beside({f"{BOARDS}/a.yaml": "test_groups:\n- name: ci-e2e-external\n"})
    site = small.SITE.replace("provided: [", "provided: [somebody-elses, ")
    made.write({small.PATH: SPEC + EXTERNAL.format(board=board), "arch-specs/_site.yaml": site})

    assert into(made).code == code


def test_clashes_as_json(beside):
    made = beside({f"{BOARDS}/a.yaml": "dashboards:\n- name: provider-riscv64-all\n"})

    answer = json.loads(into(made, "generate", "--format", "json").out)

    assert (answer["written"], answer["files"]) == (False, [])
    assert [(each["rule"], each["file"]) for each in answer["findings"]] == [("test-infra-name", f"{BOARDS}/a.yaml")]


@pytest.mark.parametrize("missing", ["config/jobs/kubernetes", "config/testgrids"])
def test_a_folder_that_is_no_checkout(missing, project):
    folders = {"config/jobs/kubernetes", "config/testgrids"} - {missing}
    made = project({f"test-infra/{folder}/a.txt": "" for folder in folders})

    ran = into(made)

    assert (ran.code, ran.out) == (2, "")
    assert ran.err == (
        f"jobgen: test-infra is no checkout of kubernetes/test-infra: there is no {missing}\n"
        "    name the top folder of the checkout\n"
    )


def test_a_name_with_blanks_in_the_command_that_mends_it(beside):
    made = beside()
    (made.root / "test-infra").rename(made.root / "my checkout")

    ran = made.run("check", "--test-infra", "my checkout")

    assert ran.out.splitlines()[-1] == "run jobgen generate --test-infra 'my checkout' and commit the result"
