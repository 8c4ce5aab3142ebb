import small
from meaning import Meaning, meaning, platform

IDENTITY = "name: own-name, context: own-context, tab: own-tab, renamed_from: older"


def suites(**texts: str) -> str:
    return "version: 1\nsuites:\n" + "".join(f"  {name}: {{{text}}}\n" for name, text in texts.items())


def args(found: Meaning) -> dict[str, object]:
    return {key: job["spec"]["containers"][0].get("args") for key, job in found.jobs.items()}


def test_a_suite_of_the_spec_goes_before_one_of_the_catalogue():
    spec = platform("  build: {args: [spec]}\n  mine: {from: build, class: other, presubmit: {}}\n")

    assert args(meaning(spec)) == {"mine presubmit": ["spec"]}


def test_a_base_of_the_spec_goes_before_the_catalogue():
    spec = platform("  mine: {from: build, class: other, presubmit: {}}\n", "bases: {build: {args: [base]}}\n")

    assert args(meaning(spec)) == {"mine presubmit": ["base"]}


def test_the_catalogue_is_the_last_resort():
    assert args(meaning(platform("  mine: {from: build, presubmit: {}}\n"))) == {
        "mine presubmit": ["make", "quick-release"]
    }


def test_a_suite_that_names_itself_means_the_one_of_the_catalogue():
    spec = platform("  build: {from: build, presubmit: {}}\n")

    assert meaning(spec).said == []
    assert args(meaning(spec)) == args(meaning(platform("  build: {presubmit: {}}\n")))


def test_with_from_the_catalogue_suite_of_the_same_name_is_left_out():
    spec = platform("  build: {from: unit, presubmit: {}}\n")

    assert meaning(spec).container["command"] == ["make", "test"]
    assert "args" not in meaning(spec).container


def test_a_base_is_made_from_a_base_and_from_the_catalogue():
    spec = platform(
        "  mine: {from: one, presubmit: {}}\n",
        "bases: {one: {from: two, args: [one]}, two: {from: unit, args: [two], timeout: 1h}}\n",
    )

    found = meaning(spec)

    assert (found.container["args"], found.container["command"]) == (["one"], ["make", "test"])
    assert found.job["decoration_config"] == {"timeout": "1h"}


def test_triggers_come_along_as_defaults_but_not_as_switches():
    spec = platform(
        "  one: {class: other, presubmit: {max_concurrency: 3}, postsubmit: {}}\n  two: {from: one, presubmit: {}}\n"
    )

    assert {key: job.get("max_concurrency") for key, job in meaning(spec).jobs.items()} == {
        "one presubmit": 3,
        "one postsubmit": None,
        "two presubmit": 3,
    }


def test_identity_stays_where_it_was_said():
    spec = platform(f"  one: {{class: other, presubmit: {{{IDENTITY}}}}}\n  two: {{from: one, presubmit: {{}}}}\n")

    one, two = meaning(spec).expansion.jobs

    assert (one.name, one.data["context"], one.tab, one.renamed_from) == ("own-name", "own-context", "own-tab", "older")
    assert (two.name, two.data.get("context"), two.tab) == ("pull-kubernetes-two-riscv64",) * 1 + (None, two.name)
    assert two.renamed_from == ""


def test_a_signal_is_identity_too():
    spec = platform(
        "  one: {class: other, signal: blocking, periodic: {interval: 1h}}\n  two: {from: one, periodic: {}}\n"
    )

    assert {job.suite: job.signal.value for job in meaning(spec).expansion.jobs} == {"one": "blocking", "two": "none"}


def test_the_catalogue_suite_of_the_same_name_gives_identity():
    found = meaning(
        platform("  build: {presubmit: {}}\n  other: {from: build, presubmit: {}}\n"),
        suites=suites(build="class: build, presubmit: {name: known}"),
    )

    assert [job.name for job in found.expansion.jobs] == ["known", "pull-kubernetes-other-riscv64"]


