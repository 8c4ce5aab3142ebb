import pytest
import small
from meaning import Meaning, meaning, platform


def over(low: str, high: str, trigger: str = "periodic") -> Meaning:
    """Return the meaning of `build` with `low` in the catalogue and `high` in the spec, both as keys of the trigger."""
    suites = f"version: 1\nsuites: {{build: {{image: kubekins, {trigger}: {{{low}}}}}}}\n"
    return meaning(platform(f"  build: {{{trigger}: {{{high}}}}}\n"), suites=suites)


def job_over(low: str, high: str, trigger: str = "periodic") -> dict[str, object]:
    found = over(low, high, trigger)
    assert found.said == []
    return found.job


def test_mappings_merge_and_keep_their_order():
    job = job_over("labels: {b: one, a: one}", "labels: {c: two, a: two}")

    assert job["labels"] == {"a": "two", "b": "one", "c": "two"}


def test_lists_and_scalars_replace():
    found = over("args: [a, b], max_concurrency: 1", "args: [c], max_concurrency: 2")

    assert (found.container["args"], found.job["max_concurrency"]) == (["c"], 2)


def test_null_removes():
    found = over("args: [a], timeout: 2h, labels: {a: one, b: one}", "args: null, labels: {a: null}")

    assert "args" not in found.container
    assert found.job["labels"] == {"b": "one"}
    assert found.said == []


def test_what_nulls_have_emptied_goes_too():
    found = over(
        "timeout: 2h, privileged: true, labels: {a: one}", "timeout: null, privileged: null, labels: {a: null}"
    )

    assert not {"decoration_config", "labels"} & found.job.keys()
    assert "securityContext" not in found.container
    assert found.said == []


def test_an_empty_mapping_that_somebody_wrote_stays():
    assert job_over("interval: 1h", "decoration_config: {}")["decoration_config"] == {}


def test_a_null_that_removes_nothing_is_a_warning_where_it_stands():
    assert over("interval: 1h", "timeout: null").said == [
        'linux-riscv64.yaml:11:31: warning: "timeout: null" removes nothing: no lower layer says timeout [null-idle]'
    ]


def test_an_entry_of_a_list_that_is_null_is_left_out():
    found = over("interval: 1h", "spec: {volumes: [{name: a, emptyDir: null}, {name: b, hostPath: {path: /b}}]}")

    assert found.job["spec"]["volumes"] == [{"name": "a"}, {"name": "b", "hostPath": {"path": "/b"}}]
    assert [finding.rule for finding in found.findings] == ["null-idle"]


def test_env_keeps_the_order_of_first_appearance():
    found = over("env: {B: one, A: one}", "env: {C: two, A: two}")

    assert [(each["name"], each["value"]) for each in found.container["env"]] == [
        ("B", "one"),
        ("A", "two"),
        ("C", "two"),
    ]


@pytest.mark.parametrize("env", ["env: {A: null}", "env: null"])
def test_env_loses_what_is_null(env):
    assert "env" not in over("env: {A: one}", env).container


def test_a_value_and_a_reference_replace_each_other_whole():
    text, reference = "env: {A: one}", "env: {A: {valueFrom: {fieldRef: {fieldPath: spec.nodeName}}}}"

    assert over(text, reference).container["env"] == [
        {"name": "A", "valueFrom": {"fieldRef": {"fieldPath": "spec.nodeName"}}}
    ]
    assert over(reference, text).container["env"] == [{"name": "A", "value": "one"}]


SCHEDULES = ("interval: 1h", "cron: 0 1 * * *", "minimum_interval: 2h")
FILTERS = ("run_if_changed: a", "skip_if_only_changed: b", "always_run: true")
BRANCHES = ("branches: [a]", "skip_branches: [b]")


@pytest.mark.parametrize(
    ("trigger", "group"), [("periodic", SCHEDULES), ("presubmit", FILTERS), ("presubmit", BRANCHES)]
)
def test_one_of_a_group_clears_the_others_of_lower_layers(trigger, group):
    keys = {each.partition(":")[0] for each in group}

    for low in group:
        for high in group:
            assert job_over(low, high, trigger).keys() & keys == {high.partition(":")[0]}


def test_two_of_a_group_in_one_layer_both_stay_for_the_rules_to_see():
    assert job_over("max_concurrency: 1", "interval: 1h, cron: 0 1 * * *").keys() >= {"interval", "cron"}


def test_always_run_clears_nothing_where_it_is_false():
    job = job_over("run_if_changed: a", "always_run: false", "presubmit")

    assert (job["run_if_changed"], job["always_run"]) == ("a", False)


def test_a_null_in_a_group_clears_only_itself():
    found = over("cron: 0 1 * * *", "interval: 1h, cron: null")

    assert (found.job["interval"], [finding.rule for finding in found.findings]) == ("1h", ["null-idle"])
    assert "interval" not in job_over("interval: 1h, max_concurrency: 1", "interval: null")


def test_short_forms_merge_into_the_only_container_of_a_list():
    found = over("spec: {containers: [{name: a, image: b, env: [{name: A, value: one}]}]}", "env: {B: two}, args: [c]")

    assert found.container == {
        "name": "a",
        "image": "b",
        "args": ["c"],
        "env": [{"name": "A", "value": "one"}, {"name": "B", "value": "two"}],
    }


def test_a_list_of_containers_replaces_short_forms():
    found = over("args: [a], env: {A: one}", "spec: {containers: [{name: b, image: c}]}")

    assert found.container == {"name": "b", "image": "c"}


def test_short_forms_over_several_containers_are_an_error():
    found = over("spec: {containers: [{name: a, image: b}, {name: c, image: d}]}", "args: [e]")

    assert found.said == [
        (
            "linux-riscv64.yaml:11:22: error: short forms are about the only container, but _suites.yaml:2:65 lists 2 of"
            " them in spec.containers [container-unclear]"
        )
    ]


def test_a_null_list_of_containers_removes_both_spellings():
    several = over("spec: {containers: [{name: a, image: b}, {name: c, image: d}]}", "spec: {containers: null}")
    single = over("args: [a]", "spec: {containers: null}")

    assert ("spec" in several.job, several.said) == (False, [])
    assert ("spec" in single.job, single.said) == (False, [])


def test_places_follow_the_value_that_won():
    spec = platform("  build:\n    args: [x]\n    presubmit: {}\n")

    (job,) = meaning(spec, suites=small.SUITES).expansion.jobs
    container = job.body.entries["spec"].entries["containers"].items[0]

    assert str(container.entries["args"].place) == "linux-riscv64.yaml:12:11"
    assert str(container.entries["command"].place) == "_suites.yaml:5:14"
    assert str(container.entries["image"].place) == "_site.yaml:23:10"
