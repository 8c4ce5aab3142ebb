"""The examples of rules: as specs, keys laid over a small complete folder; as configuration that somebody wrote, whole files."""

import shutil
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from places import ROOT
from ruamel.yaml import YAML
from ruamel.yaml.scalarstring import DoubleQuotedScalarString

from jobgen.existing import read_existing
from jobgen.findings import Finding
from jobgen.model.job import Expansion
from jobgen.pipeline import run
from jobgen.rules import RULES
from jobgen.stages.gate import Tally, gate

BASE = Path(__file__).parent / "rules" / "base"
PLATFORM = "linux-arm64.yaml"
PROW_CONFIG = ROOT / "tests" / "acceptance" / "prow" / "config.yaml"


def specs_with(folder: Path, example: str) -> Path:
    """Return a copy of the base specs below `folder` with the keys of the example laid over one platform.

    Keys that name a file (`_site.yaml: {…}`, `linux-riscv64.yaml: {…}`) are laid over that file; a new one starts as a copy
    of the platform.
    """
    specs = folder / "arch-specs"
    shutil.copytree(BASE, specs)
    yaml = YAML()
    overlay = yaml.load(example) or {}
    by_file = {key: overlay.pop(key) for key in list(overlay) if key.endswith(".yaml")}
    by_file.setdefault(PLATFORM, {}).update(overlay)
    for name, keys in by_file.items():
        path = specs / name
        content = yaml.load((path if path.exists() else BASE / PLATFORM).read_text())
        content.update(keys)
        with path.open("w") as file:
            yaml.dump(content, file)
    return specs


def written_with(folder: Path, example: str) -> Path:
    """Return a folder below `folder` with the files of the example, which maps their names to their content.

    In a file whose name begins with `filled-`, each job gets what a job must have, as far as it does not say so itself.
    """
    written = folder / "written"
    yaml = YAML()
    yaml.preserve_quotes = True
    yaml.representer.ignore_aliases = lambda _: True
    for name, content in yaml.load(example).items():
        path = written / name
        path.parent.mkdir(parents=True, exist_ok=True)
        if path.name.startswith("filled-"):
            _fill(content)
        with path.open("w") as file:
            yaml.dump(content, file)
    return written


def _fill(content: Any) -> None:
    refs = {"org": "kubernetes", "repo": "kubernetes", "base_ref": "master", "path_alias": "k8s.io/kubernetes"}
    for job in content.get("periodics", ()):
        job.update({**_JOB, "interval": "6h", "extra_refs": [refs], **job})
    for key in ("presubmits", "postsubmits"):
        for repo, jobs in content.get(key, {}).items():
            alias = {"path_alias": "k8s.io/kubernetes"} if repo == "kubernetes/kubernetes" else {}
            for job in jobs:
                job.update({**_JOB, **alias, **job})


_AMOUNTS = {"cpu": "1", "memory": "1Gi"}
_JOB = {
    "cluster": "k8s-infra-prow-build",
    "decorate": True,
    "spec": {
        "containers": [
            {
                "image": DoubleQuotedScalarString("registry.example.org/unit:v1"),
                "command": ["make", "test"],
                "resources": {"requests": _AMOUNTS, "limits": _AMOUNTS},
            }
        ]
    },
}


@dataclass(frozen=True)
class Linted:
    """What `jobgen lint` makes of a folder; places are relative to it."""

    findings: tuple[Finding, ...]
    tallies: dict[str, Tally]
    expansion: Expansion


def linted(folder: Path) -> Linted:
    """Hold every rule against the folder, with the Prow instance that the acceptance tests use."""
    existing = read_existing([folder], prow_config=PROW_CONFIG)
    verdict = gate(existing.expansion, RULES)
    tallies = {tally.rule: tally for tally in verdict.tallies}
    return Linted((*existing.findings, *verdict.findings), tallies, existing.expansion)


@cache
def is_on_specs(rule: str) -> bool:
    """Return whether the examples of the rule are specs."""
    return next(each.on_specs for each in RULES if each.id == rule)


def texts(rule: str, findings: tuple[Finding, ...], folder: Path) -> list[dict[str, str]]:
    """Return place, text and hint of what the rule says; places are relative to the folder."""
    within = f"{folder}/"
    return [
        {"at": str(each.place).removeprefix(within), "says": each.message.replace(within, ""), "hint": each.hint}
        for each in findings
        if each.rule == rule
    ]


def specs_say(rule: str, example: str, folder: Path) -> list[dict[str, str]]:
    """Return what the rule has against specs."""
    specs = specs_with(folder, example)
    return texts(rule, tuple(run(specs).findings), specs)


def written_says(rule: str, example: str, folder: Path) -> list[dict[str, str]]:
    """Return what the rule has against files that somebody wrote."""
    written = written_with(folder, example)
    return texts(rule, linted(written).findings, written)
