"""What does not fit a JSON Schema, in words that say what to write instead, at the line that is wrong."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from jobgen.findings import Finding
from jobgen.model.spec import Document
from jobgen.schemas import schema_named
from jobgen.syntax.suggest import closest
from jobgen.yamlio.resolution import scalar
from jobgen.yamlio.spelling import spelled

_KINDS = {
    "string": "text",
    "integer": "a whole number",
    "number": "a number",
    "boolean": "true or false",
    "array": "a list",
    "object": "a mapping",
    "null": "null",
}
_TRIGGERS = ("presubmit", "postsubmit", "periodic")
_ANNOTATIONS = ("testgrid-", "fork-per-release")
_WORDS = ("command", "args")
_NAMED = {"name", "value"}
_AS_WRITTEN = "put quotes around it, so that it stays as it is written"
_MANY = 12
_LONG = 60


@dataclass(frozen=True, slots=True, kw_only=True)
class Problem:
    """One keyword of a schema that a value does not meet; `wanted` is what the keyword says, `is_key` that a key is wrong."""

    keyword: str
    wanted: Any
    value: Any
    schema: dict[str, Any]
    path: tuple[str | int, ...]
    is_key: bool = False


def findings_of(problem: Problem, document: Document) -> Iterator[Finding]:
    """Yield the findings of one problem: one, or one for each unknown or missing key."""
    translate = _key_form if problem.is_key else _TRANSLATIONS.get(problem.keyword, _other)
    yield from translate(problem, document)


def _type(problem: Problem, document: Document) -> Iterator[Finding]:
    kinds = [problem.wanted] if isinstance(problem.wanted, str) else list(problem.wanted)
    named = " or ".join(_KINDS[kind] for kind in kinds if kind != "null" or len(kinds) == 1)
    message = f"{_named(problem)} must be {named}, not {_shown(problem.value)}"
    yield _finding("schema-type", problem, document, message, _type_hint(kinds, problem))


def _type_hint(kinds: Sequence[str], problem: Problem) -> str:
    value, last = problem.value, problem.path[-1] if problem.path else 0
    if "string" in kinds and isinstance(value, bool | int | float) and ("object" in kinds or not _example(problem)):
        # YAML has dropped the zeros at the end of a fraction: what was written may have been a version.
        return _AS_WRITTEN if isinstance(value, float) else f"write it as text, in quotes: {spelled(spelled(value))}"
    if isinstance(value, str) and not isinstance(scalar(value), str) and set(kinds) & {"integer", "number", "boolean"}:
        return f"write it without quotes{_example(problem, ', ')}"
    if kinds[0] == "array" and isinstance(value, str | int | float):
        items = value.split(None if last in _WORDS else ",") if isinstance(value, str) else [value]
        return f"write it as a list: {spelled([each.strip() if isinstance(each, str) else each for each in items])}"
    pairs = _pairs(value) if kinds[0] == "object" else {}
    if pairs:
        return f"write it as a mapping: {last}: {spelled(pairs)}"
    if kinds[0] == "object" and isinstance(last, str) and value is None:
        return f"write {last}: {{}}, or leave the line out"
    return _example(problem) or ("write its keys below it, each on a line of its own" if kinds[0] == "object" else "")


def _pairs(value: Any) -> dict[str, Any]:
    """Return a list of names with values, as Kubernetes has it, as the mapping that specs have; empty for anything else."""
    if not isinstance(value, list) or not all(isinstance(each, dict) and each.keys() == _NAMED for each in value):
        return {}
    return {str(each["name"]): _as_text(each["value"]) for each in value}


def _as_text(value: Any) -> Any:
    return spelled(value) if isinstance(value, bool | int | float) else value


def _unknown_key(problem: Problem, document: Document) -> Iterator[Finding]:
    known = problem.schema.get("properties", {})
    for key in problem.value:
        if key not in known:
            place = document.key_place(*problem.path, key)
            message = f'{_where(problem.path)}there is no key "{key}"'
            hint = ("" if document.schema else _home(key, problem, document)) or _known(key, sorted(known))
            yield Finding(rule="schema-unknown-key", place=place, message=message, hint=hint)


def _home(key: str, problem: Problem, document: Document) -> str:
    """Return the hint for a key that stands one level too high, or in the wrong trigger; empty for any other."""
    suites, known = schema_named("suites")["$defs"], problem.schema.get("properties", {})
    if not problem.path and not document.name.startswith("_") and key in suites["suite"]["properties"]:
        return "it belongs into a suite, or into job_defaults"
    if "container" not in known:
        return ""
    *others, last = [trigger for trigger in _TRIGGERS if key in suites[trigger]["properties"]] or [""]
    if last:
        return f"it belongs into a {', '.join(others) + ' or ' if others else ''}{last} block"
    if key.startswith(_ANNOTATIONS):
        return f"it belongs into annotations: {{{key}: …}}"
    pods = schema_named("prow-job")["$defs"]
    for definition, home in (
        ("PodSpec", "spec"),
        ("Container", "container"),
        ("DecorationConfig", "decoration_config"),
    ):
        if key in pods.get(definition, {}).get("properties", {}):
            return f"it belongs into {home}: {{{key}: …}}"
    return ""


def _known(key: str, known: Sequence[str]) -> str:
    near = closest(key, known)
    if near:
        return f'did you mean "{near}"?'
    return f"known keys: {', '.join(known[:_MANY])}{', …' if len(known) > _MANY else ''}"


def _missing_keys(problem: Problem, document: Document) -> Iterator[Finding]:
    """Yield a finding for every missing key; jsonschema says so once for each, and saying it again does no harm."""
    for key in problem.wanted:
        if key not in problem.value:
            example = problem.schema.get("properties", {}).get(key, {}).get("examples", [])
            hint = f"add {key}: {spelled(example[0])}" if example else f"add {key}"
            message = f'{_where(problem.path)}"{key}" is missing'
            yield _finding("schema-missing-key", problem, document, message, hint)


def _enum(problem: Problem, document: Document) -> Iterator[Finding]:
    if "type" in problem.schema and type(problem.value) not in {type(each) for each in problem.wanted}:
        return  # the type says so already
    choices = [str(each) for each in problem.wanted if each is not None]
    near = closest(str(problem.value), choices)
    message = f"{_named(problem)} must be one of {', '.join(choices)}, not {_shown(problem.value)}"
    yield _finding("schema-value", problem, document, message, f'did you mean "{near}"?' if near else "")


def _pattern(problem: Problem, document: Document) -> Iterator[Finding]:
    message = f"{_named(problem)} does not have the right form: {_shown(problem.value)}"
    yield _finding("schema-value", problem, document, message, _example(problem))


def _key_form(problem: Problem, document: Document) -> Iterator[Finding]:
    message = f"{_where(problem.path)}the name {_shown(problem.value)} does not have the right form"
    hint = "write small letters, digits and dashes, such as node-e2e"
    place = document.key_place(*problem.path, str(problem.value))
    yield Finding(rule="schema-value", place=place, message=message, hint=hint)


def _too_few(problem: Problem, document: Document) -> Iterator[Finding]:
    what = "not be empty" if problem.wanted == 1 else f"have at least {problem.wanted} characters"
    yield _finding("schema-value", problem, document, f"{_named(problem)} must {what}", _example(problem))


def _template(problem: Problem, document: Document) -> Iterator[Finding]:
    message = f"{_named(problem)} must say exactly one of {', '.join(problem.schema.get('properties', {}))}"
    yield _finding("schema-value", problem, document, message, _example(problem))


def _twice(problem: Problem, document: Document) -> Iterator[Finding]:
    seen: set[str] = set()
    for index, item in enumerate(problem.value):
        if repr(item) in seen:
            place = document.place(*problem.path, index)
            message = f"{_named(problem)} names {_shown(item)} twice"
            yield Finding(rule="schema-value", place=place, message=message, hint="keep one of the two")
        seen.add(repr(item))


def _other(problem: Problem, document: Document) -> Iterator[Finding]:
    message = f"{_named(problem)} is not what the schema asks for: {problem.keyword} {spelled(problem.wanted)[:_LONG]}"
    yield _finding("schema-value", problem, document, message, _example(problem))


_TRANSLATIONS: dict[str, Callable[[Problem, Document], Iterator[Finding]]] = {
    "type": _type,
    "additionalProperties": _unknown_key,
    "required": _missing_keys,
    "enum": _enum,
    "pattern": _pattern,
    "minLength": _too_few,
    "minItems": _too_few,
    "minProperties": _template,
    "maxProperties": _template,
    "uniqueItems": _twice,
}


def _finding(rule: str, problem: Problem, document: Document, message: str, hint: str) -> Finding:
    return Finding(rule=rule, place=document.place(*problem.path), message=message, hint=hint)


def _named(problem: Problem) -> str:
    return f'"{_dotted(problem.path)}"' if problem.path else "the file"


def _where(path: Sequence[str | int]) -> str:
    return f'in "{_dotted(path)}" ' if path else ""


def _dotted(path: Sequence[str | int]) -> str:
    text = "".join(f"[{step}]" if isinstance(step, int) else f".{step}" for step in path)
    return text.removeprefix(".")


def _shown(value: Any) -> str:
    if isinstance(value, dict):
        return "a mapping"
    if isinstance(value, list):
        return "a list"
    if isinstance(value, str):
        return f'"{value[:_LONG]}{"…" if len(value) > _LONG else ""}"'
    return spelled(value)


def _example(problem: Problem, begin: str = "") -> str:
    examples = problem.schema.get("examples", [])
    if not examples or not problem.path:
        return ""
    last = problem.path[-1]
    example = spelled(examples[0], flow=True)
    if len(example) > _LONG * 2:
        return ""
    return f"{begin}for example {example}" if isinstance(last, int) else f"{begin}for example {last}: {example}"
