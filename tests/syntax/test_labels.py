"""Names of jobs, keys and values of labels."""

import pytest

from jobgen.syntax import labels

WORD = 'only letters, digits, "-", "_" and "." are allowed'


@pytest.mark.parametrize(
    "key", ["a", "preset-service-account", "prow.k8s.io/refs.org", "A_b.c-9", "a" * 63, "x" * 253 + "/y", "1/2"]
)
def test_keys_that_kubernetes_takes(key):
    assert labels.key_error(key) is None


@pytest.mark.parametrize(
    ("key", "message"),
    [
        ("", "key is empty"),
        ("a/b/c", 'key "a/b/c" has more than one "/"'),
        ("/b", 'key "/b" has nothing before "/"'),
        ("a/", 'name "" of key "a/" is empty'),
        ("K8s.io/b", 'key "K8s.io/b" has the prefix "K8s.io", which is not a lower-case DNS name such as example.com'),
        ("a_b/c", 'key "a_b/c" has the prefix "a_b", which is not a lower-case DNS name such as example.com'),
        ("a..b/c", 'key "a..b/c" has the prefix "a..b", which is not a lower-case DNS name such as example.com'),
        ("x" * 254 + "/y", f'key "{"x" * 254}/y" has 254 characters before "/", more than 253'),
        ("a b", f'key "a b" holds " ": {WORD}'),
        ("k8s.io/é", f'name "é" of key "k8s.io/é" holds "é": {WORD}'),
        ("a\n", f'key "a\n" holds "\n": {WORD}'),
        ("-a", 'key "-a" must begin and end with a letter or a digit'),
        ("k8s.io/a_", 'name "a_" of key "k8s.io/a_" must begin and end with a letter or a digit'),
        ("a" * 64, f'key "{"a" * 64}" is 64 characters long, more than 63'),
    ],
)
def test_keys_that_kubernetes_refuses(key, message):
    assert labels.key_error(key) == message


@pytest.mark.parametrize("value", ["", "true", "A", "v1.2_3-x", "a" * 63])
def test_values_that_kubernetes_takes(value):
    assert labels.value_error(value) is None


@pytest.mark.parametrize(
    ("value", "message"),
    [
        ("a/b", f'value "a/b" holds "/": {WORD}'),
        ("true ", f'value "true " holds " ": {WORD}'),
        ("a.", 'value "a." must begin and end with a letter or a digit'),
        ("_", 'value "_" must begin and end with a letter or a digit'),
        ("a" * 64, f'value "{"a" * 64}" is 64 characters long, more than 63'),
    ],
)
def test_values_that_kubernetes_refuses(value, message):
    assert labels.value_error(value) == message


@pytest.mark.parametrize("name", ["a", "ci-kubernetes-e2e", "0-9", "x" * 100])
def test_job_names_that_everybody_takes(name):
    assert labels.job_name_error(name) is None


@pytest.mark.parametrize(
    ("name", "message"),
    [
        ("", "job name is empty"),
        ("ci-1.37", 'job name "ci-1.37" holds ".": only lower-case letters, digits and "-" are allowed'),
        ("CI", 'job name "CI" holds "C": only lower-case letters, digits and "-" are allowed'),
        ("ci\n", 'job name "ci\n" holds "\n": only lower-case letters, digits and "-" are allowed'),
        ("ci-", 'job name "ci-" must begin and end with a lower-case letter or a digit'),
        ("-", 'job name "-" must begin and end with a lower-case letter or a digit'),
    ],
)
def test_job_names_that_prow_or_the_policy_tests_refuse(name, message):
    assert labels.job_name_error(name) == message
