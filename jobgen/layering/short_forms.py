"""Short forms rewritten to Prow's words, one layer at a time, before anything is merged.

A rewritten layer says everything in Prow's words, with three exceptions that merging needs: `container` is the only
container as a mapping, its `env` is a mapping by name, and `containers` is a whole list where somebody wrote one.
`boards`, `signal`, `refs`, `release`, `repo`, `name`, `context` and `renamed_from` are answered later, when the job is whole.
"""

from collections.abc import Callable
from typing import TypeAlias

from jobgen.findings import Finding, Place
from jobgen.layering.templates import mark
from jobgen.nodes import Mapping, Node, Scalar, Sequence, find

Report: TypeAlias = Callable[[Finding], None]
Target: TypeAlias = tuple[str, ...]

_PLACED: dict[str, Target] = {
    "image": ("container", "image"),
    "command": ("container", "command"),
    "args": ("container", "args"),
    "privileged": ("container", "securityContext", "privileged"),
    "timeout": ("decoration_config", "timeout"),
    "tab": ("annotations", "testgrid-tab-name"),
    "alert_email": ("annotations", "testgrid-alert-email"),
    "description": ("annotations", "description"),
}
"""Short forms that are one value of Prow's, and where it stands."""

DROPPED = frozenset({"class", "from", "presubmit", "postsubmit", "periodic"})
"""Keys of a suite that are no part of its layer."""


class Rewriter:
    """Rewrites layers. `images` are the site's names; `report` receives what is said twice or cannot be read."""

    def __init__(self, images: dict[str, str], report: Report) -> None:
        self._images = images
        self._report = report

    def layer(self, node: Mapping) -> Mapping:
        """Return the layer in Prow's words, its triggers left out."""
        out = _Tree(node.place, self._report)
        for key, value in node.entries.items():
            if key not in DROPPED:
                self._put(out, key, value, node.key_place(key))
        return out.mapping()

    def _put(self, out: "_Tree", key: str, value: Node, place: Place) -> None:
        if key == "env":
            out.put(("container", "env"), _env_map(value), key, place)
        elif key == "resources":
            self._resources(out, value, place)
        elif key == "container":
            self._container(out, value)
        elif key == "spec":
            self._spec(out, value)
        elif key in _PLACED:
            out.put(_PLACED[key], self._value(key, value), key, place)
        else:
            out.put((key,), mark(value, key), key, place)

    def _value(self, key: str, value: Node) -> Node:
        if key == "image" and isinstance(value, Scalar) and isinstance(value.value, str):
            return Scalar(self._images.get(value.value, value.value), value.place)
        if key == "alert_email" and isinstance(value, Sequence):
            addresses = [str(item.value) for item in value.items if isinstance(item, Scalar)]
            return Scalar(", ".join(addresses) or None, value.place)
        return mark(value, key)

    def _resources(self, out: "_Tree", value: Node, place: Place) -> None:
        if not isinstance(value, Mapping):
            out.put(("container", "resources"), value, "resources", place)
            return
        for key, amount in value.entries.items():
            where = value.key_place(key)
            if key in ("requests", "limits"):
                out.put(("container", "resources", key), amount, f"resources.{key}", where)
            else:
                for kind in ("requests", "limits"):
                    out.put(("container", "resources", kind, key), amount, f"resources.{key}", where)

    def _container(self, out: "_Tree", value: Node) -> None:
        if not isinstance(value, Mapping):
            out.put(("container",), value, "container", value.place)
            return
        for key, item in value.entries.items():
            where = value.key_place(key)
            shaped = self._env_list(item) if key == "env" else mark(item, key)
            out.put(("container", key), shaped, f"container.{key}", where)

    def _spec(self, out: "_Tree", value: Node) -> None:
        if not isinstance(value, Mapping):
            out.put(("spec",), value, "spec", value.place)
            return
        for key, item in value.entries.items():
            if key == "containers":
                out.put(("containers",), self._whole_list(item), "spec.containers", value.key_place(key))
            else:
                out.put(("spec", key), mark(item, key), f"spec.{key}", value.key_place(key))

    def _whole_list(self, value: Node) -> Node:
        if not isinstance(value, Sequence):
            return value
        return Sequence(tuple([self._whole_container(each) for each in value.items]), value.place)

    def _whole_container(self, value: Node) -> Node:
        if not isinstance(value, Mapping):
            return value
        entries = {
            key: self._env_list(item) if key == "env" else mark(item, key) for key, item in value.entries.items()
        }
        return Mapping(entries, value.place, value.keys)

    def _env_list(self, value: Node) -> Node:
        """Return Prow's list of variables as a mapping by name, so that it merges like the short form."""
        if not isinstance(value, Sequence):
            return value
        entries: dict[str, Node] = {}
        for item in value.items:
            name, given = _variable(item)
            if name in entries:
                self._report(_twice_in_env(name, item.place))
            entries[name] = given
        return Mapping(entries, value.place)


