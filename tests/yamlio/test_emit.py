"""The YAML writer: exact layouts, and what every Python reader makes of them."""

import re
from typing import Any

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from ruamel.yaml import YAML

from jobgen.yamlio.emit import emit

# Bits that turn text into something else when they meet: numbers, words, indicators, blanks, line breaks.
CHARACTERS = "-+.:019_eExo~=#'\"\\ \t\n\r\0[]{}?,&*!|>%@`yna\x7f\x85\xa0\ud7ff\u2028\ufeff\uffff😀é"
PIECES = [*CHARACTERS, "  ", "\n\n", "no", "null"]
TEXTS = st.one_of(st.lists(st.sampled_from(PIECES), max_size=8).map("".join), st.text(max_size=20))
SCALARS = st.one_of(TEXTS, st.none(), st.booleans(), st.integers(-(10**40), 10**40), st.floats())
VALUES = st.recursive(
    SCALARS,
    lambda inner: st.one_of(st.lists(inner, max_size=4), st.dictionaries(TEXTS, inner, max_size=4)),
    max_leaves=12,
)


def read(text: str, reader: str) -> Any:
    """Load with ruamel.yaml's own code for one version of YAML, or with its C parser."""
    yaml = YAML(typ="safe", pure=reader != "C")
    if reader != "C":
        yaml.version = reader
    return yaml.load(text)


JOB = {
    "periodics": [
        {
            "name": "ci-kubernetes-unit-riscv64",
            "interval": "6h",
            "decorate": True,
            "annotations": {
                "testgrid-dashboards": "provider-riscv64-all, sig-release",
                "testgrid-num-columns-recent": "20",
            },
            "labels": {"preset-service-account": "true"},
            "extra_refs": [{"org": "kubernetes", "repo": "kubernetes", "base_ref": "master"}],
            "spec": {
                "containers": [
                    {
                        "image": "gcr.io/k8s-staging-test-infra/kubekins-e2e:v20260901-1a2b3c-master",
                        "command": ["runner.sh", "bash", "-c"],
                        "args": ["set -o errexit\n\nmake test\n"],
                        "env": [],
                        "resources": {"limits": {"cpu": "4", "memory": "16Gi"}},
                    }
                ],
                "nodeSelector": {},
                "terminationGracePeriodSeconds": 30,
                "tolerations": None,
            },
        },
        {"name": "second"},
    ]
}

JOB_TEXT = """\
periodics:
- name: ci-kubernetes-unit-riscv64
  interval: 6h
  decorate: true
  annotations:
    testgrid-dashboards: provider-riscv64-all, sig-release
    testgrid-num-columns-recent: "20"
  labels:
    preset-service-account: "true"
  extra_refs:
  - org: kubernetes
    repo: kubernetes
    base_ref: master
  spec:
    containers:
    - image: gcr.io/k8s-staging-test-infra/kubekins-e2e:v20260901-1a2b3c-master
      command:
      - runner.sh
      - bash
      - -c
      args:
      - |
        set -o errexit

        make test
      env: []
      resources:
        limits:
          cpu: "4"
          memory: 16Gi
    nodeSelector: {}
    terminationGracePeriodSeconds: 30
    tolerations: null
- name: second
"""


def test_a_job_reads_like_one_written_by_hand() -> None:
    assert emit(JOB) == JOB_TEXT


@pytest.mark.parametrize(
    ("value", "text"),
    [
        *[({}, "{}\n"), ([], "[]\n"), (None, "null\n"), ("", '""\n'), ("text", "text\n")],
        ("two\nlines\n", '"two\\nlines\\n"\n'),
        ([[1, [2]], [], {}], "- - 1\n  - - 2\n- []\n- {}\n"),
        ([{"a": [{"b": 1}]}], "- a:\n  - b: 1\n"),
        ({"a": {"b": {"c": False}}}, "a:\n  b:\n    c: false\n"),
        ({"b": 1, "a": 2}, "b: 1\na: 2\n"),
    ],
)
def test_layout(value: Any, text: str) -> None:
    assert emit(value) == text


def test_what_is_shared_is_written_twice_without_anchors() -> None:
    shared = {"cpu": "4"}
    assert emit({"requests": shared, "limits": shared}) == 'requests:\n  cpu: "4"\nlimits:\n  cpu: "4"\n'


