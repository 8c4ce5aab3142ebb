"""The schemas of Prow's and TestGrid's own fields: whole, closed, explained, and what the engines' structs say today."""

import json
import os
import re
import subprocess
import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator
from places import ENGINES, ROOT, UPSTREAM
from referencing import Registry, Resource
from ruamel.yaml import YAML

SCHEMAS = ROOT / "jobgen" / "schemas"
SCRIPT = ROOT / "scripts" / "make_prow_schema.py"
CONFIG = UPSTREAM / "test-infra" / "config"

PROW = "prow-job.schema.json"
TESTGRID = "testgrid.schema.json"
TRIGGERS = {"presubmits": "presubmit", "postsubmits": "postsubmit", "periodics": "periodic"}

needs_upstream = pytest.mark.skipif(not CONFIG.is_dir(), reason=f"no upstream configuration at {UPSTREAM}")


@cache
def schema(name: str) -> dict[str, Any]:
    return json.loads((SCHEMAS / name).read_text(encoding="utf-8"))


@cache
def registry() -> Registry:
    names = (PROW, TESTGRID, "spec-common.schema.json")
    return Registry().with_resources((name, Resource.from_contents(schema(name))) for name in names)


def validator(part: dict[str, Any]) -> Draft202012Validator:
    return Draft202012Validator(part, registry=registry())


def definition(name: str, file: str = PROW) -> Draft202012Validator:
    return validator({"$ref": f"{file}#/$defs/{name}"})


@cache
def job_of(trigger: str) -> Draft202012Validator:
    """A whole job: what all jobs have and what this trigger adds, joined key by key as the schemas of specs do."""
    properties = {
        key: {"$ref": f"{PROW}#/$defs/{name}/properties/{key}"}
        for name in ("job", trigger)
        for key in schema(PROW)["$defs"][name]["properties"]
    }
    return validator({"type": "object", "properties": properties, "additionalProperties": False})


def messages(judge: Draft202012Validator, value: object) -> list[str]:
    return [f"{error.json_path}: {error.message}" for error in judge.iter_errors(value)]


def properties_of(file: str) -> Iterator[tuple[str, dict[str, Any], Draft202012Validator]]:
    """Every property of every definition, with the judge of its values."""
    for name, each in schema(file)["$defs"].items():
        for key, value in each["properties"].items():
            yield f"{name}.{key}", value, validator({"$ref": f"{file}#/$defs/{name}/properties/{key}"})


