"""YAML events with places, from ruamel.yaml: its Python parser, and its C parser for speed.

The two disagree on a few texts (a colon inside plain text in a flow mapping, tabs and rare line breaks between tokens, odd names
of anchors). The Python parser knows YAML 1.2 better, and is there where the C parser is not: its word counts. The C parser is
believed only where it finds nothing wrong.

The only other module that touches ruamel.yaml is none: this file is its home.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from ruamel.yaml import YAML
from ruamel.yaml.error import MarkedYAMLError, YAMLError
from ruamel.yaml.events import (
    AliasEvent,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
    StreamEndEvent,
)
from ruamel.yaml.reader import ReaderError

try:
    from _ruamel_yaml import CParser
except ImportError:  # pragma: no cover  (covered by a test in a process of its own)
    CParser = None

__all__ = [
    "AliasEvent",
    "MappingEndEvent",
    "MappingStartEvent",
    "ScalarEvent",
    "SequenceEndEvent",
    "SequenceStartEvent",
    "StreamEndEvent",
    "SyntaxProblem",
    "events",
    "readings",
]

_READ_TWICE = 64 * 1024
"""Longest text that the Python parser reads where the C parser is there; it is sixty times as slow."""

# The first class is what makes the search fast: nearly no character of a spec gets past it.
_DISPUTED = re.compile(
    r"""[\t\r\x85\u2028\u2029\ufeff|>&*] (?:
        (?<=[\t\x85\u2028\u2029\ufeff])
        | (?<=\r) (?!\n)
        | (?<=[|>]) [-+0-9]*+ \#
        | (?<=[\s,\[{][&*]) [\w-]++ [^\s,\]}]
    )""",
    re.VERBOSE,
)
"""What the C parser takes for blanks, line breaks, comments or the end of a name where the Python parser does not."""

_SURROGATE = re.compile(r"[\ud800-\udfff]")
_NO_CHARACTER = re.compile(r"\\U(?!000|0010)[0-9A-Fa-f]{8}")


@dataclass(frozen=True)
class SyntaxProblem(Exception):  # noqa: N818  (carried to the finding, never shown as an exception)
    """Why a text is not YAML; line and column count from 1."""

    message: str
    line: int
    column: int


def readings(text: str) -> Iterator[Iterator[Any]]:
    """Yield the ways to read a text, one or two streams of events: the first with which nothing is wrong counts, else the last.

    Each event has `start_mark.line` and `.column`, counted from 0.
    """
    short = len(text) <= _READ_TWICE
    quick = CParser is not None and not (short and _DISPUTED.search(text))
    if quick:
        yield _c_events(text)
    if short or not quick:
        yield _python_events(text)


def events(text: str) -> Iterator[Any]:
    """Return the events of a text, read the way that counts.

    Raises:
        SyntaxProblem: the text is not YAML.
    """
    last: SyntaxProblem | None = None
    for stream in readings(text):
        try:
            return iter(list(stream))
        except SyntaxProblem as problem:
            last = problem
    assert last is not None  # noqa: S101  (there is always a reading)
    raise last


def _c_events(text: str) -> Iterator[Any]:
    try:
        get_event = CParser(text).get_event
        while True:
            event = get_event()
            yield event
            if type(event) is StreamEndEvent:
                return
    except ReaderError as error:
        # The C parser counts bytes.
        raise _control_character(text, len(text.encode()[: error.position].decode())) from None
    except YAMLError as error:
        raise _problem(error) from None


def _python_events(text: str) -> Iterator[Any]:
    try:
        for event in YAML(typ="safe", pure=True).parse(text):
            if type(event) is ScalarEvent and _SURROGATE.search(event.value):
                mark = event.start_mark
                raise SyntaxProblem(
                    "found half of a surrogate pair, which is no character", mark.line + 1, mark.column + 1
                )
            yield event
    except ReaderError as error:
        raise _control_character(text, error.position) from None
    except YAMLError as error:
        raise _problem(error) from None
    except ValueError:
        found = _NO_CHARACTER.search(text)
        raise _at("found an escape that is no character", text, found.start() if found else 0) from None


def _problem(error: YAMLError) -> SyntaxProblem:
    mark = getattr(error, "problem_mark", None) or getattr(error, "context_mark", None)
    line, column = (mark.line + 1, mark.column + 1) if mark else (1, 1)
    if not isinstance(error, MarkedYAMLError) or not error.problem:
        return SyntaxProblem(" ".join(str(error).split())[:200], line, column)
    context = f"{error.context}, " if error.context else ""
    return SyntaxProblem(f"{context}{error.problem}".replace("\n", " "), line, column)


def _control_character(text: str, position: int) -> SyntaxProblem:
    return _at(f"found the control character U+{ord(text[position]):04X}", text, position)


def _at(message: str, text: str, position: int) -> SyntaxProblem:
    before = text[:position]
    return SyntaxProblem(message, before.count("\n") + 1, len(before) - before.rfind("\n"))
