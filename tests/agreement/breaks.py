"""Changes of a document: something lost, added, of another type or value, swapped, misspelt, doubled.

What is added comes from the schema, so that every field has its turn; `plausible` builds whole values from it.
"""

import copy
from collections.abc import Callable, Iterator
from random import Random
from typing import Any, NamedTuple

from loose_yaml import Raw, Twice
from wrong_values import ANYTHING, BRANCHES, ODDITIES, VARIES, keys_for, value_for, variable

from jobgen.schemas import schema_named

DEEPEST = 4
OF_JOBS = ("field of a job", "job of one name")


class Spot(NamedTuple):
    """A mapping or list of the document with its schema, the file that this stands in, and the field that holds it."""

    holder: Any
    schema: dict[str, Any]
    home: str
    field: str
    depth: int


def change(rng: Random, document: dict[str, Any], home: str) -> str:
    """Change one thing in the document, and return what kind of change it was."""
    kind = rng.choice(tuple(CHANGES)[: None if home == "job-file" else -2])
    spots = list(_spots(document, *resolved({"$ref": "#"}, home), "", 0))
    # Few spots lie at the top and many in the pod: each depth has its turn first.
    if kind not in OF_JOBS:
        depth = rng.choice(sorted({spot.depth for spot in spots}))
        spots = [spot for spot in spots if spot.depth == depth]
    rng.shuffle(spots)
    for spot in spots:
        if CHANGES[kind](rng, spot):
            return kind
    return change(rng, document, home)


def resolved(schema: dict[str, Any], home: str) -> tuple[dict[str, Any], str]:
    """Return what the references of a schema lead to, and the file in which that stands."""
    while "$ref" in schema:
        file, _, pointer = schema["$ref"].partition("#")
        home = file.removesuffix(".schema.json") or home
        schema = schema_named(home)
        for step in pointer.split("/")[1:]:
            schema = schema[step]
    return schema, home


def plausible(rng: Random, schema: dict[str, Any], home: str, field: str, depth: int = 0) -> Any:
    """Return a value of the schema's shape, with values that somebody might write."""
    schema, home = resolved(schema, home)
    types = _types(schema)
    if field == "env" and "object" in types and rng.random() < 0.8:
        return variable(rng)
    if "array" in types and depth < DEEPEST and rng.random() < 0.9:
        items = schema.get("items", {})
        return [plausible(rng, items, home, field, depth + 1) for _ in range(rng.choice((1, 1, 1, 2, 0)))]
    if "object" in types and "string" not in types and depth < DEEPEST and rng.random() < 0.9:
        return _object(rng, schema, home, field, depth)
    return value_for(rng, field, types)


def _object(rng: Random, schema: dict[str, Any], home: str, field: str, depth: int) -> dict[str, Any]:
    known = schema.get("properties", {})
    if not known:
        below, keys = schema.get("additionalProperties"), keys_for(field)
        below = below if isinstance(below, dict) else {}
        return {key: plausible(rng, below, home, _below(field, key), depth + 1) for key in rng.sample(keys, 1)}
    names = rng.sample(sorted(known), min(len(known), rng.choice((1, 1, 2, 3))))
    names += [name for name in ("name", "mountPath") if name in known and name not in names]
    return {name: plausible(rng, known[name], home, name, depth + 1) for name in names}


def _below(field: str, key: str) -> str:
    return key if field == "annotations" else field


def _types(schema: dict[str, Any]) -> frozenset[str]:
    types = schema.get("type", ())
    return frozenset({types} if isinstance(types, str) else types)


def _spots(value: Any, schema: dict[str, Any], home: str, field: str, depth: int) -> Iterator[Spot]:
    if isinstance(value, dict):
        yield Spot(value, schema, home, field, depth)
        for key, each in value.items():
            below, place = _schema_of(schema, home, str(key))
            yield from _spots(each, below, place, str(key), depth + 1)
    elif isinstance(value, list):
        yield Spot(value, schema, home, field, depth)
        below, place = resolved(schema.get("items", {}), home)
        for each in value:
            yield from _spots(each, below, place, field, depth + 1)


def _schema_of(schema: dict[str, Any], home: str, key: str) -> tuple[dict[str, Any], str]:
    others = schema.get("additionalProperties")
    found = schema.get("properties", {}).get(key, others if isinstance(others, dict) else {})
    return resolved(found, home)


def _entries(spot: Spot) -> list[Any]:
    return list(spot.holder) if isinstance(spot.holder, dict) else list(range(len(spot.holder)))


def _lost(rng: Random, spot: Spot) -> bool:
    entries = _entries(spot)
    if entries:
        del spot.holder[rng.choice(entries)]
    return bool(entries)


def _added(rng: Random, spot: Spot) -> bool:
    if isinstance(spot.holder, list):
        below = spot.schema.get("items", {})
        spot.holder.insert(rng.randint(0, len(spot.holder)), plausible(rng, below, spot.home, spot.field))
        return True
    known = spot.schema.get("properties") or dict.fromkeys(keys_for(spot.field))
    absent = sorted(known.keys() - spot.holder.keys())
    if not absent:
        return False
    key = rng.choice(absent)
    below, home = _schema_of(spot.schema, spot.home, key)
    spot.holder[key] = plausible(rng, below, home, key if known[key] else _below(spot.field, key))
    return True


