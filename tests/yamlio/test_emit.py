"""The YAML writer: exact layouts, and what every Python reader makes of them."""

import re
from typing import Any

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from ruamel.yaml import YAML

from jobgen.yamlio.emit import emit

# Bits that turn text into something else when they meet: numbers, words, indicators, blanks, line breaks.
PIECES = [*"-+.:019_eExo~=#'\"\\ \t\n\r\0[]{}?,&*!|>%@`", *"yn\x7f\x85\xa0\ud7ff\u2028\ufeff\uffff😀é", "  ", "\n\n", "no", "null", "a"]
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
            "annotations": {"testgrid-dashboards": "provider-riscv64-all, sig-release", "testgrid-num-columns-recent": "20"},
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
        ({}, "{}\n"),
        ([], "[]\n"),
        (None, "null\n"),
        ("", '""\n'),
        ("text", "text\n"),
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
        *["release-1.34", r"^release-1\.34$", "1.30.0", "v1.30", "10m", "100Mi", "3h20m", "127.0.0.1:8080", "1.2.3.4", "8080:80"],
        *["--flag=x", "-c", "-", ":8080", "?x", "./...", ".", "~/bin", "/bin/sh", "a: b", "$(date)", "a#b", "a:b", "a=b", "a  b"],
        *["it's", 'say "hi"', "yes, please", "node", "yesterday", "nullable", "0 3 * * 1-5", "1a2b3c4", "0xyz", "2026-09", "é😀"],
        *["--skip=\\[Slow\\]|\\[Serial\\]", "a & b", "x, [y]", "linux/riscv64", "k8s.io/kubernetes", "<none>", "inf", "nan", "_1"],
    ],
)
def test_text_stays_bare_where_every_reader_agrees(text: str) -> None:
    bare = text not in ("-", "a: b")
    assert emit([text]) == (f"- {text}\n" if bare else f'- "{text}"\n')
