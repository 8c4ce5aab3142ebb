"""Specs as they come out of a bad day: lines lost, doubled, moved and misspelt, values of another type, bytes of another kind."""

import copy
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from hypothesis import strategies as st
from places import ROOT

from jobgen.findings import Place
from jobgen.nodes import Plain, Scalar, plain
from jobgen.yamlio.emit import emit
from jobgen.yamlio.parse import parse

SPECS = ROOT / "arch-specs"
SHARED = ("_site.yaml", "_suites.yaml")

_VALUES = (
    *("null", "~", "true", "0", "-1", "1.5", "1e999", "99999999999999999999", "0x10", "[]", "{}", "''", '""', "[[]]", "[null]", "{a: b}"),
    *("- a", "a: b", "*x", "&x", "&x [*x]", "!!python/object:os.system x", "!t", "|", ">-", "<<: *x", "<<: 1", "? [a]", "# a", "---", "..."),
    *("@", "`", "%", "{", "}", "[", "]", ",", ":", '"', "'", "\\", "\t", "{fill: '{x}'}", "{fill: '}'}", "{file: /etc/passwd}", "{file: ../x}"),
    *("2026-02-30", "* * * * * * *", "@every -1s", "1h2", "7Ei", "-3Gi", "(", "(?<a>b)", "\\p{X}", "a/b/c", "../..", "\u202e", "\U0001f600", "\ud7ff"),
    *("{cpu: 99}", "blocking", "informing", "unit", "conformance", "build", "linux-amd64", "kubernetes/kubernetes", "x" * 300),
)  # fmt: skip
_BYTES = (
    b"\0",
    b"\xff",
    b"\xc3",
    b"\xef\xbb\xbf",
    b"\xff\xfe",
    b"\r",
    b"\x1b[31m",
    b"\x85",
    b"\xe2\x80\xa8",
    b"\xed\xa0\x80",
)


def shipped() -> list[Path]:
    """Return the specs of this repository, the shared files among them."""
    return sorted(SPECS.glob("*.yaml"))


@st.composite
def mutated(draw: st.DrawFn, text: str, most: int = 4) -> str:
    """Return the text with some of its lines changed."""
    lines = text.splitlines(keepends=True)
    for _ in range(draw(st.integers(1, most))):
        change = draw(st.sampled_from((_lost, _doubled, _moved, _shifted, _misspelt, _retyped, _inserted, _cut)))
        lines = change(draw, lines or [""])
    return "".join(lines)


_DATA = st.one_of(
    st.none(), st.booleans(), st.integers(-3, 10**20), st.floats(allow_nan=False, allow_infinity=False), st.just([]), st.just({}),
    st.sampled_from(_VALUES), st.text(max_size=20),
    st.sampled_from([["a", "a"], [None], [[]], {"a": {"b": ["c"]}}, {"fill": "{os}"}, {"fill": 1}, {"file": "x"}, {"valueFrom": {}}]),
)  # fmt: skip


@st.composite
def restructured(draw: st.DrawFn, text: str, most: int = 4) -> str:
    """Return the data of the text with some of its values lost, moved, misnamed or of another type; still YAML."""
    data = plain(parse(text, "")[0] or Scalar(None, Place("")))
    for _ in range(draw(st.integers(1, most))):
        _change(draw, data)
    return emit(data)


def _change(draw: st.DrawFn, data: Plain) -> None:
    """Change one value, found by a walk that may end anywhere on the way down."""
    holders = [each for each in _collections(data) if each]
    holder = draw(st.sampled_from(holders)) if holders else {}
    key = draw(st.sampled_from(list(holder) if isinstance(holder, dict) else range(len(holder)))) if holder else ""
    change = draw(st.sampled_from(("lose", "retype", "take", "rename")))
    if change == "lose" or not holder:
        holder.pop(key) if holder else None
    elif change == "retype" or isinstance(holder, list):
        holder[key] = copy.deepcopy(draw(_DATA))
    elif change == "take":
        holder[key] = copy.deepcopy(draw(st.sampled_from(holders)))
    else:
        holder[draw(st.sampled_from(["", "x", f"{key}s", "periodic", "spec", "container", "boards", "from"]))] = (
            holder.pop(key)
        )


def _collections(data: Plain) -> Iterator[Any]:
    if isinstance(data, dict | list):
        yield data
        for each in data.values() if isinstance(data, dict) else data:
            yield from _collections(each)


@st.composite
def spoilt(draw: st.DrawFn, text: str) -> bytes:
    """Return the text as bytes, some of which are wrong."""
    data = bytearray(draw(mutated(text, 1)).encode())
    for _ in range(draw(st.integers(1, 3))):
        at = draw(st.integers(0, len(data)))
        data[at : at + draw(st.integers(0, 1))] = draw(st.sampled_from(_BYTES))
    return bytes(data)


def _place(draw: st.DrawFn, lines: list[str]) -> int:
    return draw(st.integers(0, len(lines) - 1))


def _lost(draw: st.DrawFn, lines: list[str]) -> list[str]:
    at = _place(draw, lines)
    return lines[:at] + lines[at + draw(st.integers(1, 3)) :]


def _doubled(draw: st.DrawFn, lines: list[str]) -> list[str]:
    at = _place(draw, lines)
    return lines[: at + 1] + lines[at:]


def _moved(draw: st.DrawFn, lines: list[str]) -> list[str]:
    source, target = _place(draw, lines), _place(draw, lines)
    rest = lines[:source] + lines[source + 1 :]
    return [*rest[:target], lines[source], *rest[target:]]


def _shifted(draw: st.DrawFn, lines: list[str]) -> list[str]:
    at = _place(draw, lines)
    line = lines[at]
    return [
        *lines[:at],
        draw(st.sampled_from((" " + line, "  " + line, "\t" + line, line.lstrip(" ")))),
        *lines[at + 1 :],
    ]


def _misspelt(draw: st.DrawFn, lines: list[str]) -> list[str]:
    at = _place(draw, lines)
    line = lines[at]
    column = draw(st.integers(0, len(line)))
    letter = draw(st.sampled_from("aZ9_-:,.{}[]'\"#&*!|>%@` \n"))
    return [*lines[:at], line[:column] + letter + line[column + draw(st.integers(0, 1)) :], *lines[at + 1 :]]


def _retyped(draw: st.DrawFn, lines: list[str]) -> list[str]:
    at = _place(draw, lines)
    key, colon, _ = lines[at].partition(":")
    return [*lines[:at], f"{key}{colon} {draw(st.sampled_from(_VALUES))}\n", *lines[at + 1 :]]


def _inserted(draw: st.DrawFn, lines: list[str]) -> list[str]:
    at = _place(draw, lines)
    line = lines[at]
    column = draw(st.integers(0, len(line)))
    return [*lines[:at], line[:column] + draw(st.sampled_from(_VALUES)) + line[column:], *lines[at + 1 :]]


def _cut(draw: st.DrawFn, lines: list[str]) -> list[str]:
    return lines[: _place(draw, lines) + 1]
