"""What no spec can break, because jobgen never writes it; docs/coverage.md names these tests."""

import re
from collections import Counter
from pathlib import Path
from typing import Any

import pytest
from examples import specs_with
from places import ROOT
from ruamel.yaml import YAML

from jobgen import generated
from jobgen.pipeline import files, run

KEYS = {"presets", "presubmits", "postsubmits", "periodics"}
PLATFORM = r"[a-z0-9]+-[a-z0-9]+"
NAMES = re.compile(
    rf"jobs/(?P<platform>{PLATFORM})/(?:OWNERS|(?P=platform)-(?:presubmits|postsubmits|periodics)\.yaml)"
    r"|testgrids/[a-z0-9-]+\.yaml|SUPPORT\.md|UPSTREAM\.md"
)
PRESUBMITS = """\
suites:
  unit: {presubmit: {run_if_changed: ^pkg/, optional: true}}
  e2e: {presubmit: {always_run: true, optional: true}}
"""
EXTERNAL = """\
external:
- name: arm64-e2e-lab
  class: e2e
  gcs_prefix: arm64-lab/logs/e2e
  boards: [provider-arm64-lab]
  contact: lab@example.org
  stale_after: 48h
"""


@pytest.fixture(scope="module")
def shipped() -> dict[str, str]:
    return files(run(ROOT / "arch-specs"))


def documents(tree: dict[str, str], folder: str) -> dict[str, Any]:
    paths = [path for path in tree if path.startswith(f"{folder}/") and path.endswith(".yaml")]
    assert paths
    return {path: YAML(typ="safe").load(tree[path]) for path in paths}


def boards(tree: dict[str, str]) -> list[dict[str, Any]]:
    return [board for file in documents(tree, "testgrids").values() for board in file["dashboards"]]


def named_by_jobs(tree: dict[str, str]) -> set[str]:
    """Return the boards that get a tab from the annotation of a job."""
    text = "\n".join(text for path, text in tree.items() if path.startswith("jobs/"))
    lists = re.findall(r"^ +testgrid-dashboards: (.+)$", text, re.MULTILINE)
    return {name for names in lists for name in names.split(", ")}


def test_names_of_files(shipped):
    assert [path for path in shipped if not NAMES.fullmatch(path)] == []
    names = Counter(Path(path).name for path in shipped if path.endswith(".yaml"))
    assert [name for name, count in names.items() if count > 1] == []


def test_every_file_is_text_with_a_header(shipped):
    assert [path for path, text in shipped.items() if not generated.parse(text)] == []


def test_a_job_file_is_one_document_with_the_keys_of_prow(shipped, tmp_path):
    preset = 'presets: [{labels: {preset-lab: "true"}}]'
    for tree in (shipped, files(run(specs_with(tmp_path, preset)))):
        assert {key for file in documents(tree, "jobs").values() for key in file} <= KEYS


def test_every_board_has_a_tab(shipped, tmp_path):
    for tree in (shipped, files(run(specs_with(tmp_path, EXTERNAL)))):
        assert {key for board in boards(tree) for key in board} <= {"name", "dashboard_tab"}
        bare = {board["name"] for board in boards(tree) if not board.get("dashboard_tab")}
        assert bare <= named_by_jobs(tree)


def test_every_board_is_defined_once(shipped):
    names = Counter(board["name"] for board in boards(shipped))
    assert names
    assert max(names.values()) == 1


def test_the_fixture_of_presubmits_is_listed(tmp_path):
    text = files(run(specs_with(tmp_path, PRESUBMITS)))["UPSTREAM.md"]
    fixture = text.partition("## Fixture of automatic presubmits")[2].partition("```yaml\n")[2].partition("```")[0]
    assert YAML(typ="safe").load(fixture) == {
        "always_run": [{"name": "pull-kubernetes-e2e-arm64", "optional": True}],
        "optional_and_run_if_changed": [{"name": "pull-kubernetes-unit-arm64", "run_if_changed": "^pkg/"}],
    }
