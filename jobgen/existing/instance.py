"""The configuration of a Prow instance, as far as it is about jobs."""

from pathlib import Path
from typing import Any

from jobgen.errors import JobgenError
from jobgen.existing.files import LARGEST, Contents, WrittenFile, most_values
from jobgen.existing.jobs import read_presets
from jobgen.findings import Finding
from jobgen.model.existing import Instance
from jobgen.nodes import Mapping, find, plain
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
        decoration=_decoration(plank),
    )


def _decoration(plank: Any) -> tuple[dict[str, Any], ...]:
    """Return the default decoration entries, each with the `cluster` and `repo` that it is for (rule D-01)."""
    entries = _value(plank, "default_decoration_config_entries")
    if isinstance(entries, list):
        return tuple(each for each in entries if isinstance(each, dict))
    return tuple(
        {"repo": repo, "config": config} for repo, config in _mapping(plank, "default_decoration_configs").items()
    )


def _mapping(node: Any, key: str) -> dict[str, Any]:
    value = _value(node, key)
    return value if isinstance(value, dict) else {}


def _text(node: Any, key: str) -> str:
    value = _value(node, key)
    return value if isinstance(value, str) else ""


def _value(node: Any, key: str) -> Any:
    found = find(node, key)
    return None if found is None else plain(found)