def test_nothing_is_folded() -> None:
    text = "word " * 400 + "end"
    assert emit({"key": text}) == f"key: {text}\n"
    assert emit({"key": f"{text}: end"}) == f'key: "{text}: end"\n'


@pytest.mark.parametrize(
    "text",
    [
        *["release-1.34", r"^release-1\.34$", "1.30.0", "v1.30", "10m", "100Mi", "3h20m", "127.0.0.1:8080", "8080:80"],
        *[
            "--flag=x",
            "-c",
            ":8080",
            "?x",
            "./...",
            "~/bin",
            "/bin/sh",
            "$(date)",
            "a#b",
            "a:b",
            "a=b",
            "a  b",
            "a & b",
        ],
        *[
            "it's",
            'say "hi"',
            "yes, please",
            "node",
            "yesterday",
            "nullable",
            "0 3 * * 1-5",
            "1a2b3c4",
            "0xyz",
            "2026-09",
        ],
        *[
            r"--skip=\[Slow\]|\[Serial\]",
            "x, [y]",
            "linux/riscv64",
            "<none>",
            "inf",
            "nan",
            "_1",
            "=>",
            "é😀",
            "v1.0_2",
        ],
    ],
)
def test_text_stays_bare_where_every_reader_agrees(text: str) -> None:
    assert emit([text]) == f"- {text}\n"
    assert emit({text: 1}) == f"{text}: 1\n"


@pytest.mark.parametrize(
    "text",
    [
        *["y", "N", "yes", "No", "on", "OFF", "true", "False", "null", "NULL", "~", "yEs", "=", "<<"],
        *["0", "-1", "+1", "08", "0778", "0o17", "0O17", "0x1F", "0b101", "1_000", "-_0x1", "0_b1"],
        *["1.30", "1.", ".5", "-.5e2", "1e3", "1E5", "1e_3", "1.5e+3", ".inf", "-.INF", ".nan"],
        *["1:20", "12:30:45", "1:20.5", "2026-09-18", "2026-9-8", "2026-09-18T10:00:00Z", "2026-09-18 10:00:00"],
        *["", " a", "a ", " ", "-", "- a", "?", "? a", ":", ": a", "a:", "a: b", "a #b", "#a", "---", "...", "--- a"],
        *["[a", "]", "{a", "}", ",a", "&a", "*a", "!a", "|", ">", "%a", "@a", "`a", "'a'"],
    ],
)
def test_text_that_a_reader_would_take_for_something_else_is_quoted(text: str) -> None:
    assert emit([text]) == f'- "{text}"\n'
    assert emit({text: 1}) == f'"{text}": 1\n'


@pytest.mark.parametrize(
    ("text", "quoted"),
    [
        ('"a"', "'\"a\"'"),
        (r"a: \d", r"'a: \d'"),
        ("it's: \\d", '"it\'s: \\\\d"'),
        ("'a' \"b\": c", '"\'a\' \\"b\\": c"'),
        ("a\tb", r'"a\tb"'),
        ('\t"', r'"\t\""'),
        ("a\r\n", r'"a\r\n"'),
        ("\0\x07\x1b\x7f", r'"\0\x07\x1b\x7f"'),
        ("\x85\xa0", r'"\x85\xa0"'),
        ("\u2028\u2029\ufeff\uffff", r'"\u2028\u2029\ufeff\uffff"'),
        ("\u202eevil\u2066", r'"\u202eevil\u2066"'),
        ("\ud800", r'"\ud800"'),
        ("é: 😀", '"é: 😀"'),
    ],
)
def test_quotes_and_escapes(text: str, quoted: str) -> None:
    assert emit([text]) == f"- {quoted}\n"


@pytest.mark.parametrize(
    ("value", "text"),
    [
        *[(True, "true"), (False, "false"), (0, "0"), (-7, "-7"), (10**30, "1" + "0" * 30), (1.5, "1.5")],
        *[(1.0, "1.0"), (-0.0, "-0.0"), (1e16, "1.0e+16"), (1e-7, "1.0e-07"), (1.5e300, "1.5e+300")],
        *[(float("inf"), ".inf"), (float("-inf"), "-.inf"), (float("nan"), ".nan")],
    ],
)
def test_numbers_and_booleans(value: float, text: str) -> None:
    assert emit({"key": value}) == f"key: {text}\n"


