"""Files that are no specs at all, as bytes or as something that is no file: exit 1 for content, 2 for what cannot be had."""

import os
import socket
from pathlib import Path

import pytest
import small

SPEC, SCRIPT = small.PATH, "arch-specs/a.sh"
USING_SCRIPT = small.PLATFORM.replace("presubmit: {}", "presubmit: {args: [{file: a.sh}]}")


def utf16(text: str) -> bytes:
    return text.encode("utf-16")


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"version: 1\nreason: a\0b\n", "2:10: error: a NUL byte, which no text may hold [yaml-encoding]"),
        (utf16(small.PLATFORM), "1:1: error: encoded in UTF-16, not in UTF-8 [yaml-encoding]"),
        (small.PLATFORM.encode("utf-16-be"), "1:1: error: encoded in UTF-16, not in UTF-8 [yaml-encoding]"),
        (small.PLATFORM.encode("utf-32"), "1:1: error: encoded in UTF-32, not in UTF-8 [yaml-encoding]"),
        (b"version: 1\nreason: caf\xe9\n", "2:12: error: byte 0xE9 is not valid UTF-8 [yaml-encoding]"),
        (b"version: 1\nreason: \xed\xa0\x80\n", "2:9: error: byte 0xED is not valid UTF-8 [yaml-encoding]"),
        (b"\x7fELF\x02\x01\x01\0", "1:8: error: a NUL byte, which no text may hold [yaml-encoding]"),
        (b"version: 1\n" + b"#" * (1 << 20), "1:1: error: larger than 1,048,576 bytes, the most that is read [file-too-large]"),
        (b"reason: " + b"a" * (20 << 20), "1:1: error: larger than 1,048,576 bytes, the most that is read [file-too-large]"),
    ],
)  # fmt: skip
def test_content_that_is_no_text(content, said, project):
    made = project({SPEC: content})

    ran = made.run("generate")

    assert (ran.code, ran.err) == (1, "")
    assert ran.out.splitlines()[0] == f"{SPEC}:{said}"
    assert made.files() == {}


def test_a_byte_order_mark_and_line_ends_of_windows_do_no_harm(project):
    plain = project()
    assert plain.run("generate").code == 0
    before = plain.files()

    plain.write({SPEC: b"\xef\xbb\xbf" + small.PLATFORM.replace("\n", "\r\n").encode()})

    assert plain.run("check").out == "generated is what the specs say\n"
    assert plain.files() == before


@pytest.mark.parametrize("content", [b"a\0b", "echo".encode("utf-16"), b"caf\xe9\n", b"#" * (1 << 20) + b"\n"])
def test_a_script_that_is_no_text(content, project):
    made = project({SPEC: USING_SCRIPT, SCRIPT: content})

    ran = made.run("generate")

    assert ran.code == 1
    assert ran.out.startswith(f"{SCRIPT}:1:")
    assert made.files() == {}


def a_folder(path: Path) -> None:
    path.mkdir()


def a_fifo(path: Path) -> None:
    os.mkfifo(path)


def a_socket(path: Path) -> None:
    with socket.socket(socket.AF_UNIX) as server:
        server.bind(path.name)
        Path(path.name).rename(path)


def a_link_to_itself(path: Path) -> None:
    path.symlink_to(path.name)


def a_link_to_nothing(path: Path) -> None:
    path.symlink_to("nothing")


def a_link_outside(path: Path) -> None:
    path.symlink_to("/etc/passwd")


def a_link_to_a_folder(path: Path) -> None:
    path.symlink_to(".")


ODD = {
    a_folder: (2, "not a regular file but a folder [file-not-regular]"),
    a_fifo: (2, "not a regular file but a FIFO [file-not-regular]"),
    a_socket: (2, "not a regular file but a socket [file-not-regular]"),
    a_link_to_itself: (2, "cannot be read: Too many levels of symbolic links [file-unreadable]"),
    a_link_to_nothing: (2, "cannot be read: No such file or directory [file-unreadable]"),
    a_link_to_a_folder: (2, "not a regular file but a folder [file-not-regular]"),
    a_link_outside: (1, "the link leads out of the specs folder [file-outside]"),
}


@pytest.mark.parametrize("make", ODD, ids=lambda make: make.__name__)
@pytest.mark.parametrize("name", [SPEC, "arch-specs/_site.yaml", "arch-specs/_suites.yaml"])
def test_a_spec_that_is_no_file(make, name, project):
    made = project({name: None})
    make(Path(name))

    ran = made.run("generate")

    code, said = ODD[make]
    assert (ran.code, ran.err) == (code, "")
    assert ran.out.splitlines()[0] == f"{name}:1:1: error: {said}"
    assert made.files() == {}


@pytest.mark.parametrize("make", [each for each in ODD if each is not a_folder], ids=lambda make: make.__name__)
def test_a_script_that_is_no_file(make, project):
    made = project({SPEC: USING_SCRIPT})
    make(Path(SCRIPT))

    ran = made.run("generate")

    code, said = ODD[make]
    assert (ran.code, ran.err) == (code, "")
    assert ran.out.splitlines()[0] == f"{SCRIPT}:1:1: error: {said}"


def test_odd_things_that_nobody_uses_do_no_harm(project):
    made = project({"arch-specs/data/big": b"\0" * (2 << 20)})
    for make in ODD:
        make(Path("arch-specs", make.__name__))

    assert made.run("generate").code == 0


def test_links_that_stay_inside_are_followed(project):
    made = project({SPEC: None, "arch-specs/shared/riscv64": USING_SCRIPT, "arch-specs/shared/b.sh": "echo\n"})
    Path(SPEC).symlink_to("shared/riscv64")
    Path(SCRIPT).symlink_to("shared/b.sh")

    assert made.run("generate").code == 0
    assert "- |\n          echo\n" in made.files()["jobs/linux-riscv64/linux-riscv64-presubmits.yaml"]


@pytest.mark.parametrize("name", ["../outside.sh", "/etc/passwd", "sub/../../outside.sh", "out/outside.sh"])
def test_no_name_leaves_the_specs_folder(name, project):
    made = project({SPEC: small.PLATFORM.replace("{}", f"{{args: [{{file: {name}}}]}}"), "outside.sh": "secret"})
    Path("arch-specs/out").symlink_to("..")

    ran = made.run("generate")

    assert ran.code == 1
    assert "secret" not in ran.out + ran.err
    assert made.files() == {}


@pytest.mark.parametrize("name", ["_site.yaml", "_suites.yaml"])
def test_a_shared_file_that_is_missing(name, project):
    what = {"_site.yaml": "the Prow instance", "_suites.yaml": "the suites"}[name]

    assert project({f"arch-specs/{name}": None}).run("validate").out.splitlines()[:2] == [
        f"arch-specs/{name}:1:1: error: {name} is missing: it describes {what} [spec-missing]",
        "    create it beside the specs",
    ]


def test_a_finding_at_a_name_that_is_no_text(project):
    made = project()
    Path(SPEC).rename(os.fsdecode(b"arch-specs/linux-\xff\x1b[31m.yaml"))

    ran = made.spawn("validate")

    assert (ran.code, ran.err) == (1, "")
    assert ran.out.splitlines()[0].startswith(r"arch-specs/linux-\udcff\x1b[31m.yaml:1:1: error: ")
