"""Where the C parser is absent, the same text gives the same nodes, the same places and the same findings.

Nothing is normalised: what is compared is the whole answer.
"""

import json
import subprocess
import sys
from collections.abc import Callable, Iterator

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from mutations import mutated, shipped
from places import ROOT

from jobgen.yamlio.events import CParser
from jobgen.yamlio.parse import parse

WITHOUT = """
import json, sys
sys.modules["_ruamel_yaml"] = None
from jobgen.yamlio.events import CParser
from jobgen.yamlio.parse import parse
assert CParser is None
for line in sys.stdin:
    print(json.dumps(repr(parse(json.loads(line), "a.yaml"))), flush=True)
"""

# Texts on which parsers are known to differ, and the neighbours of those.
ODD = (
    *("a: {b: x/y:z}", "a: {b: http://x}", "a: [x:y, x::y]", "{a:1}", "{b: c:}", "a: [b]:c", "- a:", "[a:]", "{a: b, c}"),
    *("a:\tb", "a: b\t", "-\ta", "- \ta", "\ta: b", "a: b\n\tc: d", "a: [b,\tc]", "a: 'x\ty'", "a: |\n\tb\n", "a: b\t# c", "a:\n  b\n\n\tc"),
    *("a: b\x85c", "a: b\u2028c", "a: 'b\u2029c'", "a: b\ufeffc", "\ufeffa: b", "a: |\n  b\x85  c\n", "a: b\rc: d", "a: b\r\nc: d\r\n"),
    *('a: "\\ud800"', 'a: "\\ud83d\\ude00"', 'a: "\\U00110000"', 'a: "\\q"', 'a: "\\x"', 'a: "\\\n  b"', "a: 'b''c'", 'a: "\\0\\a\\e"'),
    *("a: \x07", "a: \x7f", "\0", "a: \u202e", "a: \U0001f600b", "\U0001f600: [\U0001f600, !t b]"),
    *("%YAML 1.1\n---\na: 010", "%YAML 3.0\n---\na: b", "%FOO\n---\na: b", "a: b\n...\nc", "--- a\n--- b", "--- |\n a\n", "a: b\n---", "..."),
    *("? a\n: b", "? [a]\n: b", "? |\n  a\n: b", "{? a : b}", "[a, b]: c", "!!map {a: b}", "!!int a", "!!int 1: b", "!a b: c", "! a", "!<x> b"),
    *("a: &b", "a: &b c\nd: *b", "a: *b", "&a a: *a", "a: &a [*a]", "a: &b {<<: *b}", "<<: 1", "<<: [a]", "<<: {a: b}\na: c", '"<<": {a: b}'),
    *("a: - b", "a:\n- b\n - c", "a:\n  b\n c", "- - - a\n    - b", "a: b: c", 'a: "b" c', 'a: "b"c', "a: 'b", "a: [", "a: {", "a: ]", "a: }", "[,]", "{,}"),
    *("a: >2\n    b\n  c\n", "a: |9\n b\n", "a: |-\n\n\n b\n\n", "a: >+\n b\n\n", "a: |\n b\n  c\n d", "a: >\n b\n  c\n\n d\n", "a: |#\n b", "a: | #\n b"),
    *("", " ", "#", "\n\n", "---", "~", "a", "- a\n- b", "a: b\na: c", "1: a", "null: a", ": a", "'': a", "a:", "a : b", "a:b", "a #b", "a: #b", "a: b#c"),
    *("a: @b", "a: `b", "a: %b", "a: ?b", "a: -b", "a: :b", "a: ,b", "[?a, -b, :c]", "[? a]", "a: *", "a: &", "a: !", "a: |x", "a: >>", "a: ''b"),
    *("x" * 1030 + ": a", "? " + "x" * 1030 + "\n: a", "{" + "x" * 1030 + ": a}", "[" * 101, "- " * 101 + "a", "a: " + "9" * 5000, "a: 0o17\nb: .5e3\nc: 1_0"),
)  # fmt: skip


@pytest.fixture(scope="module")
def pure() -> Iterator[Callable[[str], str]]:
    """Return a function that parses in a process without the C parser, and says what came out."""
    with subprocess.Popen(
        [sys.executable, "-c", WITHOUT], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, cwd=ROOT
    ) as process:
        stdin, stdout = process.stdin, process.stdout
        assert stdin is not None
        assert stdout is not None

        def ask(text: str) -> str:
            stdin.write(json.dumps(text) + "\n")
            stdin.flush()
            answer = json.loads(stdout.readline())
            assert isinstance(answer, str)
            return answer

        yield ask
        stdin.close()


def test_the_c_parser_is_what_is_compared():
    assert CParser is not None


@pytest.mark.parametrize("text", ODD)
def test_odd_texts(text, pure):
    assert repr(parse(text, "a.yaml")) == pure(text)


@pytest.mark.parametrize("path", shipped(), ids=lambda path: path.stem)
def test_shipped_specs(path, pure):
    text = path.read_text()

    assert repr(parse(text, "a.yaml")) == pure(text)


FRAGMENTS = [text for path in shipped() for text in path.read_text().split("\n\n") if 20 < len(text) < 800]


@settings(deadline=None, max_examples=150, derandomize=True)
@given(text=st.sampled_from(FRAGMENTS).flatmap(mutated))
def test_specs_that_were_changed(text, pure):
    assert repr(parse(text, "a.yaml")) == pure(text)


@settings(deadline=None, max_examples=150, derandomize=True)
@given(text=st.text(alphabet="ab01:-?,[]{}#&*!|>'\"%@\\ \t\r\n\x85\ufeff~<.", max_size=30))
def test_any_text_below_a_key(text, pure):
    assert repr(parse(f"a: {text}", "a.yaml")) == pure(f"a: {text}")
