"""YAML events with places, from ruamel.yaml: its C parser where installed, else its Python one.

The only other module that touches ruamel.yaml is none: this file is its home.
"""

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
]

_EXPLAINABLE = 64 * 1024
"""Longest text that is read a second time, slowly, so that both parsers explain a mistake in the same words."""


@dataclass(frozen=True)
class SyntaxProblem(Exception):  # noqa: N818  (carried to the finding, never shown as an exception)
    """Why a text is not YAML; line and column count from 1."""

    message: str
    line: int
    column: int


def events(text: str) -> Iterator[Any]:
    """Yield the parser's events; each has `start_mark.line` and `.column`, counted from 0.

    Raises:
        SyntaxProblem: the text is not YAML.
    """
    if CParser is None:
        yield from _python_events(text)
        return
    try:
        yield from _c_events(text)
    except YAMLError as error:
        if len(text) <= _EXPLAINABLE:
            for _ in _python_events(text):
                pass
        raise _problem(error) from None


def _c_events(text: str) -> Iterator[Any]:
    get_event = CParser(text).get_event
    while True:
        event = get_event()
        yield event
        if type(event) is StreamEndEvent:
            return


def _python_events(text: str) -> Iterator[Any]:
    try:
        yield from YAML(typ="safe", pure=True).parse(text)
    except YAMLError as error:
        raise _problem(error) from None


def _problem(error: YAMLError) -> SyntaxProblem:
    mark = getattr(error, "problem_mark", None) or getattr(error, "context_mark", None)
    line, column = (mark.line + 1, mark.column + 1) if mark else (1, 1)
    if not isinstance(error, MarkedYAMLError) or not error.problem:
        return SyntaxProblem(" ".join(str(error).split())[:200], line, column)
    context = f"{error.context}, " if error.context else ""
    return SyntaxProblem(f"{context}{error.problem}".replace("\n", " "), line, column)