def _retyped(rng: Random, spot: Spot) -> bool:
    return _set(rng, spot, copy.deepcopy(rng.choice(ANYTHING)))


def _odd(rng: Random, spot: Spot) -> bool:
    return _set(rng, spot, rng.choice(ODDITIES))


def _nothing(rng: Random, spot: Spot) -> bool:
    return _set(rng, spot, rng.choice((None, "", [], {}, Raw("~"))))


def _set(rng: Random, spot: Spot, value: Any) -> bool:
    entries = _entries(spot)
    if entries:
        spot.holder[rng.choice(entries)] = value
    return bool(entries)


def _revalued(rng: Random, spot: Spot) -> bool:
    entries = [key for key in _entries(spot) if not isinstance(spot.holder[key], dict | list)]
    if not entries:
        return False
    key = rng.choice(entries)
    field = str(key) if isinstance(spot.holder, dict) else spot.field
    field = spot.field if spot.field in ("labels", "env", "limits", "requests") and field != "name" else field
    below, _ = _schema_of(spot.schema, spot.home, str(key)) if isinstance(spot.holder, dict) else ({}, "")
    spot.holder[key] = value_for(rng, field, _types(below))
    return True


def _swapped(rng: Random, spot: Spot) -> bool:
    entries = _entries(spot)
    if len(entries) < 2:
        return False
    one, other = rng.sample(entries, 2)
    spot.holder[one], spot.holder[other] = spot.holder[other], spot.holder[one]
    return True


def _misspelt(rng: Random, spot: Spot) -> bool:
    return _renamed(rng, spot, lambda key: _spoilt(rng, key))


def _other_case(rng: Random, spot: Spot) -> bool:
    return _renamed(rng, spot, lambda key: rng.choice((key.upper(), key.title(), key.swapcase(), _camel(key))))


def _camel(key: str) -> str:
    head, *tail = key.split("_")
    return head + "".join(map(str.title, tail))


def _spoilt(rng: Random, key: str) -> str:
    at = rng.randint(0, max(len(key) - 1, 0))
    return rng.choice((key[:at] + key[at + 1 :], key[:at] + "x" + key[at:], f"{key}s", key.replace("_", "-")))


def _renamed(rng: Random, spot: Spot, rename: Callable[[str], str]) -> bool:
    if not isinstance(spot.holder, dict) or not spot.holder:
        return False
    chosen = rng.choice(list(spot.holder))
    items = list(spot.holder.items())
    spot.holder.clear()
    for key, value in items:
        spot.holder[rename(str(key)) if key is chosen else key] = value
    return True


def _doubled(rng: Random, spot: Spot) -> bool:
    entries = _entries(spot)
    if not entries:
        return False
    key = rng.choice(entries)
    value = copy.deepcopy(spot.holder[key])
    if isinstance(spot.holder, list):
        spot.holder.append(value)
    else:
        spot.holder[Twice(key)] = value if rng.random() < 0.5 else rng.choice(ANYTHING)
    return True


def _set_in_job(rng: Random, spot: Spot) -> bool:
    """Give a field of a job another value; a spot is a job if its schema says so."""
    known = spot.schema.get("properties", {})
    if "decoration_config" not in known:
        return False
    key = rng.choice(sorted(known))
    below, home = _schema_of(spot.schema, spot.home, key)
    spot.holder[key] = plausible(rng, below, home, key)
    return True


def _variant(rng: Random, spot: Spot) -> bool:
    """Add a job of the same name, or of the same context, which differs in where and when it runs."""
    if (
        not isinstance(spot.holder, list)
        or not spot.holder
        or "decoration_config" not in _item(spot).get("properties", {})
    ):
        return False
    one = rng.choice(spot.holder)
    if not isinstance(one, dict):
        return False
    other = copy.deepcopy(one)
    if rng.random() < 0.3:
        other["name"], other["context"] = f"{one.get('name')}-other", one.get("name")
    for job in (one, other):
        for key in ("branches", "skip_branches"):
            job.pop(key, None)
        if rng.random() < 0.9:
            job[rng.choice(("branches", "branches", "skip_branches"))] = rng.choices(BRANCHES, k=rng.choice((1, 1, 2)))
    key, values = rng.choice(VARIES)
    other[key] = rng.choice(values)
    for annotation in ("testgrid-dashboards", "testgrid-tab-name", "testgrid-alert-email"):
        if rng.random() < 0.8 and isinstance(other.get("annotations"), dict):
            other["annotations"].pop(annotation, None)
    spot.holder.append(other)
    return True


def _item(spot: Spot) -> dict[str, Any]:
    return resolved(spot.schema.get("items", {}), spot.home)[0]


CHANGES: dict[str, Callable[[Random, Spot], bool]] = {
    "delete": _lost,
    "add": _added,
    "retype": _retyped,
    "other value": _revalued,
    "empty": _nothing,
    "YAML oddity": _odd,
    "swap": _swapped,
    "misspell": _misspelt,
    "other case": _other_case,
    "duplicate": _doubled,
    "field of a job": _set_in_job,
    "job of one name": _variant,
}
"""The kinds of changes, by the name that the report gives them."""
