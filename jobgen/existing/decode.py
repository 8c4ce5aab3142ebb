"""What Go makes of a document before it decodes it into Prow's and TestGrid's types.

Names of fields count in any case (rule Y-05), null leaves a field as it was, a null in a list is the empty value (Y-11), and some
fields take a number or a yes for text (Y-08, Y-09). What comes out fits the schema if Go can decode it, and does not if Go cannot.
"""

import re
from typing import Any

from jobgen.nodes import Mapping, Node, Scalar, Sequence
from jobgen.schemas import schema_named

LOOSE = frozenset({"interval", "minimum_interval", "cron", "tags", "trigger", "rerun_command"})
"""The fields of a job that take a number or a truth for text; all others are below embedded structs, and refuse it."""

_WHOLE = frozenset({"integer"})
_NANOSECONDS = re.compile(r"timeout|grace_period")


def decoded(node: Node, schema: str, *, loose: bool = False) -> Node:
    """Return the node as Go would see it, for a schema such as `job-file#/$defs/presubmit`; values keep their places."""
    file, _, pointer = schema.partition("#")
    return _decoded(node, *_resolved({"$ref": f"#{pointer}"}, file), loose=loose)


def _decoded(node: Node, schema: dict[str, Any], home: str, *, loose: bool, key: str = "") -> Node:
    if isinstance(node, Mapping):
        return _mapping(node, schema, home, loose=loose)
    if isinstance(node, Sequence):
        below, place = _resolved(schema.get("items", {}), home)
        items = (_zero(item, below) for item in node.items)
        return Sequence(tuple(_decoded(item, below, place, loose=loose) for item in items), node.place)
    return _scalar(node, schema, loose=loose, key=key) if isinstance(node, Scalar) else node


def _mapping(node: Mapping, schema: dict[str, Any], home: str, *, loose: bool) -> Mapping:
    known = schema.get("properties", {})
    others = schema.get("additionalProperties", {})
    folded = {name.lower(): name for name in known} if not node.entries.keys() <= known.keys() else {}
    entries: dict[str, Node] = {}
    keys = dict(node.keys)
    for written, value in node.entries.items():
        key = written if written in known else folded.get(written.lower(), written)
        if key in node.keys or written in node.keys:
            keys[key] = node.key_place(written)
        below, place = _resolved(known.get(key, others if isinstance(others, dict) else {}), home)
        if not _is_null(value):
            entries[key] = _decoded(value, below, place, loose=loose or key in LOOSE, key=key)
        elif key not in known:
            entries[key] = _zero(value, below)
    return Mapping(entries, node.place, keys)


def _scalar(node: Scalar, schema: dict[str, Any], *, loose: bool, key: str) -> Scalar:
    kinds = schema.get("type", "")
    wanted = frozenset({kinds} if isinstance(kinds, str) else kinds)
    value = node.value
    if "string" in wanted and isinstance(value, bool | int | float):
        if loose and not wanted & {"integer", "number"}:
            return node._replace(value=_text(value))
        if type(value) is int and _NANOSECONDS.fullmatch(key):
            return node._replace(value=f"{value}ns")
    if type(value) is float and (wanted & _WHOLE or "enum" in schema) and value.is_integer():
        return node._replace(value=int(value))
    return node


def _text(value: bool | float) -> str:
    """Return a number or truth as the text that Go makes of it; fractions have the digits of 32 bits."""
    if isinstance(value, bool):
        return "true" if value else "false"
    return str(value) if isinstance(value, int) else f"{value:.7g}"


def _is_null(node: Node) -> bool:
    return type(node) is Scalar and node.value is None


def _zero(node: Node, schema: dict[str, Any]) -> Node:
    """Return the empty value where null stands in a list or a map."""
    if not _is_null(node):
        return node
    kinds = schema.get("type", "")
    if "object" in kinds:
        return Mapping({}, node.place)
    return Scalar("", node.place) if "string" in kinds else node


def _resolved(schema: dict[str, Any], home: str) -> tuple[dict[str, Any], str]:
    """Return what the references of a schema lead to, and the file in which that stands."""
    while "$ref" in schema:
        file, _, pointer = schema["$ref"].partition("#")
        home = file.removesuffix(".schema.json") or home
        schema = schema_named(home)
        for step in pointer.split("/")[1:]:
            schema = schema[step]
    return schema, home
