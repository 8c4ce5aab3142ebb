"""Every rule against its own examples: the failing one fires it, the passing one does not."""

import shutil
from pathlib import Path

import pytest
from ruamel.yaml import YAML

from jobgen.pipeline import run
from jobgen.rules import RULES

BASE = Path(__file__).parent / "base"


def findings_with(tmp_path: Path, example: str) -> list[str]:
    """Return the rules that fire on the base specs with the keys of the example laid over them.

    Keys of the example that name a file (`_site.yaml: {…}`, `linux-riscv64.yaml: {…}`) are laid over that file.
    """
    specs = tmp_path / "arch-specs"
    shutil.copytree(BASE, specs)
    yaml = YAML()
    overlay = yaml.load(example) or {}
    by_file = {key: overlay.pop(key) for key in list(overlay) if key.endswith(".yaml")}
    by_file.setdefault("linux-arm64.yaml", {}).update(overlay)
    for name, keys in by_file.items():
        path = specs / name
        content = yaml.load(path.read_text()) if path.exists() else yaml.load((BASE / "linux-arm64.yaml").read_text())
        content.update(keys)
        with path.open("w") as file:
            yaml.dump(content, file)
    return [finding.rule for finding in run(specs).findings]


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_failing_example_fires(rule, tmp_path):
    assert rule.id in findings_with(tmp_path, rule.failing)


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_passing_example_stays_silent(rule, tmp_path):
    assert rule.id not in findings_with(tmp_path, rule.passing)
