"""Input files: text comes back as it is, and anything else as a finding that says what to do."""

import os
import socket
from pathlib import Path

import pytest

from jobgen.findings import Place, Severity
from jobgen.trees import IO_RULES, Text, decode, read_text


def complaint(path: Path, **options: int):
    finding = read_text(path, name="arch-specs/x.yaml", **options)
    assert finding.severity is Severity.ERROR
    return finding.rule, str(finding)


def test_text_comes_back_with_its_line_ends(tmp_path):
    (tmp_path / "x").write_bytes("step: 1\r\nwhy: é\n".encode())
    assert read_text(tmp_path / "x") == Text("step: 1\r\nwhy: é\n")


def test_links_to_files_are_read(tmp_path):
    (tmp_path / "x").write_text("step: 1\n")
    (tmp_path / "link").symlink_to("x")
    assert read_text(tmp_path / "link") == Text("step: 1\n")


def test_an_empty_file_is_text(tmp_path):
    (tmp_path / "x").touch()
    assert read_text(tmp_path / "x") == Text("")


def test_a_finding_stands_at_the_path_unless_another_name_is_given(tmp_path):
    assert read_text(tmp_path / "x").place == Place(str(tmp_path / "x"))
    assert read_text(tmp_path / "x", name="here").place == Place("here")


def test_a_missing_file(tmp_path):
    rule, text = complaint(tmp_path / "none")
    assert rule in IO_RULES
    assert text == "arch-specs/x.yaml:1:1: error: cannot be read: No such file or directory [file-unreadable]"


@pytest.mark.parametrize("name", ["a\0b", "\ud800", "x" * 5000])
def test_a_name_that_no_file_can_have(tmp_path, name):
    assert complaint(tmp_path / name)[0] == "file-unreadable"


def test_a_link_loop(tmp_path):
    (tmp_path / "a").symlink_to("b")
    (tmp_path / "b").symlink_to("a")
    rule, text = complaint(tmp_path / "a")
    assert rule in IO_RULES
    assert text == "arch-specs/x.yaml:1:1: error: cannot be read: Too many levels of symbolic links [file-unreadable]"


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read every file")
def test_no_permission(tmp_path):
    (tmp_path / "x").touch(mode=0o000)
    assert complaint(tmp_path / "x")[1].endswith("cannot be read: Permission denied [file-unreadable]")


def test_a_folder(tmp_path):
    rule, text = complaint(tmp_path)
    assert rule in IO_RULES
    assert text == "arch-specs/x.yaml:1:1: error: not a regular file but a folder [file-not-regular]"


def test_a_fifo_without_a_writer_does_not_block(tmp_path):
    os.mkfifo(tmp_path / "x")
    assert complaint(tmp_path / "x")[1].endswith("not a regular file but a FIFO [file-not-regular]")


def test_an_endless_device():
    assert complaint(Path("/dev/zero"))[1].endswith("not a regular file but a device [file-not-regular]")


def test_a_socket(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)  # the names of sockets are short
    with socket.socket(socket.AF_UNIX) as server:
        server.bind("x")
        assert complaint(Path("x"))[1].endswith("not a regular file but a socket [file-not-regular]")


def test_a_file_above_the_limit_is_refused_and_one_at_the_limit_read(tmp_path):
    (tmp_path / "x").write_bytes(b"a" * 1001)
    rule, text = complaint(tmp_path / "x", limit=1000)
    assert rule not in IO_RULES
    assert text == "arch-specs/x.yaml:1:1: error: larger than 1,000 bytes, the most that is read [file-too-large]"
    assert read_text(tmp_path / "x", limit=1001) == Text("a" * 1001)


def test_the_usual_limit_is_one_mebibyte(tmp_path):
    (tmp_path / "x").write_bytes(b"a" * (1 << 20))
    assert isinstance(read_text(tmp_path / "x"), Text)
    (tmp_path / "x").write_bytes(b"a" * (1 << 20) + b"a")
    assert complaint(tmp_path / "x")[0] == "file-too-large"


def test_the_mark_of_utf_8_is_dropped_and_remembered():
    assert decode(b"\xef\xbb\xbfstep: 1\n", "x") == Text("step: 1\n", marked=True)


@pytest.mark.parametrize(
    ("codec", "name"),
    [
        ("utf-16", "UTF-16"),
        ("utf-16-le", "UTF-16"),
        ("utf-16-be", "UTF-16"),
        ("utf-32", "UTF-32"),
        ("utf-32-le", "UTF-32"),
        ("utf-32-be", "UTF-32"),
    ],
)
def test_other_encodings_of_unicode_are_named(codec, name):
    finding = decode("step: 1\nwhy: é\n".encode(codec), "x.yaml")
    assert str(finding) == f"x.yaml:1:1: error: encoded in {name}, not in UTF-8 [yaml-encoding]"
    assert finding.hint == "Save the file as UTF-8 text."
    assert finding.rule not in IO_RULES


@pytest.mark.parametrize(
    ("data", "text"),
    [
        (b"\xe9", "x:1:1: error: byte 0xE9 is not valid UTF-8 [yaml-encoding]"),
        ("é: 1\nb: ü".encode() + b"\xff\n", "x:2:5: error: byte 0xFF is not valid UTF-8 [yaml-encoding]"),
        (b"\xef\xbb\xbfa\xe9", "x:1:2: error: byte 0xE9 is not valid UTF-8 [yaml-encoding]"),
        (b"surrogate: \xed\xa0\x80", "x:1:12: error: byte 0xED is not valid UTF-8 [yaml-encoding]"),
        (b"cut: \xe2\x82", "x:1:6: error: byte 0xE2 is not valid UTF-8 [yaml-encoding]"),
        (b"a: 1\nb: \0\n", "x:2:4: error: a NUL byte, which no text may hold [yaml-encoding]"),
        (b"\0", "x:1:1: error: a NUL byte, which no text may hold [yaml-encoding]"),
        (b"ab\0\0", "x:1:3: error: a NUL byte, which no text may hold [yaml-encoding]"),
    ],
)
def test_what_is_not_utf_8_is_found_at_its_place(data, text):
    assert str(decode(data, "x")) == text