def _variable(item: Node) -> tuple[str, Node]:
    fields = dict(item.entries) if isinstance(item, Mapping) else {}
    name = fields.pop("name", None)
    text = str(name.value) if isinstance(name, Scalar) else ""
    if "valueFrom" in fields:
        return text, mark(Mapping(fields, item.place))
    return text, mark(fields.get("value", Scalar("", item.place)))


def _twice_in_env(name: str, place: Place) -> Finding:
    message = f'the environment variable "{name}" is set twice in one list'
    return Finding(rule="said-twice", place=place, message=message, hint="keep one of the two")


def _env_map(value: Node) -> Node:
    if not isinstance(value, Mapping):
        return value
    entries = {name: mark(item) for name, item in value.entries.items()}
    return Mapping(entries, value.place, value.keys)


class _Tree:
    """A mapping being put together, which notices when one value is said in two spellings."""

    def __init__(self, place: Place, report: Report) -> None:
        self._report = report
        self._root: dict[str, Node] = {}
        self._tree = Mapping(self._root, place)
        self._said: dict[Target, str] = {}

    def put(self, target: Target, value: Node, spelling: str, place: Place) -> None:
        if isinstance(value, Mapping) and value.entries:
            for key, item in value.entries.items():
                self.put((*target, key), item, spelling, value.key_place(key))
            return
        other = self._said.get(target) or self._meeting(target, value)
        if other is not None:
            message = f'"{spelling}" and "{other}" say the same thing twice ({".".join(target)})'
            self._report(Finding(rule="said-twice", place=place, message=message, hint="keep one of the two"))
            return
        self._said[target] = spelling
        self._attach(target, value, place)

    def _meeting(self, target: Target, value: Node) -> str | None:
        """Return the spelling that says something above `target`, or below it, so that only one of the two can hold."""
        for depth in range(1, len(target)):
            above = self._said.get(target[:depth])
            if above is not None and not isinstance(find(self._tree, *target[:depth]), Mapping):
                return above
        if isinstance(value, Mapping) or not isinstance(find(self._tree, *target), Mapping):
            return None
        return next(said for path, said in self._said.items() if path[: len(target)] == target)

    def _attach(self, target: Target, value: Node, place: Place) -> None:
        entries = self._root
        for step in target[:-1]:
            below = entries.get(step)
            if not isinstance(below, Mapping):
                below = Mapping({}, place)
                entries[step] = below
            entries = below.entries
        entries[target[-1]] = value

    def mapping(self) -> Mapping:
        whole, parts = self._root.get("containers"), self._root.get("container")
        if whole is not None and parts is not None:
            message = '"spec.containers" and short forms of the container stand in one layer'
            hint = "say all of it in spec.containers, or leave spec.containers out"
            self._report(Finding(rule="said-twice", place=whole.place, message=message, hint=hint))
            del self._root["container"]
        return self._tree
