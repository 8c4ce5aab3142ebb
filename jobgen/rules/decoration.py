"""What Prow lays a job's `decoration_config` over: the defaults of its instance, where somebody has given those."""

from typing import Any

from jobgen.model.existing import Instance
from jobgen.model.job import Job

_DEEP = frozenset({"censoring_options", "gcs_configuration", "resources", "scheduling_options", "utility_images"})
"""The fields that are merged entry by entry."""
_EMPTY_IS_NONE = frozenset({"github_api_endpoints", "github_app_id", "ssh_host_fingerprints", "ssh_key_secrets"})
"""The fields in which an empty value says nothing; elsewhere only a missing one does (rule D-01)."""


def merged_decoration(job: Job, instance: Instance | None) -> dict[str, Any]:
    """Return the decoration of a job: its own, over that of the instance; its own alone where it is not decorated (rule D-03)."""
    own: dict[str, Any] = job.data.get("decoration_config") or {}
    if instance is None or job.data.get("decorate") is not True:
        return own
    repo, cluster = _repo(job), job.data.get("cluster") or "default"
    merged: dict[str, Any] = {}
    for entry in instance.decoration:
        if _is_for(entry, repo, cluster):
            merged = _laid_over(merged, entry.get("config") or {})
    return _laid_over(merged, own)


def _repo(job: Job) -> str:
    """Return the repository whose defaults count: for a periodic the first of its `extra_refs`."""
    refs = job.data.get("extra_refs") or ()
    if job.repo or not refs:
        return job.repo
    return f"{refs[0].get('org') or ''}/{refs[0].get('repo') or ''}"


def _is_for(entry: dict[str, Any], repo: str, cluster: str) -> bool:
    org = repo.partition("/")[0]
    return entry.get("repo") in (None, "", "*", org, repo) and entry.get("cluster") in (None, "", "*", cluster)


def _laid_over(lower: dict[str, Any], upper: dict[str, Any]) -> dict[str, Any]:
    merged = {**lower, **{key: value for key, value in upper.items() if value or key not in _EMPTY_IS_NONE}}
    for key in _DEEP & lower.keys() & upper.keys():
        said = {name: value for name, value in (upper[key] or {}).items() if value}
        merged[key] = {**(lower[key] or {}), **said}
    return merged
