"""YAML as people write it: plain scalars that stay as they are, and keys that stand twice."""

import json
from typing import Any


class Raw(str):
    """A plain scalar, written without quotes, whatever Go makes of it."""

    __slots__ = ()


class Twice(str):
    """A key that may stand beside its like: no two are equal."""

    __slots__ = ()
    __hash__ = object.__hash__

    def __eq__(self, other: object) -> bool:
        return self is other


def written(value: Any) -> str:
    """Return a document."""
    return _block(value, 0).lstrip("\n").lstrip(" ") + "\n"


def _block(value: Any, depth: int) -> str:
    pad = "\n" + "  " * depth
    if isinstance(value, dict) and value:
        return "".join(f"{pad}{_key(key)}:{_after(each, depth + 1)}" for key, each in value.items())
    if isinstance(value, list) and value:
        return "".join(f"{pad}-{_after(each, depth + 1)}" for each in value)
    return f"{pad}{_scalar(value)}"


def _after(value: Any, depth: int) -> str:
    return _block(value, depth) if isinstance(value, dict | list) and value else f" {_scalar(value)}"


def _key(key: Any) -> str:
    return str(key) if isinstance(key, Raw) else _quoted(str(key))


def _scalar(value: Any) -> str:
    if isinstance(value, str):
        return str(value) if isinstance(value, Raw) else _quoted(value)
    return json.dumps(value)


def _quoted(text: str) -> str:
    escaped = text.encode("unicode_escape").decode().replace('"', '\\"')
    return f'"{escaped}"'
