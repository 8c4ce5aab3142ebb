"""The configuration of a Prow instance, as far as it is about jobs."""

from pathlib import Path
from typing import Any

from jobgen.errors import JobgenError
from jobgen.existing.files import LARGEST, Contents, WrittenFile, most_values
from jobgen.existing.fitting import fitting
from jobgen.existing.jobs import read_presets
from jobgen.findings import Finding
from jobgen.model.existing import Instance
from jobgen.nodes import Mapping, Node, Sequence, find, is_null, plain
from jobgen.trees import read_text
from jobgen.yamlio.parse import parse


def read_instance(path: Path, findings: list[Finding]) -> Instance | None:
    """Return what the configuration says; None where it cannot be understood, and then the findings say why.

    Raises:
        JobgenError: there is no such file.
    """
    if not path.is_file():
        message = f"there is no file {path}"
        raise JobgenError(
            message, hint="--prow-config takes the configuration of a Prow instance, such as config/prow/config.yaml"
        )
    text = read_text(path, limit=LARGEST)
    if isinstance(text, Finding):
        findings.append(text)
        return None
    node, problems = parse(text.text, str(path), most=most_values(text.text), go=True)
    if not isinstance(node, Mapping):
        findings.extend(problems)
        return None
    file = WrittenFile(path=str(path), contents=Contents.INSTANCE, node=node)
    plank = find(node, "plank")
    return Instance(
        namespace=_text(node, "pod_namespace") or "default",
        queues=tuple(_mapping(plank, "job_queue_capacities")),
        decorate_all_jobs=bool(_value(node, "decorate_all_jobs")),
        presets=tuple(read_presets(file, findings)),
        decoration=_decoration(file, findings),
    )


def _decoration(file: WrittenFile, findings: list[Finding]) -> tuple[dict[str, Any], ...]:
    """Return the default decoration entries, each with the `cluster` and `repo` that it is for (rule D-01)."""
    return tuple(
        {**whom, "config": plain(body)}
        for whom, config in _defaults(find(file.node, "plank"))
        if (body := _fitting(config, file, findings)) is not None
    )


def _defaults(plank: Node | None) -> list[tuple[dict[str, str], Node]]:
    entries = find(plank, "default_decoration_config_entries")
    if isinstance(entries, Sequence):
        whom = ({key: _text(entry, key) for key in ("repo", "cluster")} for entry in entries.items)
        configs = (find(entry, "config") for entry in entries.items)
        return [(who, config) for who, config in zip(whom, configs, strict=True) if config is not None]
    by_repo = find(plank, "default_decoration_configs")
    return [({"repo": repo}, each) for repo, each in by_repo.entries.items()] if isinstance(by_repo, Mapping) else []


def _fitting(config: Node, file: WrittenFile, findings: list[Finding]) -> Mapping | None:
    if is_null(config):
        return None
    if not isinstance(config, Mapping):
        message, hint = "the default decoration must be a mapping", "write config: {timeout: 2h}"
        findings.append(Finding(rule="schema-type", place=config.place, message=message, hint=hint))
        return None
    return fitting(config, "job-file#/$defs/DecorationConfig", file.path, findings, name="the default decoration")


def _mapping(node: Any, key: str) -> dict[str, Any]:
    value = _value(node, key)
    return value if isinstance(value, dict) else {}


def _text(node: Any, key: str) -> str:
    value = _value(node, key)
    return value if isinstance(value, str) else ""


def _value(node: Any, key: str) -> Any:
    found = find(node, key)
    return None if found is None else plain(found)
