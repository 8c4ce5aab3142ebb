"""One YAML document as nodes, built from parser events: no library builds nodes with places at this speed."""

from collections.abc import Iterator
from typing import Any

from jobgen.findings import Finding, Place
from jobgen.nodes import Mapping, Node, Scalar, Sequence
from jobgen.yamlio.events import (
    AliasEvent,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    StreamEndEvent,
)
from jobgen.yamlio.resolution import go_key, go_scalar, scalar

MAX_NODES = 200_000
"""Values and keys that a document may hold, unless the caller says otherwise, once its aliases are written out."""

MAX_FINDINGS = 1_000
"""Findings after which a document is not read on: whatever it is, it is no spec."""

MAX_DEPTH = 100
"""Levels of nesting; nothing that Prow or Kubernetes reads comes near."""

_TAG = "tag:yaml.org,2002:"


class Stopped(Exception):  # noqa: N818  (not an error: a finding already says why)
    """Reading ends here."""


class Builder:
    """One document being built; the state is what YAML asks for: anchors, size, depth."""

    resolve = staticmethod(scalar)
    last_wins = False

    def __init__(self, file: str, findings: list[Finding], stream: Iterator[Any], most: int) -> None:
        self.file = file
        self.most = most
        self.findings = findings
        self.next = stream.__next__
        self.anchors: dict[str, tuple[Node, int] | None] = {}
        self.size = 0
        self.depth = 0

    def document(self) -> Node | None:
        self.next()
        if type(self.next()) is StreamEndEvent:
            return None
        node = self.node(self.next(), Place(self.file))
        self.next()
        event = self.next()
        if type(event) is not StreamEndEvent:
            self.report("yaml-document", event, "a second YAML document begins here", "keep one document in a file")
        return node

    def node(self, event: Any, above: Place) -> Node:
        """Return the node that begins with the event; `above` is where a value that nobody wrote is said to stand."""
        kind = type(event)
        self.size += 1
        if self.size > self.most:
            message = f"the file holds more than {self.most:,} keys and values"
            raise self.stop("yaml-size", event, message, "take out what repeats; no spec needs as many")
        if kind is ScalarEvent:
            node: Node = self.scalar(event, above)
            if event.anchor:
                self.anchors[event.anchor] = (node, 1)
            return node
        if kind is AliasEvent:
            return self.alias(event)
        return self.collection(event, kind)

    def collection(self, event: Any, kind: type) -> Node:
        before = self.size
        self.depth += 1
        if self.depth > MAX_DEPTH:
            raise self.stop(
                "yaml-depth", event, f"nested more than {MAX_DEPTH} levels deep", "look for brackets that repeat"
            )
        if event.anchor:
            self.anchors[event.anchor] = None
        if event.tag and event.tag not in (_TAG + "map", _TAG + "seq"):
            self.tag(event)
        node = self.mapping(event) if kind is MappingStartEvent else self.sequence(event)
        self.depth -= 1
        if event.anchor:
            self.anchors[event.anchor] = (node, self.size - before + 1)
        return node

    def scalar(self, event: Any, above: Place) -> Scalar:
        place = self.written(event, above)
        if event.tag and event.tag != _TAG + "str":
            return self.tagged(event, place)
        return Scalar(self.resolve(event.value) if event.implicit[0] else event.value, place)

    def tagged(self, event: Any, place: Place) -> Scalar:
        value = scalar(event.value)
        kind = {"int": int, "float": float, "bool": bool, "null": type(None)}.get(event.tag.removeprefix(_TAG))
        if kind is None or type(value) is not kind:
            self.tag(event)
        return Scalar(value, place)

    def tag(self, event: Any) -> None:
        short = event.tag.replace(_TAG, "!!")
        self.report("yaml-tag", event, f'the tag "{short}" is not allowed', "leave the tag out, or quote the value")

    def alias(self, event: Any) -> Node:
        if event.anchor not in self.anchors:
            hint = f"write &{event.anchor} before the value above that it means, or put quotes around text that begins with *"
            raise self.stop("yaml-alias", event, f'no anchor "{event.anchor}" stands above', hint)
        target = self.anchors[event.anchor]
        if target is None:
            raise self.stop("yaml-alias", event, f'the alias "{event.anchor}" contains itself', "write the value out")
        self.size += target[1]
        if self.size > self.most:
            message = f"with its aliases written out, the file holds more than {self.most:,} keys and values"
            raise self.stop("yaml-alias", event, message, "use fewer aliases of aliases")
        return target[0]

    def sequence(self, start: Any) -> Sequence:
        items: list[Node] = []
        place = self.place(start)
        event = self.next()
        while type(event) is not SequenceEndEvent:
            items.append(self.node(event, place))
            event = self.next()
        return Sequence(tuple(items), place)

    def mapping(self, start: Any) -> Mapping:
        entries: dict[str, Node] = {}
        keys: dict[str, Place] = {}
        merged: list[Node] = []
        whole = self.place(start)
        event = self.next()
        while type(event) is not MappingEndEvent:
            key = self.key(event)
            place = self.written(event, whole)
            value = self.node(self.next(), place)
            if key == "<<" and event.implicit[0]:
                merged.append(value)
            elif key in entries:
                self.duplicate(key, event, keys[key])
                if self.last_wins:
                    entries[key], keys[key] = value, place
            else:
                entries[key] = value
                keys[key] = place
            event = self.next()
        for source in merged:
            self.merge(source, entries, keys)
        return Mapping(entries, whole, keys)

    def key(self, event: Any) -> str:
        if type(event) is AliasEvent or not isinstance(event, ScalarEvent):
            raise self.stop("yaml-key", event, "a key must be plain text", "write the key as a word")
        self.size += 1
        key = event.value
        if event.tag and event.tag != _TAG + "str":
            self.tag(event)
        if event.implicit[0] and not isinstance(scalar(key), str):
            self.report("yaml-key", event, f"the key {key or '(empty)'} is not text", f'quote it: "{key}"')
        return str(key)

    def duplicate(self, key: str, event: Any, first: Place) -> None:
        message = f'the key "{key}" stands twice; the first is on line {first.line}'
        self.report("yaml-duplicate-key", event, message, "keep one of the two")

    def merge(self, source: Node, entries: dict[str, Node], keys: dict[str, Place]) -> None:
        for part in source.items if isinstance(source, Sequence) else (source,):
            if not isinstance(part, Mapping):
                message = "<< takes a mapping or a list of mappings"
                self.findings.append(
                    Finding(
                        rule="yaml-merge-key", place=part.place, message=message, hint="give it an alias: <<: *name"
                    ),
                )
                return
            for key, value in part.entries.items():
                if key not in entries:
                    entries[key] = value
                    keys[key] = part.key_place(key)

    def written(self, event: Any, above: Place) -> Place:
        """Return where the event stands; for empty text, where parsers disagree, the place above it."""
        nothing = type(event) is ScalarEvent and not event.value and event.implicit[0] and not event.anchor
        return above if nothing else self.place(event)

    def place(self, event: Any) -> Place:
        mark = event.start_mark
        return Place(self.file, mark.line + 1, mark.column + 1)

    def report(self, rule: str, event: Any, message: str, hint: str) -> None:
        self.findings.append(Finding(rule=rule, place=self.place(event), message=message, hint=hint))
        if len(self.findings) > MAX_FINDINGS:
            raise Stopped

    def stop(self, rule: str, event: Any, message: str, hint: str) -> Stopped:
        self.report(rule, event, message, hint)
        return Stopped()


class GoBuilder(Builder):
    """The same as Go's YAML has it."""

    resolve = staticmethod(go_scalar)
    last_wins = True

    def key(self, event: Any) -> str:
        if type(event) is ScalarEvent and event.implicit[0] and not event.tag:
            key = go_key(event.value)
            if key is not None:
                self.size += 1
                return key
        return super().key(event)
