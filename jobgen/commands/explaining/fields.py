"""Fields as people name them: Prow's words with dots, or a short form of a spec."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from jobgen.errors import JobgenError
from jobgen.findings import Finding, Place
from jobgen.layering.short_forms import Rewriter
from jobgen.model.job import Job
from jobgen.model.words import Trigger
from jobgen.nodes import Mapping, Node, Path, Scalar, Sequence, find
from jobgen.schemas import schema_named
from jobgen.syntax.suggest import closest

_STEP = re.compile(r"\[(\d+)\]|\[\"([^\"]*)\"\]|([^.\[\]]+)|(\.)|(.)")
_NOWHERE = Place("")
_AMOUNTS = frozenset({"cpu", "memory"})
_TOP = ("spec", "containers")
OWN_WORDS = ("boards", "signal", "refs", "release", "repo", "renamed_from")
"""Keys of a spec that jobgen answers itself."""
SHORT_FORMS = (
    "image", "command", "args", "env", "resources", "privileged", "timeout", "container", "tab", "alert_email",
    "description", "cpu", "memory",
)  # fmt: skip
"""Keys of a spec that stand for a field of Prow elsewhere."""
BOARDS: Path = ("annotations", "testgrid-dashboards")
TAB: Path = ("annotations", "testgrid-tab-name")
NAME: Path = ("name",)


@dataclass(frozen=True, slots=True)
class Field:
    """A field of a job. `path` is in the words of layers, `body` in Prow's, with variables by name."""

    path: Path
    body: Path

    def __str__(self) -> str:
        """Return the field as one would ask for it."""
        return dotted(self.body)


def field_named(words: str, job: Job) -> Field:
    """Return the field that the user means.

    Raises:
        JobgenError: neither Prow nor a spec has such a field.
    """
    path = _joined(_by_name(_canonical(_steps(words)), job.body))
    made = Field(path, _in_prow(path))
    problem = _unknown(made.body, job.trigger)
    if problem:
        word, known = problem
        near = closest(word, known)
        hint = f'did you mean "{near}"?' if near else "write it as in a Prow job, such as spec.containers[0].image"
        raise JobgenError(f'no job has a field "{words}"', hint=hint)
    return made


def in_body(body: Mapping, path: Path) -> Node | None:
    """Return the value at a path of Prow's words in which variables go by their name."""
    node: Node | None = body
    for position, step in enumerate(path):
        if isinstance(node, Sequence) and isinstance(step, str):
            node = next((item for item in node.items if _named(item) == step), None)
            if position == len(path) - 1:
                node = find(node, "value") or node
        else:
            node = find(node, step)
    return node


def leaves(node: Node, path: Path) -> Iterator[tuple[Path, Node]]:
    """Yield the values below a node, lists of scalars whole, variables by name."""
    if isinstance(node, Mapping) and node.entries:
        for key, value in node.entries.items():
            yield from leaves(value, (*path, key))
    elif isinstance(node, Sequence) and any(isinstance(item, Mapping) for item in node.items):
        for index, item in enumerate(node.items):
            name = _named(item) if path[-1:] == ("env",) else None
            yield from leaves(find(item, "value") or item if name else item, (*path, name or index))
    else:
        yield path, node


def dotted(path: Path) -> str:
    """Return a path as one would write it."""
    text = ""
    for step in path:
        if isinstance(step, int):
            text += f"[{step}]"
        else:
            text += f'["{step}"]' if re.search(r"[.\[\]]", step) else f"{'.' if text else ''}{step}"
    return text


def _steps(words: str) -> Path:
    steps: list[str | int] = []
    for index, quoted, word, _, wrong in _STEP.findall(words):
        if wrong:
            raise JobgenError(f'"{words}" is not the path of a field', hint="write it like spec.containers[0].env.HOME")
        if index or quoted or word:
            steps.append(int(index) if index else quoted or word)
    if not steps or isinstance(steps[0], int):
        raise JobgenError(f'"{words}" is not the path of a field', hint="write it like spec.containers[0].env.HOME")
    return tuple(steps)


