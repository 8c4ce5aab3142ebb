"""Documents against their JSON Schemas. The only home of jsonschema, which is loaded for documents that do not fit."""

from collections.abc import Iterator
from functools import cache
from itertools import islice
from typing import TYPE_CHECKING, Any

from jobgen.findings import Finding
from jobgen.model.spec import SITE, SUITES, Document
from jobgen.nodes import Node, find, plain
from jobgen.schemas import SCHEMAS, schema_named
from jobgen.schemas.accepting import Accepting, Check

if TYPE_CHECKING:
    from jsonschema.protocols import Validator

    from jobgen.schemas.messages import Problem

FORMAT = 1
"""The version of the spec format that this jobgen reads."""

MOST = 1_000
"""Findings on one document; one that has more is something else than a spec."""


def validate(document: Document) -> list[Finding]:
    """Return what the document's schema has to say, every problem at once."""
    version = _version(document)
    if version:
        return [version]
    return validate_as(document)


def _explained(document: Document) -> list[Finding]:
    from jobgen.schemas.messages import findings_of  # noqa: PLC0415  (only for mistakes)

    every = (finding for problem in problems(document) for finding in findings_of(problem, document))
    return list(islice(every, MOST))


def problems(document: Document) -> "Iterator[Problem]":
    """Yield what jsonschema finds wrong."""
    from jobgen.schemas.messages import Problem  # noqa: PLC0415  (only for mistakes)

    for error in validator(kind(document)).iter_errors(plain(document.node)):
        yield Problem(
            keyword=str(error.validator),
            wanted=error.validator_value,
            value=error.instance,
            schema=error.schema if isinstance(error.schema, dict) else {},
            path=tuple(error.absolute_path),
            is_key="propertyNames" in error.absolute_schema_path,
        )


def validate_as(document: Document) -> list[Finding]:
    """Return what the schema that the document names itself has to say: configuration that somebody wrote has no version."""
    return [] if _accepting(kind(document))(document.node) else _explained(document)


def accepts(node: Node, schema: str) -> bool:
    """Return whether a quick look finds nothing wrong; no is not the last word."""
    return _accepting(schema)(node)


def kind(document: Document) -> str:
    """Return the name of the schema that the document is held to, with the definition in it where it is a part of a file."""
    return document.schema or {SITE: "site", SUITES: "suites"}.get(document.name, "arch-spec")


@cache
def validator(name: str) -> "Validator":
    """Return the validator of one of the schemas that come with jobgen, or of a part of one; 1.0 is no whole number to it."""
    from jsonschema import Draft202012Validator, validators  # noqa: PLC0415  (a tenth of a second, only for mistakes)
    from referencing import Registry, Resource  # noqa: PLC0415  (comes with jsonschema)

    every = {schema["$id"]: Resource.from_contents(schema) for schema in map(schema_named, SCHEMAS)}
    registry: Registry[Any] = Registry().with_resources(every.items())
    types = Draft202012Validator.TYPE_CHECKER.redefine("integer", lambda _, value: type(value) is int)
    strict: type[Validator] = validators.extend(Draft202012Validator, {"uniqueItems": _unique}, type_checker=types)  # type: ignore[no-untyped-call]
    file, _, part = name.partition("#")
    return strict({"$ref": f"{file}.schema.json#{part}"} if part else schema_named(file), registry=registry)


def _unique(_validator: object, _wanted: object, value: Any, _schema: object) -> Iterator[Any]:
    """Look for equal items in a time that grows with the list, where jsonschema takes the square of it."""
    from jsonschema import ValidationError  # noqa: PLC0415  (as above)

    if isinstance(value, list) and len({repr(item) for item in value}) < len(value):
        yield ValidationError("something is there twice")


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
        message = f"this jobgen reads version {FORMAT} of the spec format, not {_shown(value)}"
    place = node.place if node else document.node.place
    return Finding(rule="spec-version", place=place, message=message, hint=f"write version: {FORMAT}")


def _shown(value: Any) -> str:
    if isinstance(value, dict | list):
        return "a mapping" if isinstance(value, dict) else "a list"
    return f'"{value}"' if isinstance(value, str) else "null" if value is None else str(value).lower()
