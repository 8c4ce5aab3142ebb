"""Documents against their JSON Schemas. The only home of jsonschema."""

import json
from collections.abc import Iterator
from functools import cache
from importlib import resources
from typing import Any

from jsonschema import Draft202012Validator
from jsonschema.exceptions import ValidationError
from referencing import Registry, Resource

from jobgen.findings import Finding
from jobgen.model.spec import SITE, SUITES, Document
from jobgen.nodes import find, plain
from jobgen.stages.schema_messages import findings_of

FORMAT = 1
"""The version of the spec format that this jobgen reads."""

SCHEMAS = ("spec-common", "prow-job", "testgrid", "suites", "arch-spec", "site")


def validate(document: Document) -> list[Finding]:
    """Return what the document's schema has to say, every problem at once."""
    version = _version(document)
    if version:
        return [version]
    return [finding for error in errors(document) for finding in findings_of(error, document)]


def errors(document: Document) -> Iterator[ValidationError]:
    """Yield the errors of jsonschema, the most useful one where several alternatives failed."""
    yield from validator(kind(document)).iter_errors(plain(document.node))


def kind(document: Document) -> str:
    """Return the name of the schema that the document is held to."""
    return {SITE: "site", SUITES: "suites"}.get(document.name, "arch-spec")


@cache
def validator(name: str) -> Draft202012Validator:
    """Return the validator of one of the schemas that come with jobgen."""
    resources_by_name = {schema["$id"]: Resource.from_contents(schema) for schema in map(schema_named, SCHEMAS)}
    registry: Registry[Any] = Registry().with_resources(resources_by_name.items())
    return Draft202012Validator(schema_named(name), registry=registry)


@cache
def schema_named(name: str) -> dict[str, Any]:
    """Return one of the schemas that come with jobgen."""
    text = resources.files("jobgen").joinpath("schemas", f"{name}.schema.json").read_text(encoding="utf-8")
    schema: dict[str, Any] = json.loads(text)
    return schema


def _version(document: Document) -> Finding | None:
    node = find(document.node, "version")
    value = plain(node) if node else None
    if value == FORMAT and not isinstance(value, bool):
        return None
    if node is None:
        message = '"version" is missing'
    else:
        message = f"this jobgen reads version {FORMAT} of the spec format, not {value}"
    place = node.place if node else document.node.place
    return Finding(rule="spec-version", place=place, message=message, hint=f"write version: {FORMAT}")
