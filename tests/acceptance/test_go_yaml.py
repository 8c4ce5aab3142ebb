"""What jobgen writes, as Go reads it: sigs.k8s.io/yaml is how Prow and TestGrid load every file."""

import json
import subprocess
from collections.abc import Callable
from itertools import chain, product
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from jobgen.yamlio.emit import emit

Read = Callable[[Any], Any]

INT64, UINT64 = -(2**63), 2**64
NUMBERS = st.integers(-(10**30), 10**30) | st.floats(allow_nan=False, allow_infinity=False)  # JSON has no others
VALUES = st.recursive(
    st.none() | st.booleans() | NUMBERS | st.text(),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
)


@pytest.fixture(scope="session")
def read_in_go(engine: Callable[[str], Path]) -> Read:
    """Return a function that writes a value as YAML, lets Go read it and returns what Go found."""
    program = engine("yaml2json")

    def read(value: Any) -> Any:
        done = subprocess.run([program], input=emit(value).encode(), capture_output=True, check=False)
        assert done.returncode == 0, done.stderr.decode()
        return json.loads(done.stdout)

    return read


def same(want: Any, got: Any) -> bool:
    """Tell whether Go read what was written. JSON has one kind of number; beyond 64 bits Go keeps a float64."""
    if isinstance(want, dict):
        return isinstance(got, dict) and want.keys() == got.keys() and all(same(want[key], got[key]) for key in want)
    if isinstance(want, list):
        return isinstance(got, list) and len(want) == len(got) and all(map(same, want, got))
    if isinstance(want, float) or (isinstance(want, int) and not INT64 <= want < UINT64):
        return type(got) in (int, float) and float(got) == float(want)
    return type(got) is type(want) and got == want


def assert_kept(read_in_go: Read, every: list[str]) -> None:
    entries = [{"value": text, "next": 1} for text in every]
    found = read_in_go({"items": every, "entries": entries, "keys": dict.fromkeys(every)})
    assert [pair for pair in zip(every, found["items"], strict=True) if pair[0] != pair[1]] == []
    assert [pair for pair in zip(entries, found["entries"], strict=True) if pair[0] != pair[1]] == []
    assert found["keys"] == dict.fromkeys(every)


@pytest.mark.parametrize(
    ("start", "alphabet", "longest"),
    [
        pytest.param("", "-+.019_eEox:~yNn#'\"\\ \n\t=<[{?,&*!|>%@", 3, id="indicators"),
        pytest.param("", "-+.01_eEx:", 5, id="numbers"),
        pytest.param("2026-0", "9-1T: Z", 5, id="dates"),
        pytest.param("", " \t\na#", 6, id="lines"),
    ],
)
def test_every_text_over_an_alphabet_stays_text(read_in_go: Read, start: str, alphabet: str, longest: int) -> None:
    endings = (product(alphabet, repeat=length) for length in range(longest + 1))
    assert_kept(read_in_go, [start + "".join(ending) for ending in chain.from_iterable(endings)])


def test_words_stay_text_in_any_case(read_in_go: Read) -> None:
    words = ["y", "n", "yes", "no", "on", "off", "true", "false", "null", ".inf", "-.inf", "+.inf", ".nan"]
    cases = (product(*zip(word, word.upper(), strict=True)) for word in words)
    assert_kept(read_in_go, ["".join(case) for case in chain.from_iterable(cases)])


def test_every_kind_of_character_stays_itself(read_in_go: Read) -> None:
    codes = [
        range(0x3100),
        range(0xD700, 0xD800),
        range(0xE000, 0xE100),
        range(0xF000, 0x10100),
        range(0x10FF00, 0x110000),
    ]
    characters = [chr(code) for code in chain.from_iterable(codes)]
    assert_kept(read_in_go, characters)
    assert_kept(read_in_go, [f"a{character}\nb" for character in characters])


@given(values=st.lists(VALUES))
@settings(deadline=None, max_examples=40)
def test_values_stay_what_they_are(read_in_go: Read, values: list[Any]) -> None:
    assert same(values, read_in_go(values))
