"""References to container images."""

import pytest

from jobgen.syntax import reference

SHA = "sha256:" + "0123456789abcdef" * 4
PATH = 'between "/", it may hold only lower-case letters and digits, with ".", "_" or "-" between them'


@pytest.mark.parametrize(
    ("image", "tag"),
    [
        ("gcr.io/k8s-staging-test-infra/kubekins-e2e:v20260810-7619858115-master", "v20260810-7619858115-master"),
        ("golang:1.26", "1.26"),
        ("localhost:5000/a/b__c:x", "x"),
        ("localhost/a:x", "x"),
        ("[::1]:5000/a:x", "x"),
        ("Registry.Example.com/a:x", "x"),
        (f"registry.k8s.io/pause@{SHA}", ""),
        (f"registry.k8s.io/pause:3.10@{SHA}", "3.10"),
    ],
)
def test_exact_images(image, tag):
    assert reference.error(image) is None
    assert reference.tag(image) == tag


@pytest.mark.parametrize(
    ("image", "problem"),
    [
        ("golang", "has neither tag nor digest"),
        ("localhost:5000/golang", "has neither tag nor digest"),
        (":1", "has no repository"),
        ("a b:1", "holds a blank"),
        ("golang:1.26\n", "holds a blank"),
        ("docker://golang:1", 'begins with "docker://": leave that out'),
        ("gcr.io/Project/x:1", f'has the repository "gcr.io/Project/x": {PATH}'),
        ("Golang:1", f'has the repository "Golang": {PATH}'),
        ("a/-b:1", f'has the repository "a/-b": {PATH}'),
        ("gcr.io//x:1", 'has the repository "gcr.io//x": something is missing around a "/"'),
        ("x/:1", 'has the repository "x/": something is missing around a "/"'),
        ("a" * 256 + ":1", "has a repository of 256 characters, more than 255"),
        ("golang:", 'has the tag "": write up to 128 letters, digits, "_", "." or "-", not "." or "-" first'),
        ("golang:-1", 'has the tag "-1": write up to 128 letters, digits, "_", "." or "-", not "." or "-" first'),
        ("golang@sha256", 'has the digest "sha256": write sha256: and 64 hexadecimal digits'),
        ("golang@sha256:" + "a" * 63, "has a sha256 digest of 63 digits instead of 64"),
    ],
)
def test_images_that_cannot_be(image, problem):
    assert reference.error(image) == f'image "{image}" {problem}'


def test_no_image():
    assert reference.error("") == "image is empty"
    assert reference.tag("") == ""
