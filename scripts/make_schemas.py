"""Write the JSON Schemas of specs: `scripts/schemas/*.yaml` joined with the fields of Prow jobs.

A suite may say what a Prow job can say, beside the short forms. JSON Schema cannot both join objects and refuse unknown
keys, so the joined objects are written out here, key by key, as references.
"""

import json
import re
import shutil
from pathlib import Path
from typing import Any

from ruamel.yaml import YAML

ROOT = Path(__file__).resolve().parent.parent
SOURCE = ROOT / "scripts" / "schemas"
PACKAGE = ROOT / "jobgen" / "schemas"
TRIGGERS = {"presubmit": ("pull-and-push",), "postsubmit": ("pull-and-push",), "periodic": ("periodic-only",)}
SHORT = ("short-forms",)
TEKTON = ("pipeline_run_spec", "tekton_pipeline_run_spec")
LISTS = {"test_groups": "test_group", "dashboards": "dashboard", "dashboard_groups": "dashboard_group"}


def main() -> None:
    """Write every schema to the package and copy all of them to the top-level folder."""
    common = _read("spec-common")
    prow = json.loads((PACKAGE / "prow-job.schema.json").read_text(encoding="utf-8"))
    testgrid = json.loads((PACKAGE / "testgrid.schema.json").read_text(encoding="utf-8"))
    suites = _read("suites")
    suites["$defs"] = definitions(common, prow)
    for name, schema in (
        ("spec-common", common),
        ("suites", suites),
        ("arch-spec", _read("arch-spec")),
        ("site", _read("site")),
        ("job-file", job_file(prow, common)),
        ("testgrid-file", testgrid_file(testgrid, common)),
    ):
        text = json.dumps(schema, indent=2, ensure_ascii=False) + "\n"
        (PACKAGE / f"{name}.schema.json").write_text(text, encoding="utf-8")
    shutil.copytree(PACKAGE, ROOT / "schemas", dirs_exist_ok=True, ignore=shutil.ignore_patterns("*.py", "__pycache__"))


def definitions(common: dict[str, Any], prow: dict[str, Any]) -> dict[str, Any]:
    """Return the defs of the catalogue: the three triggers, a suite, and a layer without identity."""
    job = [("prow-job.schema.json#/$defs/job", prow["$defs"]["job"], {"name", "decorate_all_jobs"})]
    short = [_part(common, name) for name in SHORT]
    defs: dict[str, Any] = {}
    for trigger, extra in TRIGGERS.items():
        own = [(f"prow-job.schema.json#/$defs/{trigger}", prow["$defs"][trigger], set[str]())]
        parts = [*short, _part(common, "identity"), *[_part(common, name) for name in extra], *own, *job]
        defs[trigger] = _object(
            f"The {trigger} of a suite; `{{}}` switches it on as it is, `null` off.", parts, null=True
        )
    layer = [*short, _part(common, "periodic-only"), *job]
    defs["layer"] = _object("What holds for every job, and for every job of one trigger.", layer, triggers=True)
    defs["suite"] = _object("A suite or a base.", layer, triggers=True)
    defs["suite"]["properties"] = {**_suite_only(), **defs["suite"]["properties"]}
    return defs


def job_file(prow: dict[str, Any], common: dict[str, Any]) -> dict[str, Any]:
    """Return the schema of a Prow job file, whoever wrote it. Pipelines of Tekton are a language of their own, and any will do."""
    defs = _written(prow, common)
    job = ("#/$defs/job", prow["$defs"]["job"], set[str]())
    for trigger in TRIGGERS:
        defs[f"{trigger}-only"] = defs.pop(trigger)
        own = (f"#/$defs/{trigger}-only", prow["$defs"][trigger], set[str]())
        defs[trigger] = _object(f"One {trigger}.", [job, own])
        defs[trigger]["properties"] |= {key: {"type": "object"} for key in TEKTON}
    pulls = ("presubmits", "postsubmits")
    by_repo = {key: {"type": "object", "additionalProperties": _list_of(key[:-1])} for key in pulls}
    lists = {"periodics": _list_of("periodic"), "presets": _list_of("preset")}
    others = {"decorate_all_jobs": {"type": "boolean"}, "prow_ignored": {}}
    return _file("job-file", "A file of Prow jobs", {**by_repo, **lists, **others}) | {"$defs": defs}


def testgrid_file(testgrid: dict[str, Any], common: dict[str, Any]) -> dict[str, Any]:
    """Return the schema of a TestGrid file, whoever wrote it."""
    lists = {key: _list_of(name) for key, name in LISTS.items()}
    schema = _file("testgrid-file", "A file of TestGrid test groups and dashboards", lists)
    return schema | {"$defs": _written(testgrid, common)}


def _written(schema: dict[str, Any], common: dict[str, Any]) -> dict[str, Any]:
    """Return the definitions of a schema as they are outside specs: with plain text, where specs may have templates."""
    text = json.dumps(schema["$defs"]).replace("spec-common.schema.json#", "#")
    used = set(re.findall(r'"#/\$defs/([^"/]+)', text)) & common["$defs"].keys()
    plain = {name: _without_templates(common["$defs"][name]) for name in sorted(used)}
    return {**json.loads(text), **plain}


def _without_templates(definition: dict[str, Any]) -> dict[str, Any]:
    kinds = definition["type"] if isinstance(definition["type"], list) else [definition["type"]]
    return {"type": [kind for kind in kinds if kind != "object"]}


def _list_of(name: str) -> dict[str, Any]:
    return {"type": "array", "items": {"$ref": f"#/$defs/{name}"}}


def _file(name: str, title: str, properties: dict[str, Any]) -> dict[str, Any]:
    return {
        "$id": f"{name}.schema.json",
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": title,
        "type": "object",
        "properties": properties,
        "additionalProperties": False,
    }


def _suite_only() -> dict[str, Any]:
    return {
        "class": {
            "description": "What the suite proves; a suite whose name is a class is of that class.",
            "$ref": "spec-common.schema.json#/$defs/test-class",
            "examples": ["e2e"],
        },
        "from": {
            "type": "string",
            "description": "A suite or base to take everything from but its identity; of this spec, else of the catalogue.",
            "examples": ["e2e"],
        },
    }


def _part(common: dict[str, Any], name: str) -> tuple[str, dict[str, Any], set[str]]:
    return f"spec-common.schema.json#/$defs/{name}", common["$defs"][name], set()


def _object(
    description: str, parts: list[tuple[str, dict[str, Any], set[str]]], *, null: bool = False, triggers: bool = False
) -> dict[str, Any]:
    properties: dict[str, Any] = {}
    for reference, part, hidden in parts:
        for key, value in part["properties"].items():
            if key not in hidden:
                properties.setdefault(key, _reference(f"{reference}/properties/{key}", value))
    if triggers:
        for trigger in TRIGGERS:
            properties[trigger] = {
                "description": f"What differs for the {trigger}.",
                "$ref": f"#/$defs/{trigger}",
                "examples": [{}],
            }
    kind = ["object", "null"] if null else "object"
    return {"description": description, "type": kind, "properties": properties, "additionalProperties": False}


def _reference(target: str, value: dict[str, Any]) -> dict[str, Any]:
    return {"$ref": target, "description": value["description"], "examples": value["examples"]}


def _read(name: str) -> dict[str, Any]:
    data: dict[str, Any] = YAML(typ="safe", pure=True).load(SOURCE / f"{name}.yaml")
    return data


if __name__ == "__main__":
    main()
