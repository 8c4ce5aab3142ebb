"""Documents against their JSON Schemas. The only home of jsonschema, which is loaded for documents that do not fit."""

from collections.abc import Iterator
from functools import cache
from typing import TYPE_CHECKING, Any

from jobgen.findings import Finding
from jobgen.model.spec import SITE, SUITES, Document
from jobgen.nodes import find, plain
from jobgen.schemas import SCHEMAS, schema_named
from jobgen.schemas.accepting import Accepting, Check
from jobgen.schemas.messages import findings_of

if TYPE_CHECKING:
    from jsonschema import Draft202012Validator
    from jsonschema.exceptions import ValidationError

FORMAT = 1
"""The version of the spec format that this jobgen reads."""


def validate(document: Document) -> list[Finding]:
    """Return what the document's schema has to say, every problem at once."""
    version = _version(document)
    if version:
        return [version]
    if _accepting(kind(document))(document.node):
        return []
    return [finding for error in errors(document) for finding in findings_of(error, document)]


def errors(document: Document) -> "Iterator[ValidationError]":
    """Yield the errors of jsonschema."""
    yield from validator(kind(document)).iter_errors(plain(document.node))


def kind(document: Document) -> str:
    """Return the name of the schema that the document is held to."""
    return {SITE: "site", SUITES: "suites"}.get(document.name, "arch-spec")


@cache
def validator(name: str) -> "Draft202012Validator":
    """Return the validator of one of the schemas that come with jobgen."""
    from jsonschema import Draft202012Validator  # noqa: PLC0415  (a tenth of a second that a clean run need not pay)
    from referencing import Registry, Resource  # noqa: PLC0415  (comes with jsonschema)

    every = {schema["$id"]: Resource.from_contents(schema) for schema in map(schema_named, SCHEMAS)}
    registry: Registry[Any] = Registry().with_resources(every.items())
    return Draft202012Validator(schema_named(name), registry=registry)


@cache
def _accepting(name: str) -> Check:
    return Accepting().document(name)


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
