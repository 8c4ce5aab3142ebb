"""How inputs are changed: libFuzzer's own way, whole lines, and values of the parsed document, in turns.

Values are changed along the schema of the file, as the comparison with the engines does it.
"""

import contextlib
import copy
from collections.abc import Callable, Iterator, Sequence
from random import Random
from typing import Any, TypeAlias

from breaks import change
from fuzz_tokens import tokens
from loose_yaml import written

from jobgen.nodes import plain
from jobgen.yamlio.parse import parse

Mutate: TypeAlias = Callable[[bytes, int], bytes]
Lines: TypeAlias = list[str]

HOMES = {
    "spec": "arch-spec",
    "site": "site",
    "suites": "suites",
    "jobs": "job-file",
    "boards": "testgrid-file",
    "prow-config": "job-file",
}
"""The schema of each target's files. A Prow configuration has none of its own; it may hold presets, and jobs."""


class Mutator:
    """Changes the inputs of one target; the same seed makes the same change, but for libFuzzer's part."""

    def __init__(self, name: str, seeds: Sequence[bytes], own: Mutate) -> None:
        self.home = HOMES[name]
        self.own = own
        self.words = tokens()
        self.others = [data for data in map(_data, seeds) if data]

    def __call__(self, data: bytes, most: int, seed: int) -> bytes:
        rng = Random(seed)  # noqa: S311  (chance, not secrecy)
        for _ in range(rng.choice((1, 1, 2, 3))):
            change = rng.choice((self._own, self._own, self._lines, self._values, self._grafted))
            data = change(rng, data[:most], most)
        return data[:most]

    def _own(self, _rng: Random, data: bytes, most: int) -> bytes:
        return self.own(data, most)

    def _lines(self, rng: Random, data: bytes, _most: int) -> bytes:
        lines = data.decode(errors="surrogateescape").splitlines(keepends=True) or [""]
        changed = rng.choice(LINES)(rng, lines, rng.choice(self.words))
        return "".join(changed).encode(errors="surrogateescape")

    def _values(self, rng: Random, data: bytes, most: int) -> bytes:
        document = _data(data)
        if not document:
            return self._lines(rng, data, most)
        # What changes documents takes them to be sound; one that is not may be too much for it, and stays as it is.
        with contextlib.suppress(AttributeError, TypeError, LookupError, ValueError, RecursionError):
            for _ in range(rng.choice((1, 1, 2, 4))):
                change(rng, document, self.home)
        return written(document).encode(errors="replace")

    def _grafted(self, rng: Random, data: bytes, most: int) -> bytes:
        """Put a part of another document where one of this stood, or beside it."""
        document = _data(data)
        if not document or not self.others:
            return self._lines(rng, data, most)
        name, value = rng.choice(list(_entries(rng.choice(self.others))))
        holders = [each for each in _holders(document) if each]
        alike = [each for each in holders if isinstance(each, dict) and name in each]
        holder = rng.choice(alike or holders)
        if isinstance(holder, dict):
            holder[name if rng.random() < 0.8 else rng.choice(list(holder))] = copy.deepcopy(value)
        else:
            holder[rng.randrange(len(holder))] = copy.deepcopy(value)
        return written(document).encode(errors="replace")


def _data(data: bytes) -> dict[str, Any]:
    """Return the mapping that the bytes are; empty where they are none."""
    try:
        node, _ = parse(data.decode(), "")
    except UnicodeDecodeError:
        return {}
    value = plain(node) if node else None
    return value if isinstance(value, dict) else {}


def _holders(value: Any) -> Iterator[Any]:
    if isinstance(value, dict | list):
        yield value
        for each in value.values() if isinstance(value, dict) else value:
            yield from _holders(each)


def _entries(value: Any) -> Iterator[tuple[str, Any]]:
    for holder in _holders(value):
        if isinstance(holder, dict):
            yield from holder.items()


def _lost(rng: Random, lines: Lines, _word: str) -> Lines:
    at = rng.randrange(len(lines))
    return lines[:at] + lines[at + rng.randint(1, 3) :]


def _doubled(rng: Random, lines: Lines, _word: str) -> Lines:
    at = rng.randrange(len(lines))
    return lines[: at + rng.randint(1, 4)] + lines[at:]


def _moved(rng: Random, lines: Lines, _word: str) -> Lines:
    rest = list(lines)
    line = rest.pop(rng.randrange(len(rest)))
    rest.insert(rng.randint(0, len(rest)), line)
    return rest


def _shifted(rng: Random, lines: Lines, _word: str) -> Lines:
    at = rng.randrange(len(lines))
    line = lines[at]
    return [
        *lines[:at],
        rng.choice((" ", "  ", "\t", "- ")) + line if rng.random() < 0.6 else line[2:],
        *lines[at + 1 :],
    ]


def _revalued(rng: Random, lines: Lines, word: str) -> Lines:
    at = rng.randrange(len(lines))
    key, _, _ = lines[at].partition(":")
    return [*lines[:at], f"{key}: {word}\n", *lines[at + 1 :]]


def _renamed(rng: Random, lines: Lines, word: str) -> Lines:
    at = rng.randrange(len(lines))
    key, colon, value = lines[at].partition(":")
    indent = key[: len(key) - len(key.lstrip(" -"))]
    return [*lines[:at], f"{indent}{word}{colon}{value}", *lines[at + 1 :]]


def _inserted(rng: Random, lines: Lines, word: str) -> Lines:
    at = rng.randrange(len(lines))
    column = rng.randint(0, len(lines[at]))
    return [*lines[:at], lines[at][:column] + word + lines[at][column:], *lines[at + 1 :]]


LINES = (_lost, _doubled, _moved, _shifted, _revalued, _renamed, _inserted)
