"""Errors of a JSON Schema in words that say what to write instead, at the line that is wrong."""

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, Any

from jobgen.findings import Finding
from jobgen.model.spec import Document
from jobgen.syntax.suggest import closest

if TYPE_CHECKING:
    from jsonschema.exceptions import ValidationError

_KINDS = {
    "string": "text",
    "integer": "a whole number",
    "number": "a number",
    "boolean": "true or false",
    "array": "a list",
    "object": "a mapping",
    "null": "null",
}
_HOMES = {
    "interval": "periodic",
    "cron": "periodic",
    "minimum_interval": "periodic",
    "tags": "periodic",
    "signal": "periodic",
    "always_run": "presubmit",
    "optional": "presubmit",
    "trigger": "presubmit",
    "rerun_command": "presubmit",
    "run_if_changed": "presubmit or postsubmit",
    "skip_if_only_changed": "presubmit or postsubmit",
    "branches": "presubmit or postsubmit",
    "skip_branches": "presubmit or postsubmit",
    "context": "presubmit or postsubmit",
    "skip_report": "presubmit or postsubmit",
    "repo": "presubmit or postsubmit",
    "name": "presubmit, postsubmit or periodic",
    "renamed_from": "presubmit, postsubmit or periodic",
}


def findings_of(error: "ValidationError", document: Document) -> Iterator[Finding]:
    """Yield the findings of one schema error: one, or one for each unknown or missing key."""
    translate = _TRANSLATIONS.get(str(error.validator), _other)
    yield from translate(error, document)


def _type(error: "ValidationError", document: Document) -> Iterator[Finding]:
    wanted = error.validator_value if isinstance(error.validator_value, list) else [error.validator_value]
    kinds = " or ".join(_KINDS[kind] for kind in wanted if kind != "null" or len(wanted) == 1)
    message = f"{_named(error)} must be {kinds}, not {_shown(error.instance)}"
    yield _finding("schema-type", error, document, message, _type_hint(wanted, error))


def _type_hint(wanted: list[str], error: "ValidationError") -> str:
    if "string" in wanted and isinstance(error.instance, bool | int | float):
        return f'write it as text, in quotes: "{_yaml(error.instance)}"'
    if wanted[0] == "array" and not isinstance(error.instance, dict | list | None):
        return f"write it as a list: [{_yaml(error.instance)}]"
    return _example(error)


def _unknown_key(error: "ValidationError", document: Document) -> Iterator[Finding]:
    known = sorted(error.schema.get("properties", {}))
    for key in error.instance:
        if key in known:
            continue
        path = [*error.absolute_path, key]
        message = f'{_where(error.absolute_path)}there is no key "{key}"'
        yield Finding(
            rule="schema-unknown-key",
            place=document.key_place(*path),
            message=message,
            hint=_unknown_hint(key, known),
        )


def _unknown_hint(key: str, known: list[str]) -> str:
    home = _HOMES.get(key)
    if home and "presubmit" in known:
        return f"it belongs into a {home} block"
    near = closest(key, known)
    if near:
        return f'did you mean "{near}"?'
    return f"known keys: {', '.join(known[:12])}{', …' if len(known) > 12 else ''}"


def _missing_key(error: "ValidationError", document: Document) -> Iterator[Finding]:
    missing = [key for key in error.validator_value if key not in error.instance]
    key = error.message.split("'")[1] if "'" in error.message else missing[0]
    message = f'{_where(error.absolute_path)}"{key}" is missing'
    examples = error.schema.get("properties", {}).get(key, {}).get("examples", [])
    hint = f"add {key}: {_yaml(examples[0])}" if examples else f"add {key}"
    yield _finding("schema-missing-key", error, document, message, hint)


def _enum(error: "ValidationError", document: Document) -> Iterator[Finding]:
    choices = [_yaml(each) for each in error.validator_value if each is not None]
    near = closest(str(error.instance), choices)
    message = f"{_named(error)} must be one of {', '.join(choices)}, not {_shown(error.instance)}"
    hint = f'did you mean "{near}"?' if near else ""
    yield _finding("schema-value", error, document, message, hint)


def _pattern(error: "ValidationError", document: Document) -> Iterator[Finding]:
    message = f"{_named(error)} does not have the right form: {_shown(error.instance)}"
    yield _finding("schema-value", error, document, message, _example(error))


def _too_few(error: "ValidationError", document: Document) -> Iterator[Finding]:
    yield _finding("schema-value", error, document, f"{_named(error)} must not be empty", _example(error))


def _template(error: "ValidationError", document: Document) -> Iterator[Finding]:
    message = f"{_named(error)} must say exactly one of {', '.join(error.schema.get('properties', {}))}"
    yield _finding("schema-value", error, document, message, "say one thing")


def _twice(error: "ValidationError", document: Document) -> Iterator[Finding]:
    yield _finding("schema-value", error, document, f"{_named(error)} names something twice", "keep one of the two")


def _other(error: "ValidationError", document: Document) -> Iterator[Finding]:
    message = f"{_named(error)} is not right: {error.message}"[:300]
    yield _finding("schema-value", error, document, message, _example(error))


_TRANSLATIONS: dict[str, Callable[["ValidationError", Document], Iterator[Finding]]] = {
    "type": _type,
    "additionalProperties": _unknown_key,
    "required": _missing_key,
    "enum": _enum,
    "pattern": _pattern,
    "minLength": _too_few,
    "minItems": _too_few,
    "minProperties": _template,
    "maxProperties": _template,
    "uniqueItems": _twice,
}


def _finding(rule: str, error: "ValidationError", document: Document, message: str, hint: str) -> Finding:
    return Finding(rule=rule, place=document.place(*error.absolute_path), message=message, hint=hint)


def _named(error: "ValidationError") -> str:
    return f'"{_dotted(error.absolute_path)}"' if error.absolute_path else "the file"


def _where(path: Any) -> str:
    return f'in "{_dotted(path)}" ' if path else ""


def _dotted(path: Any) -> str:
    text = ""
    for step in path:
        text += f"[{step}]" if isinstance(step, int) else f".{step}"
    return text.removeprefix(".")


def _shown(value: Any) -> str:
    if isinstance(value, dict):
        return "a mapping"
    if isinstance(value, list):
        return "a list"
    if isinstance(value, str):
        return f'"{value[:60]}"'
    return "null" if value is None else _yaml(value)


def _yaml(value: Any) -> str:
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, list):
        return "[" + ", ".join(_yaml(each) for each in value) + "]"
    if isinstance(value, dict):
        return "{" + ", ".join(f"{key}: {_yaml(each)}" for key, each in value.items()) + "}"
    return "null" if value is None else str(value)


def _example(error: "ValidationError") -> str:
    examples = error.schema.get("examples", [])
    if not examples or not error.absolute_path:
        return ""
    last = error.absolute_path[-1]
    return f"for example {_yaml(examples[0])}" if isinstance(last, int) else f"for example {last}: {_yaml(examples[0])}"
