"""What a rule says that an engine refuses, the engine refuses; and it accepts the example that the rule accepts.

Besides the examples of the rules there are the cases of `tests/rules/*/cases.yaml`, each with the engine that refuses it.

The tree of an example is made without asking the rules: from specs, or as files that somebody wrote. It is laid among stand-ins (two
jobs, without which the policy tests fail by themselves, and the provided boards that jobs name), and shown to the engine that the
rule names.
"""

import subprocess
from collections.abc import Callable
from dataclasses import dataclass
from fnmatch import fnmatchcase
from pathlib import Path
from typing import Any, TypeAlias

import pytest
from examples import linted, specs_with, written_with
from judges import OWN
from places import ROOT
from ruamel.yaml import YAML

from jobgen.findings import Severity
from jobgen.model.job import Expansion
from jobgen.pipeline import files, run
from jobgen.rules import RULES
from jobgen.rules.protocol import Rule
from jobgen.yamlio.emit import emit

BLOCKING = "presubmits-kubernetes-blocking"
BOARDS = {"test_groups", "dashboards", "dashboard_groups", "default_test_group"}
FLAGS = {
    "checkconfig": "--config-path {prow} --job-config-path {jobs} --strict --include-default-warnings"
    " --warnings=unknown-fields-all --exclude-warning=validate-cluster-field --exclude-warning=long-job-names",
    "configurator": "--yaml {boards} --default {boards}/default.yaml --prow-config {prow} --prow-job-config {jobs}"
    " --strict-unmarshal --validate-config-file",
    # The two that are skipped judge the Prow configuration, not jobs.
    "policy-jobs.test": "-config {prow} -job-config {jobs} -test.skip ^(TestReportTemplate|TestURLTemplate)$",
    "policy-testgrids.test": "-yaml {boards} -default {boards}/default.yaml -prow-config {prow} -job-config {jobs}",
}
ENFORCED = [rule for rule in RULES if rule.engine]
CASES = [
    case
    for path in sorted((ROOT / "tests" / "rules").glob("*/cases.yaml"))
    for case in YAML(typ="safe").load(path.read_text(encoding="utf-8"))
]

Engine: TypeAlias = Callable[[str], Path]


@dataclass(frozen=True)
class Verdict:
    accepted: bool
    said: str


@pytest.mark.parametrize("rule", ENFORCED, ids=lambda rule: rule.id)
def test_the_engine_refuses_the_failing_example(rule: Rule, engine: Engine, tmp_path: Path) -> None:
    assert not judged(rule.failing, rule.engine, engine, tmp_path, on_specs=rule.on_specs).accepted


@pytest.mark.parametrize("rule", ENFORCED, ids=lambda rule: rule.id)
def test_the_engine_accepts_the_passing_example(rule: Rule, engine: Engine, tmp_path: Path) -> None:
    verdict = judged(rule.passing, rule.engine, engine, tmp_path, on_specs=rule.on_specs)
    assert verdict.accepted, verdict.said


@pytest.mark.parametrize("case", [case for case in CASES if "engine" in case], ids=lambda case: case["rule"])
def test_the_engine_refuses_the_case(case: dict[str, Any], engine: Engine, tmp_path: Path) -> None:
    on_specs = "files" not in case
    example = case["example" if on_specs else "files"]
    assert not judged(example, case["engine"], engine, tmp_path, on_specs=on_specs).accepted
    if not on_specs:
        assert Severity.ERROR in {
            each.severity for each in linted(tmp_path / "written").findings if each.rule == case["rule"]
        }


@pytest.mark.parametrize("case", [case for case in CASES if "accepted" in case], ids=lambda case: case["rule"])
def test_every_engine_accepts_what_is_no_error(case: dict[str, Any], engine: Engine, tmp_path: Path) -> None:
    assert Severity.ERROR not in {each.severity for each in linted(written_with(tmp_path, case["files"])).findings}
    for name in case["accepted"]:
        verdict = judged(case["files"], name, engine, tmp_path / name, on_specs=False)
        assert verdict.accepted, verdict.said


