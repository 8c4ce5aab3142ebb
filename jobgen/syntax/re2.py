"""Regular expressions of Prow and TestGrid, in the syntax of RE2 as Go reads it."""

from functools import cache

from jobgen.syntax.re2_matching import Tree, matches
from jobgen.syntax.re2_parser import Parser


@cache
def error(pattern: str) -> str | None:
    r"""Return why Go's `regexp` does not compile the pattern, or None (rule P-28).

    Stricter than Go in one thing: groups and repeats may nest 200 levels deep, not 1000.
    """
    try:
        Parser(pattern).parse()
    except ValueError as problem:
        return str(problem)
    return None


@cache
def search(pattern: str, text: str) -> bool:
    """Return whether the pattern matches somewhere in the text; ValueError where `error` has something to say."""
    return matches(_tree(pattern), text)


@cache
def _tree(pattern: str) -> Tree:
    return Parser(pattern).parse().tree
