"""What Go makes of a document before it decodes it into Prow's and TestGrid's types.

Names of fields count in any case (rule Y-05), null leaves a field as it was, a null in a list is the empty value (Y-11), and some
fields take a number or a yes for text (Y-08, Y-09). What comes out fits the schema if Go can decode it, and does not if Go cannot.
"""

import re
import struct
from collections.abc import Iterable
from functools import cache
from math import isfinite
from typing import Any

from jobgen.findings import Finding, Severity
from jobgen.nodes import Mapping, Node, Scalar, Sequence, is_null
from jobgen.schemas import schema_named

LOOSE = frozenset({"interval", "minimum_interval", "cron", "tags", "trigger", "rerun_command"})
"""The fields of a job that take a number or a truth for text; all others are below embedded structs, and refuse it."""

NEWER = {
    "auxiliary": {"base_ref"},
    "minimum_secret_length": {"censoring_buffer_size"},
    "retry": {"minimum_interval"},
    "sparse_checkout_files": {"base_ref", "ssh_host_fingerprints"},
}
"""Fields that Prow has gained since the version whose schema this is, by fields that stood there before: nothing says more of them."""

_WHOLE = frozenset({"integer"})
_NANOSECONDS = re.compile(r"timeout|grace_period")
_TOO_LARGE = 2**63
_NOTHING: set[str] = set()
_TEMPLATE = frozenset({"file", "fill"})


def decoded(node: Node, schema: str, problems: list[Finding] | None = None, *, loose: bool = False) -> Node:
    """Return the node as Go would see it, for a schema such as `job-file#/$defs/presubmit`; values keep their places.

    `problems` gets what the schema cannot say: it is that of specs, and knows templates, but no newer fields.
    """
    file, _, pointer = schema.partition("#")
    return _Decoder([] if problems is None else problems).node(node, *_resolved(f"#{pointer}", file), loose=loose)


def is_as_written(node: Node) -> bool:
    """Return whether decoding a node that fits its schema leaves all of it as it is: no null, no template, no large number."""
    # Every value of every file comes by here: paths, which `walk` would make, are for nothing.
    if isinstance(node, Mapping):
        return not _is_template(node) and all(map(is_as_written, node.entries.values()))
    if isinstance(node, Sequence):
        return all(map(is_as_written, node.items))
    return not is_null(node) and not _is_large(node)


class _Decoder:
    """Decodes one document, and keeps what it finds wrong."""

    def __init__(self, problems: list[Finding]) -> None:
        self.problems = problems

    def node(self, node: Node, schema: dict[str, Any], home: str, *, loose: bool, key: str = "") -> Node:
        if isinstance(node, Mapping):
            return self.template(node, key) if _is_text(schema) else self.mapping(node, schema, home, loose=loose)
        if isinstance(node, Sequence):
            below, place = _below(schema.get("items", {}), home)
            items = (_zero(item, below) for item in node.items)
            return Sequence(tuple(self.node(item, below, place, loose=loose) for item in items), node.place)
        return self.scalar(node, schema, loose=loose, key=key) if isinstance(node, Scalar) else node

    def scalar(self, node: Scalar, schema: dict[str, Any], *, loose: bool, key: str) -> Scalar:
        made = _scalar(node, schema, loose=loose, key=key)
        if _is_large(made) and ("integer" in _types(schema) or type(made.value) is float):
            message = f'"{key}" is {made.value}, more than Go can count'
            self.problems.append(Finding(rule="schema-value", place=node.place, message=message))
        return made

    def template(self, node: Mapping, key: str) -> Node:
        """Return text in the place of a mapping that the schema would take for a template."""
        message = f'"{key}" must be text, not a mapping' if key else "this must be text, not a mapping"
        self.problems.append(
            Finding(rule="schema-type", place=node.place, message=message, hint="templates are for specs")
        )
        return Scalar("", node.place)

    def mapping(self, node: Mapping, schema: dict[str, Any], home: str, *, loose: bool) -> Mapping:
        known = schema.get("properties", {})
        others = schema.get("additionalProperties", {})
        entries: dict[str, Node] = {}
        keys = dict(node.keys)
        for written, key in _fields(node.entries, known):
            value = node.entries[written]
            if key not in known and not NEWER.get(key, _NOTHING).isdisjoint(known):
                self.newer(node, written)
                continue
            if key in node.keys or written in node.keys:
                keys[key] = node.key_place(written)
            below, place = _below(known.get(key, others if isinstance(others, dict) else {}), home)
            if not is_null(value):
                made = self.node(value, below, place, loose=loose or key in LOOSE, key=key)
                entries[key] = _merged(entries.get(key), made)
            elif key not in known:
                entries[key] = _zero(value, below)
        return Mapping(entries, node.place, keys)

    def newer(self, node: Mapping, key: str) -> None:
        """Say that a field is too new to be judged."""
        finding = Finding(
            rule="schema-unknown-key",
            severity=Severity.WARNING,
            place=node.key_place(key),
            message=f'"{key}" is newer than the Prow that the schemas come from, and was not looked into',
            hint="checkconfig of that version refuses it; newer ones know it",
        )
        self.problems.append(finding)


