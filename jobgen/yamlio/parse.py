"""YAML text to nodes: the YAML 1.2 core schema, one document, places kept, findings for whatever is not that.

Configuration that somebody wrote for Prow or TestGrid is read as those read it: YAML 1.1, and the last of two equal keys counts.
"""

import re
from collections.abc import Iterator
from typing import Any

from jobgen.findings import Finding, Place
from jobgen.nodes import Node
from jobgen.yamlio.builder import MAX_NODES, Builder, GoBuilder, Stopped
from jobgen.yamlio.events import SyntaxProblem, readings

_CONFLICT = re.compile(r"^(<{7}|>{7})(?: |\r?$)", re.MULTILINE)


def parse(text: str, file: str, *, most: int = MAX_NODES, go: bool = False) -> tuple[Node | None, list[Finding]]:
    """Return the document as nodes, and what is wrong with it.

    The node is None when the text is empty or cannot be read at all. `file` is the path that findings show, `most` the number
    of values and keys that the document may hold, `go` asks for what Go's YAML makes of it.
    """
    marked = conflict(text, file)
    if marked:
        return None, [marked]
    node: Node | None = None
    findings: list[Finding] = []
    for stream in readings(text):
        node, findings = _read(stream, file, most, go=go)
        if not findings:
            break
    return node, findings


def _read(stream: Iterator[Any], file: str, most: int, *, go: bool) -> tuple[Node | None, list[Finding]]:
    findings: list[Finding] = []
    try:
        return (GoBuilder if go else Builder)(file, findings, stream, most).document(), findings
    except SyntaxProblem as problem:
        findings.append(_syntax(problem, file))
    except Stopped:
        pass
    return None, findings


def conflict(text: str, file: str) -> Finding | None:
    """Return the finding on the first conflict marker that a merge left in a text, YAML or not."""
    found = _CONFLICT.search(text) if "<<<<<<<" in text or ">>>>>>>" in text else None
    if not found:
        return None
    return Finding(
        rule="conflict-marker",
        place=Place(file, text.count("\n", 0, found.start()) + 1, 1),
        message=f'a merge left the conflict marker "{found[1]}" here',
        hint="resolve the conflict, then run the command again",
    )


def _syntax(problem: SyntaxProblem, file: str) -> Finding:
    hint = next((hint for words, hint in _SYNTAX_HINTS if words in problem.message), _SYNTAX_HINT)
    return Finding(
        rule="yaml-syntax",
        place=Place(file, problem.line, problem.column),
        message=f"not valid YAML: {problem.message}",
        hint=hint,
    )


_SYNTAX_HINTS = (
    (r"'\t' that cannot start", "use spaces here, not a tab"),
    ("that cannot start any token", "put quotes around the text"),
    ("control character", "take it out, or write it as an escape in double quotes"),
    ("surrogate", "write the character itself"),
    ("mapping values are not allowed", 'put quotes around text that holds ": ", or correct the indentation'),
    ("unknown escape", "in double quotes a backslash is \\\\; in single quotes it is just itself"),
)
_SYNTAX_HINT = "check the indentation, quotes and colons of this line and the one before it"