def _canonical(steps: Path) -> Path:
    """Return the steps in the words of layers."""
    if steps == ("boards",):
        return BOARDS
    if steps[:2] == _TOP and len(steps) > 2:
        return ("container", *steps[3:]) if steps[2] == 0 else ("containers", *steps[2:])
    if steps[0] in _AMOUNTS:
        steps = ("resources", *steps)
    if steps[0] == "resources" and len(steps) == 1:
        return ("container", "resources")
    if steps[0] in SHORT_FORMS and steps[0] != "container":
        return _rewritten(steps)
    return steps


def _rewritten(steps: Path) -> Path:
    """Return where a short form puts its value; list indices stay as they are."""
    words = [step for step in steps if isinstance(step, str)]
    node: Node = Scalar("", _NOWHERE)
    for word in reversed(words):
        node = Mapping({word: node}, _NOWHERE)
    assert isinstance(node, Mapping)  # noqa: S101  (a field begins with a word)
    path: Path = ()
    below: Node = Rewriter({}, _ignore).layer(node)
    while isinstance(below, Mapping):
        key, below = next(iter(below.entries.items()))
        path = (*path, key)
    return (*path, *(step for step in steps if isinstance(step, int)))


def _ignore(_finding: Finding) -> None:
    """Do nothing: a single word says nothing twice."""


def _by_name(path: Path, body: Mapping) -> Path:
    """Return the path with `env[2]` as the variable that stands there."""
    if path[:2] == ("container", "env") and len(path) > 2 and isinstance(path[2], int):
        name = _named(find(body, *_TOP, 0, "env", path[2]))
        return (*path[:2], name or path[2], *path[3:])
    return path


def _joined(path: Path) -> Path:
    """Return the path with the key of an annotation or label put together again where it holds dots."""
    if path[0] in ("annotations", "labels") and len(path) > 2:
        return (path[0], ".".join(str(step) for step in path[1:]))
    return path


def _in_prow(path: Path) -> Path:
    if path[0] == "container":
        return (*_TOP, 0, *path[1:])
    return (*_TOP, *path[1:]) if path[0] == "containers" else path


def _named(item: Node | None) -> str | None:
    name = find(item, "name")
    return str(name.value) if isinstance(name, Scalar) else None


def _unknown(path: Path, trigger: Trigger) -> tuple[str, set[str]] | None:
    """Return the first word of the path that Prow does not know, with those that it knows there."""
    if path[0] in OWN_WORDS:
        return None
    schemas = [_definition("job"), _definition(trigger)]
    for step in path:
        if isinstance(step, int):
            schemas = [each["items"] for each in _resolved(schemas) if "items" in each]
            continue
        known: dict[str, Any] = {}
        for each in _resolved(schemas):
            known.update(each.get("properties", {}))
        if not known:  # a map of free text, a variable by its name, or what the schema leaves open
            return None
        if step not in known:
            words = {*known, *(SHORT_FORMS + OWN_WORDS if path[0] == step else ())}
            return step, words
        schemas = [known[step]]
    return None


def _definition(name: str) -> dict[str, Any]:
    definition: dict[str, Any] = schema_named("prow-job")["$defs"][name]
    return definition


def _resolved(schemas: list[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    for schema in schemas:
        yield schema
        if "$ref" in schema:
            yield from _resolved([_referred(schema["$ref"])])
        for combination in ("anyOf", "oneOf", "allOf"):
            yield from _resolved(schema.get(combination, []))


def _referred(reference: str) -> dict[str, Any]:
    file, _, path = reference.partition("#/")
    schema: dict[str, Any] = schema_named(file.removesuffix(".schema.json") or "prow-job")
    for step in path.split("/"):
        schema = schema[step]
    return schema