@pytest.mark.parametrize(
    ("text", "block"),
    [
        ("a\n", "|\n    a\n"),
        ("a\nb", "|-\n    a\n    b\n"),
        ("a\n\n\n", "|+\n    a\n\n\n"),
        ("a\n\n  b\n", "|\n    a\n\n      b\n"),
        ("\na\n", "|\n\n    a\n"),
        ("  a\nb\n", "|2\n      a\n    b\n"),
        ("\n a\nb", "|2-\n\n     a\n    b\n"),
        (" a\n\n", "|2+\n     a\n\n"),
        ("target:\n\tmake\n", "|\n    target:\n    \tmake\n"),
        ('# "x": \\\n- y: [\n', '|\n    # "x": \\\n    - y: [\n'),
        ("---\n...\n", "|\n    ---\n    ...\n"),
    ],
)
def test_literal_blocks(text: str, block: str) -> None:
    assert emit({"a": {"key": text, "next": 1}}) == f"a:\n  key: {block}  next: 1\n"
    assert emit({"a": [text, 1]}) == f"a:\n- {block}- 1\n".replace("\n    ", "\n  ")


@pytest.mark.parametrize(
    ("text", "quoted"),
    [
        *[("\n", r'"\n"'), ("\n\n", r'"\n\n"'), (" \na\n", r'" \na\n"'), ("a \nb\n", r'"a \nb\n"')],
        *[("a\nb\t", r'"a\nb\t"'), ("\ta\nb\n", r'"\ta\nb\n"'), ("\n\ta\n", r'"\n\ta\n"')],
        *[("a\r\nb\r\n", r'"a\r\nb\r\n"'), ("a\x07\nb\n", r'"a\x07\nb\n"'), ("a\x85\nb\n", r'"a\x85\nb\n"')],
        *[("a\n\n\n\nb\n", r'"a\n\n\n\nb\n"'), ("\n\n\na\n", r'"\n\n\na\n"')],
    ],
)
def test_lines_that_a_block_cannot_carry_or_lint_refuses_are_quoted(text: str, quoted: str) -> None:
    assert emit([text, 1]) == f"- {quoted}\n- 1\n"


def test_empty_lines_at_the_end_of_the_file_are_quoted() -> None:
    assert emit({"a": ["b\n\n", {"c": "d\n\n"}]}) == 'a:\n- |+\n  b\n\n- c: "d\\n\\n"\n'


def test_keys_are_quoted_like_values_and_never_blocks() -> None:
    assert emit({"on": 1, "a\nb\n": 2, "": 3}) == '"on": 1\n"a\\nb\\n": 2\n"": 3\n'


@pytest.mark.parametrize(
    ("value", "rest"),
    [(1, " 1"), ("x\n", " |\n    x"), ({"a": 1}, "\n    a: 1"), ([1, 2], "\n  - 1\n  - 2"), ({}, " {}")],
)
def test_a_key_beyond_1024_characters_gets_a_question_mark(value: Any, rest: str) -> None:
    longest, longer = "k" * 1024, "k" * 1025
    assert emit([{longest: value, "next": 1}]) == f"- {longest}:{rest}\n  next: 1\n"
    assert emit([{longer: value, "next": 1}]) == f"- ? {longer}\n  :{rest}\n  next: 1\n"
    assert emit({longer: {longer: 1}}) == f"? {longer}\n:\n  ? {longer}\n  : 1\n"


@pytest.mark.parametrize("reader", ["1.1", "1.2", "C"])
@given(value=VALUES)
@example(value={"k" * 1024: [{"k" * 1025: {"é" * 1025: ["a\n"]}}], "'" * 1000 + "\n" * 20: 1})
@settings(deadline=None)
def test_every_reader_gets_back_what_was_written(value: Any, reader: str) -> None:
    # Spelt out, True is not 1, 1 is not 1.0, nan is nan, and the order of keys counts.
    assert repr(read(emit(value), reader)) == repr(value)


@given(value=VALUES)
@settings(deadline=None)
def test_any_text_passes_the_lint_of_test_infra(value: Any) -> None:
    text = emit(value)
    assert text.endswith("\n")
    assert not re.search(r"[ \t\r]\n|\n\n\Z|\n{4}", text)
