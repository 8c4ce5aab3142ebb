"""Templates: found while a layer is read, filled in once the job is known.

A template is data, not text: only `{fill: …}` and `{file: …}` are looked into, a plain string never is.
"""

import re
from collections.abc import Callable, Iterable

from jobgen.findings import Finding, Place
from jobgen.nodes import Mapping, Node, Scalar, Sequence, Template, is_null
from jobgen.syntax.suggest import Suggester

NAMES = ("os", "arch", "platform", "suite", "branch")
"""What `fill` can name everywhere; beside the name of the job, `name` too."""

_KINDS = frozenset({"fill", "file"})
_MAPS_OF_TEXT = frozenset({
    "annotations", "env", "labels", "limits", "matchLabels", "mediaTypes", "nodeSelector", "options", "overhead", "replace",
    "requests", "volumeAttributes",
})  # fmt: skip
_FIELD = re.compile(r"\{\{|\}\}|\{([^{}]*)\}|[{}]")


def mark(node: Node, key: str = "") -> Node:
    """Return the node with every `{fill: …}` and `{file: …}` turned into a Template.

    `key` is the key that the node stands under: in maps whose keys are free text, `file` is a name like any other.
    """
    if isinstance(node, Scalar | Template):
        return node
    if isinstance(node, Sequence):
        return Sequence(tuple([mark(_whole(item)) for item in node.items]), node.place)
    if len(node.entries) == 1 and key not in _MAPS_OF_TEXT:
        ((kind, text),) = node.entries.items()
        if kind in _KINDS and isinstance(text, Scalar):
            return Template(kind, str(text.value), node.place)
    return Mapping({name: mark(value, name) for name, value in node.entries.items()}, node.place, node.keys)


def _whole(item: Node) -> Node:
    """Return an item of a list, which no layer is merged into, without its nulls."""
    if not isinstance(item, Mapping):
        return item
    kept = {key: _whole(value) for key, value in item.entries.items() if not is_null(value)}
    return Mapping(kept, item.place, item.keys)


class Filler:
    """Fills the templates of one job. `report` receives what cannot be filled."""

    def __init__(
        self,
        values: dict[str, str],
        files: dict[str, str | Finding],
        report: Callable[[Finding], None],
        suggest: Suggester,
    ) -> None:
        self._suggest = suggest
        self._values = values
        self._files = files
        self._report = report

    def text(self, template: Template) -> str:
        """Return the text that the template stands for; empty, and reported, where it cannot be made."""
        if template.kind == "file":
            return self._file(template)
        return fill(template.text, self._values, lambda field: self._unknown(field, template.place))

    def apply(self, node: Node) -> Node:
        """Return the node with every template filled in; nodes without templates are shared, not copied."""
        if type(node) is Scalar:
            return node
        if type(node) is Template:
            return Scalar(self.text(node), node.place)
        if type(node) is Sequence:
            items = [self.apply(item) for item in node.items]
            same = all(new is old for new, old in zip(items, node.items, strict=True))
            return node if same else Sequence(tuple(items), node.place)
        assert type(node) is Mapping  # noqa: S101  (there are four kinds)
        return self._mapping(node)

    def _mapping(self, node: Mapping) -> Mapping:
        filled: dict[str, Node] = {}
        for key, value in node.entries.items():
            if type(value) is not Scalar:
                new = self.apply(value)
                if new is not value:
                    filled[key] = new
        return Mapping({**node.entries, **filled}, node.place, node.keys) if filled else node

    def _file(self, template: Template) -> str:
        found = self._files.get(template.text)
        if isinstance(found, str):
            return found
        self._report(found or _missing(template, self._files, self._suggest))
        return ""

    def _unknown(self, field: str, place: Place) -> str:
        self._report(unknown_field(field, place, self._values, "fill"))
        return ""


def fill(pattern: str, values: dict[str, str], unknown: Callable[[str], str]) -> str:
    """Return `pattern` with its {names} filled in; `unknown` answers for those that are not in `values`."""

    def one(found: re.Match[str]) -> str:
        whole = found[0]
        if whole in ("{{", "}}"):
            return whole[0]
        name = found[1]
        return values[name] if name in values else unknown(whole)

    return _FIELD.sub(one, pattern)


def unknown_in(pattern: str, known: Iterable[str]) -> list[str]:
    """Return the fields of `pattern`, and its lone braces, that are not known."""
    return [found[0] for found in _FIELD.finditer(pattern) if found[0] not in ("{{", "}}") and found[1] not in known]


def unknown_field(field: str, place: Place, known: Iterable[str], what: str) -> Finding:
    """Return the finding on a `{name}`, or a lone brace, that nothing can be filled in for; `what` is the pattern's key."""
    if field in ("{", "}"):
        message, hint = f'a lone "{field}" in {what}', f'write "{field * 2}" for a brace itself'
    else:
        message = f'{what} does not know "{field}"'
        hint = f"write {_listed(known)}; {{{{ and }}}} are braces themselves"
    return Finding(rule="fill-name", place=place, message=message, hint=hint)


def _listed(names: Iterable[str]) -> str:
    *some, last = (f"{{{name}}}" for name in names)
    return f"{', '.join(some)} or {last}" if some else last


def _missing(template: Template, files: dict[str, str | Finding], suggest: Suggester) -> Finding:
    name = template.text
    if name.startswith("/") or ".." in name.split("/"):
        message, hint = f'the file "{name}" lies outside the specs folder', "name a file below the specs folder"
        return Finding(rule="file-outside", place=template.place, message=message, hint=hint)
    inside = [each for each in sorted(files) if each.startswith(f"{name}/")]
    if inside and name:
        message, hint = f'"{name}" is a folder, not a file', f"name a file in it, such as {inside[0]}"
    else:
        message = f'there is no file "{name}" in the specs folder'
        near = suggest(name, files) or next((each for each in sorted(files) if each.endswith(f"/{name}")), None)
        hint = f'did you mean "{near}"?' if near else "write its path from the specs folder, such as scripts/e2e.sh"
    return Finding(rule="file-missing", place=template.place, message=message, hint=hint)
