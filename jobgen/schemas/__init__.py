"""The JSON Schemas that come with jobgen, as data."""

import json
from functools import cache
from importlib import resources
from typing import Any

SCHEMAS = ("spec-common", "prow-job", "testgrid", "suites", "arch-spec", "site", "job-file", "testgrid-file")
"""Names of the schemas of specs, and of configuration that somebody wrote; `<name>.schema.json` is the file, and the `$id`."""


@cache
def schema_named(name: str) -> dict[str, Any]:
    """Return one of the schemas."""
    text = resources.files("jobgen").joinpath("schemas", f"{name}.schema.json").read_text(encoding="utf-8")
    schema: dict[str, Any] = json.loads(text)
    return schema