@pytest.mark.parametrize("name", FLAGS)
def test_every_engine_accepts_the_base(name: str, engine: Engine, tmp_path: Path) -> None:
    verdict = judged("{}", name, engine, tmp_path)
    assert verdict.accepted, verdict.said


def judged(example: str, name: str, engine: Engine, folder: Path, *, on_specs: bool = True) -> Verdict:
    out = folder / "out"
    named = grown(folder, example, out) if on_specs else laid(folder, example, out)
    jobs, boards = out / "jobs", out / "testgrids"
    write(jobs / "stand-ins.yaml", emit(stand_ins()))
    write(boards / "provided.yaml", emit({"dashboards": named}))
    write(boards / "default.yaml", (OWN / "testgrid-default.yaml").read_text())
    flags = FLAGS[name].format(prow=OWN / "config.yaml", jobs=jobs, boards=boards)
    ran = subprocess.run([engine(name), *flags.split()], capture_output=True, text=True, check=False)
    return Verdict(ran.returncode == 0, f"{ran.stdout}\n{ran.stderr}")


def grown(folder: Path, example: str, out: Path) -> list[dict[str, Any]]:
    """Write what the specs of an example generate, and return the boards that it needs besides."""
    done = run(specs_with(folder, example))
    assert done.expansion
    for path, text in files(done).items():
        write(out / path, text)
    return provided(done.expansion)


def laid(folder: Path, example: str, out: Path) -> list[dict[str, Any]]:
    """Write the files of an example, and return the boards that it needs besides: those of the stand-ins."""
    written = written_with(folder, example)
    own = set[str]()
    for path in sorted(written.rglob("*.y*ml")):
        content = YAML(typ="safe").load(path.read_text(encoding="utf-8"))
        kind = "testgrids" if not BOARDS.isdisjoint(content) else "jobs"
        write(out / kind / path.relative_to(written), path.read_text(encoding="utf-8"))
        own |= {each["name"] for each in content.get("dashboards", ())}
    return [{"name": name} for name in (BLOCKING, "sig-stand-in") if name not in own]


def write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


def provided(expansion: Expansion) -> list[dict[str, Any]]:
    """Return the provided boards that jobs or hand-written tabs name, and those of the stand-ins."""
    site = expansion.site
    patterns = (*site.provided, *site.provided_patterns)
    named = [name for name in expansion.boards if any(fnmatchcase(name, pattern) for pattern in patterns)]
    tabs: dict[str, list[dict[str, str]]] = {name: [] for name in (*named, BLOCKING, "sig-stand-in")}
    for platform in expansion.platforms:
        for tab in platform.static_tabs:
            tabs.setdefault(tab.board, []).append({"name": tab.tab, "test_group_name": tab.test_group})
    return [{"name": name, **({"dashboard_tab": own} if own else {})} for name, own in sorted(tabs.items())]


def stand_ins() -> dict[str, Any]:
    """Return a presubmit that blocks merges, and a postsubmit."""
    presubmit = {"always_run": True, "path_alias": "k8s.io/kubernetes", **job("pull-stand-in", BLOCKING)}
    postsubmit = job("post-stand-in", "sig-stand-in")
    return {"presubmits": {"kubernetes/kubernetes": [presubmit]}, "postsubmits": {"kubernetes/stand-in": [postsubmit]}}


def job(name: str, board: str) -> dict[str, Any]:
    amounts = {"cpu": "1", "memory": "1Gi"}
    container = {
        "image": "registry.example.org/stand-in:v1",
        "command": ["true"],
        "resources": {"requests": amounts, "limits": amounts},
    }
    return {
        "name": name,
        "cluster": "k8s-infra-prow-build",
        "decorate": True,
        "annotations": {"testgrid-dashboards": board},
        "spec": {"containers": [container]},
    }
