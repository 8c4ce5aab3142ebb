"""Names of platforms."""

import re

import pytest

from jobgen.syntax import platform


@pytest.mark.parametrize(
    ("name", "parts"),
    [("linux-riscv64", ("linux", "riscv64")), ("windows-amd64", ("windows", "amd64")), ("linux-386", ("linux", "386"))],
)
def test_names_in_the_spelling_of_go(name, parts):
    assert platform.error(name) is None
    assert platform.parse(name) == parts
    assert platform.suggestion(name) == name


@pytest.mark.parametrize(
    ("name", "message", "meant"),
    [
        ("linux", 'platform "linux" is not of the form <os>-<arch>, such as linux-amd64', None),
        ("linux/arm64", 'platform "linux/arm64" is not of the form <os>-<arch>, such as linux-amd64', "linux-arm64"),
        (
            "linux-aarch64",
            'architecture "aarch64" of platform "linux-aarch64" is not known to Go',
            "linux-arm64",
        ),
        ("linux-x86_64", 'architecture "x86_64" of platform "linux-x86_64" is not known to Go', "linux-amd64"),
        ("linux-x86-64", 'architecture "x86-64" of platform "linux-x86-64" is not known to Go', "linux-amd64"),
        ("linux-risc64", 'architecture "risc64" of platform "linux-risc64" is not known to Go', "linux-riscv64"),
        ("linux-sw64", 'architecture "sw64" of platform "linux-sw64" is not known to Go', None),
        ("macos-arm64", 'operating system "macos" of platform "macos-arm64" is not known to Go', "darwin-arm64"),
        ("Linux-AMD64", 'operating system "Linux" of platform "Linux-AMD64" is not known to Go', "linux-amd64"),
        ("ppc64le-linux", 'operating system "ppc64le" of platform "ppc64le-linux" is not known to Go', "linux-ppc64le"),
    ],
)
def test_other_names(name, message, meant):
    assert platform.error(name) == message
    assert platform.suggestion(name) == meant
    with pytest.raises(ValueError, match=f"^{re.escape(message)}$"):
        platform.parse(name)