def _fields(entries: dict[str, Node], known: dict[str, Any]) -> Iterable[tuple[str, str]]:
    """Yield each key as it is written with the field that Go takes it for; of two that mean one field, the one that counts last."""
    if not known or entries.keys() <= known.keys():
        return ((key, key) for key in entries)
    folded = {name.lower(): name for name in known}
    # JSON has its keys in the order of their bytes, capitals first.
    ordered = sorted(entries, key=str.encode) if len({key.lower() for key in entries}) < len(entries) else list(entries)
    return ((key, key if key in known else folded.get(key.lower(), key)) for key in ordered)


def _merged(earlier: Node | None, later: Node) -> Node:
    """Return what a field holds that was there twice, in two spellings: structs are filled in one after the other."""
    if isinstance(earlier, Mapping) and isinstance(later, Mapping):
        return later._replace(entries={**earlier.entries, **later.entries}, keys={**earlier.keys, **later.keys})
    return later


def _scalar(node: Scalar, schema: dict[str, Any], *, loose: bool, key: str) -> Scalar:
    wanted = _types(schema)
    value = node.value
    if "string" in wanted and isinstance(value, bool | int | float):
        if loose and not wanted & {"integer", "number"}:
            return node._replace(value=_text(value))
        if not isinstance(value, bool) and _NANOSECONDS.fullmatch(key) and float(value).is_integer():
            return node._replace(value=f"{int(value)}ns")
    if type(value) is float and (wanted & _WHOLE or "enum" in schema) and value.is_integer():
        return node._replace(value=int(value))
    return node


def _text(value: bool | float) -> str:
    """Return a number or truth as the text that Go makes of it; fractions have as many digits as 32 bits need."""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int):
        return str(value)
    if not _single(value):
        return "+Inf" if value > 0 else "-Inf"
    shortest = next(
        (text for digits in range(9) if _single(float(text := f"{value:.{digits}e}")) == _single(value)), ""
    )
    number, _, exponent = shortest.partition("e")
    power = int(exponent or 0)
    if -4 <= power < 6:
        return f"{float(shortest):.{max(len(number.partition('.')[2]) - power, 0)}f}"
    return f"{number}e{power:+03d}"


def _single(value: float) -> bytes:
    try:
        return struct.pack("f", value)
    except OverflowError:
        return b""


def _is_large(node: Node) -> bool:
    if type(node) is not Scalar:
        return False
    value = node.value
    return abs(value) >= _TOO_LARGE if type(value) is int else type(value) is float and not isfinite(value)


def _is_template(node: Node) -> bool:
    return isinstance(node, Mapping) and len(node.entries) == 1 and not _TEMPLATE.isdisjoint(node.entries)


def _is_text(schema: dict[str, Any]) -> bool:
    """Return whether a schema of specs takes text, and a template in its place."""
    return frozenset(schema.get("properties", ())) == _TEMPLATE


def _zero(node: Node, schema: dict[str, Any]) -> Node:
    """Return the empty value where null stands in a list or a map."""
    if not is_null(node):
        return node
    kinds = _types(schema)
    for kind, empty in _EMPTY.items():
        if kind in kinds:
            return Scalar(empty, node.place)
    if "array" in kinds:
        return Sequence((), node.place)
    return Mapping({}, node.place) if "object" in kinds else node


_EMPTY: dict[str, str | int | bool] = {"number": 0, "integer": 0, "string": "", "boolean": False}


def _types(schema: dict[str, Any]) -> frozenset[str]:
    kinds = schema.get("type", ())
    return frozenset({kinds} if isinstance(kinds, str) else kinds)


def _below(schema: dict[str, Any], home: str) -> tuple[dict[str, Any], str]:
    return _resolved(schema["$ref"], home) if "$ref" in schema else (schema, home)


@cache
def _resolved(reference: str, home: str) -> tuple[dict[str, Any], str]:
    """Return what a reference leads to, and the file in which that stands."""
    file, _, pointer = reference.partition("#")
    home = file.removesuffix(".schema.json") or home
    schema = schema_named(home)
    for step in pointer.split("/")[1:]:
        schema = schema[step]
    return _below(schema, home)