def test_the_class_is_the_own_one_then_the_name_then_what_is_inherited():
    spec = platform(
        "  e2e: {from: build, presubmit: {}}\n  e2e-slow: {from: e2e, presubmit: {}}\n"
        "  other-way: {from: mine, presubmit: {}}\n  last: {from: mine, class: integration, presubmit: {}}\n",
        "bases: {mine: {class: node-e2e}}\n",
    )

    found = {job.suite: (job.test_class, job.primary) for job in meaning(spec).expansion.jobs}

    assert found == {
        "e2e": ("e2e", True),
        "e2e-slow": ("e2e", False),
        "other-way": ("node-e2e", False),
        "last": ("integration", False),
    }


def test_a_suite_of_no_class():
    (finding,) = meaning(platform("  biuld: {presubmit: {}}\n")).findings

    assert str(finding) == (
        'linux-riscv64.yaml:11:3: error: the suite "biuld" is not in the catalogue and says neither class nor from'
        " [suite-class]"
    )
    assert finding.hint == (
        'did you mean "build"? a suite of your own needs class:'
        " build|unit|integration|e2e|node-e2e|conformance|other, or from: with what it adapts"
    )


def test_a_name_that_does_not_exist_is_the_only_thing_said():
    (finding,) = meaning(platform("  mine: {from: biuld, presubmit: {}}\n")).findings

    assert str(finding) == (
        'linux-riscv64.yaml:11:16: error: "from" names "biuld", which is neither a suite nor a base [from-unknown]'
    )
    assert finding.hint == 'did you mean "build"?'


def test_the_catalogue_knows_only_itself():
    found = meaning(
        platform("  build: {presubmit: {}}\n", "bases: {mine: {}}\n"), suites=suites(build="class: build, from: mine")
    )

    assert found.said == [
        '_suites.yaml:3:31: error: "from" names "mine", which is neither a suite nor a base [from-unknown]'
    ]


def test_a_circle_is_reported_once_wherever_one_gets_into_it():
    spec = platform(
        "  one: {from: two, presubmit: {}}\n  two: {from: three, presubmit: {}}\n  three: {from: two, presubmit: {}}\n"
    )

    assert meaning(spec).said == [
        'linux-riscv64.yaml:12:15: error: "from" goes round in a circle: two -> three -> two [from-cycle]'
    ]


def test_a_suite_made_from_itself():
    assert meaning(platform("  mine: {from: mine, presubmit: {}}\n")).said == [
        'linux-riscv64.yaml:11:16: error: "from" goes round in a circle: mine -> mine [from-cycle]'
    ]
    own = meaning(platform("  build: {presubmit: {}}\n"), suites=suites(build="class: build, from: build"))
    assert own.said == ['_suites.yaml:3:31: error: "from" goes round in a circle: build -> build [from-cycle]']


def test_a_chain_without_end_is_cut():
    spec = platform("".join(f"  s{n}: {{from: s{n + 1}}}\n" for n in range(30)) + "  s30: {class: other}\n")

    (finding,) = meaning(spec).findings

    assert finding.message == '"from" goes through more than 20 definitions'


def test_a_base_and_a_suite_of_one_name():
    found = meaning(platform("  build: {presubmit: {}}\n", "bases: {build: {}}\n"))

    assert found.said == [
        (
            'linux-riscv64.yaml:10:9: error: "build" is a base and a suite of this spec, so "from: build" could mean either'
            " [base-name]"
        )
    ]


def test_anchors_and_merge_keys_keep_the_place_of_what_they_stand_for():
    spec = platform(
        "  build:\n    <<: *common\n    presubmit: {}\n",
        "bases:\n  unused: &common\n    labels: {preset-a: 'true'}\n    timeout: 1h\n",
    )

    (job,) = meaning(spec, suites=small.SUITES).expansion.jobs

    assert job.data["decoration_config"] == {"timeout": "1h"}
    assert str(job.body.entries["decoration_config"].entries["timeout"].place) == "linux-riscv64.yaml:13:14"