def below(part: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """A schema and the schemas of what its lists and maps hold."""
    yield part
    for inner in (part.get("items"), part.get("additionalProperties")):
        if isinstance(inner, dict):
            yield from below(inner)


@pytest.mark.parametrize("file", [PROW, TESTGRID])
def test_is_a_valid_schema_named_after_its_file(file: str):
    Draft202012Validator.check_schema(schema(file))
    assert schema(file)["$id"] == file


@pytest.mark.parametrize("file", [PROW, TESTGRID])
def test_every_definition_is_a_closed_object(file: str):
    for name, each in schema(file)["$defs"].items():
        assert "object" in each["type"], name
        assert each["additionalProperties"] is False, name


@pytest.mark.parametrize("file", [PROW, TESTGRID])
def test_every_property_is_explained_in_one_line(file: str):
    wrong = [path for path, value, _ in properties_of(file) if not re.fullmatch(r"[A-Z].*\.", value["description"])]
    assert wrong == []


@pytest.mark.parametrize("file", [PROW, TESTGRID])
def test_every_example_is_valid(file: str):
    wrong = [
        (path, example, messages(judge, example))
        for path, value, judge in properties_of(file)
        for example in value["examples"]
        if not judge.is_valid(example)
    ]
    assert wrong == []
    assert [path for path, value, _ in properties_of(file) if not value["examples"]] == []


def test_null_may_stand_for_every_field_and_every_map_value_but_in_no_list():
    for path, value, judge in properties_of(PROW):
        assert judge.is_valid(None), path
        for part in below(value):
            if isinstance(part.get("additionalProperties"), dict):
                assert validator(located(part["additionalProperties"])).is_valid(None), path
            if "items" in part:
                assert not validator(located(part["items"])).is_valid(None), path


def located(part: dict[str, Any]) -> dict[str, Any]:
    """The same schema, with references that hold outside its file."""
    return {key: PROW + value if key == "$ref" and value.startswith("#") else value for key, value in part.items()}


@pytest.mark.parametrize("file", [PROW, TESTGRID])
def test_every_definition_is_reached(file: str):
    roots = {"job", "presubmit", "postsubmit", "periodic", "preset", "test_group", "dashboard", "dashboard_group"}
    referred = set(re.findall(r'"\$ref": "#/\$defs/([^"]+)"', json.dumps(schema(file))))
    assert set(schema(file)["$defs"]) - referred - roots <= {"nullable-Container"}


def test_a_trigger_repeats_no_field_of_all_jobs():
    common = set(schema(PROW)["$defs"]["job"]["properties"])
    for trigger in TRIGGERS.values():
        assert common.isdisjoint(schema(PROW)["$defs"][trigger]["properties"]), trigger


@pytest.mark.parametrize(
    ("trigger", "job", "expected"),
    [
        ("periodic", {"intervall": "2h"}, "$: Additional properties are not allowed ('intervall' was unexpected)"),
        ("presubmit", {"interval": "2h"}, "$: Additional properties are not allowed ('interval' was unexpected)"),
        ("periodic", {"branches": ["x"]}, "$: Additional properties are not allowed ('branches' was unexpected)"),
        (
            "periodic",
            {"pipeline_run_spec": {}},
            "$: Additional properties are not allowed ('pipeline_run_spec' was unexpected)",
        ),
        (
            "periodic",
            {"spec": {"containers": [{"imagePullPolcy": "Always"}]}},
            "$.spec.containers[0]: Additional properties are not allowed ('imagePullPolcy' was unexpected)",
        ),
        ("periodic", {"name": 12}, "$.name: 12 is not of type 'string', 'object', 'null'"),
        (
            "postsubmit",
            {"labels": {"preset-x": True}},
            "$.labels['preset-x']: True is not of type 'string', 'object', 'null'",
        ),
        ("presubmit", {"branches": [1.30]}, "$.branches[0]: 1.3 is not of type 'string', 'object'"),
        (
            "periodic",
            {"spec": {"containers": [{"env": [{"name": "A", "value": 8}]}]}},
            "$.spec.containers[0].env[0].value: 8 is not of type 'string', 'object', 'null'",
        ),
        ("presubmit", {"optional": "true"}, "$.optional: 'true' is not of type 'boolean', 'null'"),
        ("presubmit", {"max_concurrency": "1"}, "$.max_concurrency: '1' is not of type 'integer', 'null'"),
        ("presubmit", {"max_concurrency": True}, "$.max_concurrency: True is not of type 'integer', 'null'"),
        ("periodic", {"extra_refs": [None]}, "$.extra_refs[0]: None is not of type 'object'"),
        ("periodic", {"spec": []}, "$.spec: [] is not of type 'object', 'null'"),
        ("periodic", {"tags": "nightly"}, "$.tags: 'nightly' is not of type 'array', 'null'"),
        (
            "periodic",
            {"spec": {"priority": 2147483648}},
            "$.spec.priority: 2147483648 is greater than the maximum of 2147483647",
        ),
    ],
)
def test_one_mistake_in_a_job_draws_one_message(trigger: str, job: dict[str, Any], expected: str):
    assert messages(job_of(trigger), job) == [expected]


@pytest.mark.parametrize(
    ("name", "value", "expected"),
    [
        ("test_group", {"tests_name_policy": "TESTS_NAME_REPLACE"}, "$.tests_name_policy: 'TESTS_NAME_REPLACE' is not"),
        ("test_group", {"result_source": {}}, "$: Additional properties are not allowed ('result_source' was"),
        ("test_group", {"days_of_results": "14"}, "$.days_of_results: '14' is not of type 'integer'"),
        ("dashboard_tab", {"alert_options": {"subject": 1}}, "$.alert_options.subject: 1 is not of type 'string'"),
        ("dashboard_tab", {"description": None}, "$.description: None is not of type 'string'"),
    ],
)
def test_one_mistake_in_testgrid_words_draws_one_message(name: str, value: dict[str, Any], expected: str):
    found = messages(definition(name, TESTGRID), value)
    assert [message.startswith(expected) for message in found] == [True], found


def test_text_may_be_a_template_wherever_prow_wants_a_string():
    job = {"name": {"fill": "ci-unit-{arch}"}, "spec": {"containers": [{"args": [{"file": "scripts/unit.sh"}]}]}}
    assert messages(job_of("periodic"), job) == []


def test_a_definition_that_lists_hold_has_a_twin_where_null_may_stand():
    assert messages(definition("Container"), None) == ["$: None is not of type 'object'"]
    assert messages(definition("nullable-Container"), None) == []


def test_committed_schemas_are_what_the_engines_structs_say(tmp_path: Path):
    if not (ENGINES / "prowschema").exists():
        reason = f"prowschema is not in {ENGINES}; `make engines` builds it"
        pytest.fail(reason) if os.environ.get("CI") else pytest.skip(reason)
    command = [sys.executable, str(SCRIPT), "--engines", str(ENGINES), "--out", str(tmp_path)]
    subprocess.run(command, check=True)
    for file in (PROW, TESTGRID):
        assert (tmp_path / file).read_bytes() == (SCHEMAS / file).read_bytes(), f"{file}: run {SCRIPT.name}"


@cache
def upstream(folder: str) -> list[tuple[str, dict[str, Any]]]:
    """Every YAML file below that folder of the upstream configuration, by name."""
    yaml = YAML(typ="safe")
    yaml.allow_duplicate_keys = True
    return [(path.name, yaml.load(path) or {}) for path in sorted((CONFIG / folder).rglob("*.yaml"))]


def upstream_jobs(key: str) -> Iterator[dict[str, Any]]:
    for _, content in upstream("jobs"):
        held = content.get(key) or []
        yield from held if isinstance(held, list) else (job for jobs in held.values() for job in jobs)


@needs_upstream
@pytest.mark.parametrize("key", TRIGGERS)
def test_every_upstream_job_is_valid(key: str):
    jobs = list(upstream_jobs(key))
    wrong = {job["name"]: found for job in jobs if (found := messages(job_of(TRIGGERS[key]), job))}
    assert wrong == {}
    assert jobs


@needs_upstream
def test_every_upstream_preset_is_valid():
    presets = [preset for _, content in upstream("prow") for preset in content.get("presets", [])]
    assert [messages(definition("preset"), preset) for preset in presets] == [[]] * len(presets)
    assert presets


@needs_upstream
def test_every_upstream_test_group_and_tab_is_valid():
    grids = [content for _, content in upstream("testgrids")]
    groups = [group for grid in grids for group in grid.get("test_groups") or []]
    tabs = [tab for grid in grids for board in grid.get("dashboards") or [] for tab in board.get("dashboard_tab") or []]
    assert {
        group["name"]: found for group in groups if (found := messages(definition("test_group", TESTGRID), group))
    } == {}
    assert {tab["name"]: found for tab in tabs if (found := messages(definition("dashboard_tab", TESTGRID), tab))} == {}
    assert groups
    assert tabs
