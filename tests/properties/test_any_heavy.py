"""Whatever stands in a file: an exit code that means something, no traceback, nothing written, in no time."""

import shutil
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from mutations import SHARED, SPECS, mutated, restructured, shipped, spoilt

from jobgen.cli import main

# The time that anything a file can hold may take.
TWO_SECONDS = 2000
relaxed = settings(
    deadline=TWO_SECONDS,
    max_examples=2500,
    derandomize=False,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    shutil.copytree(SPECS, tmp_path / "all")
    (tmp_path / "generated").mkdir()
    return tmp_path


def runs(folder: Path, name: str, content: bytes, capsys: pytest.CaptureFixture[str]) -> None:
    """Run jobgen on the shared files and one spec, of which `name` has this content."""
    shutil.rmtree(folder / "arch-specs", ignore_errors=True)
    platform = "linux-ppc64le.yaml" if name in SHARED else name
    ignored = {each.name for each in shipped()} - {*SHARED, platform}
    shutil.copytree(folder / "all", folder / "arch-specs", ignore=lambda *_: ignored)
    (folder / "arch-specs" / name).write_bytes(content)

    code = main(["generate", "--quiet"])

    out, err = capsys.readouterr()
    assert code in {0, 1, 2}, err
    assert "Traceback" not in out + err
    written = any((folder / "generated").iterdir())
    assert written == (code == 0)
    if written:
        shutil.rmtree(folder / "generated")
        (folder / "generated").mkdir()


@relaxed
@given(data=st.data())
def test_text_that_was_changed(data, folder, capsys):
    spec = data.draw(st.sampled_from(shipped()))
    runs(folder, spec.name, data.draw(mutated(spec.read_text())).encode(), capsys)


@relaxed
@given(data=st.data())
def test_data_that_was_changed(data, folder, capsys):
    spec = data.draw(st.sampled_from(shipped()))
    runs(folder, spec.name, data.draw(restructured(spec.read_text())).encode(), capsys)


@relaxed
@given(data=st.data())
def test_bytes_that_were_changed(data, folder, capsys):
    spec = data.draw(st.sampled_from(shipped()))
    runs(folder, spec.name, data.draw(spoilt(spec.read_text())), capsys)


@relaxed
@given(content=st.binary(max_size=200))
def test_bytes_that_were_never_a_spec(content, folder, capsys):
    runs(folder, "linux-riscv64.yaml", content, capsys)
