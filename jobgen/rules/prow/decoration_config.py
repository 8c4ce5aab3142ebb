"""The decoration is one that Prow can follow.

What a job says in `decoration_config` is laid over the defaults of the Prow instance. Refused are an unknown
`path_strategy`, a media type without a slash, a bucket that is no URL, a helper image that is empty, and two ways to
log in for cloning.
"""

import re
from collections.abc import Iterator
from typing import Any

from jobgen.model.job import Expansion, Job
from jobgen.rules.decoration import merged_decoration
from jobgen.rules.protocol import Broken, Kind, Rule, broken

STRATEGIES = ("explicit", "legacy", "single")
WHERE = "decoration_config"
IMAGES = ("clonerefs", "initupload", "entrypoint", "sidecar")
_MEDIA_TYPE = re.compile(r"[-!#$%&'*+.^_`|~\w]+/[-!#$%&'*+.^_`|~\w]+\s*(;.*)?", re.ASCII)
_NO_BUCKET = re.compile(r"[\s%<>\"\\^`{|}\x00-\x1f\x7f]")


def check(job: Job, expansion: Expansion) -> Iterator[Broken]:
    """Yield each value that Prow refuses, and what neither the job nor its Prow instance says."""
    config = job.data.get(WHERE) or {}
    merged = merged_decoration(job, expansion.instance)
    if config.get("gcs_configuration"):
        yield from _storage(job, config["gcs_configuration"])
    if merged.get("oauth_token_secret") is not None and merged.get("ssh_key_secrets"):
        message = '"ssh_key_secrets" stands beside "oauth_token_secret"'
        yield broken(job, (WHERE, "ssh_key_secrets"), message, "keep one way to log in for cloning")
    if expansion.instance and job.data.get("decorate") is True:
        missing = _missing(merged)
        if missing:
            message = f"neither the job nor its Prow instance says {missing}"
            yield broken(job, (WHERE,), message, f"say it in {WHERE}, or in the defaults of the instance")


def _missing(merged: dict[str, Any]) -> str:
    """Return what a decoration lacks, none of which Prow can do without."""
    images, storage = merged.get("utility_images") or {}, merged.get("gcs_configuration")
    for name in IMAGES:
        if not images.get(name):
            return f"which image {name} is"
    if storage is None:
        return "where results go (gcs_configuration)"
    if not storage.get("path_strategy"):
        return "the path_strategy"
    orphan = storage["path_strategy"] != "explicit" and not (storage.get("default_org") and storage.get("default_repo"))
    return f"default_org and default_repo, which the path_strategy {storage['path_strategy']} needs" if orphan else ""


def _storage(job: Job, storage: dict[str, Any]) -> Iterator[Broken]:
    path = (WHERE, "gcs_configuration")
    strategy = storage.get("path_strategy")
    if strategy and strategy not in STRATEGIES:
        message = f'the path_strategy "{strategy}" is none of {", ".join(STRATEGIES)}'
        yield broken(job, (*path, "path_strategy"), message, "leave it out: the Prow instance has one")
    if _NO_BUCKET.search(storage.get("bucket") or ""):
        message = f'the bucket "{storage["bucket"]}" is no name of a bucket'
        yield broken(job, (*path, "bucket"), message, "write the bare name, such as kubernetes-ci-logs")
    for suffix, media_type in (storage.get("mediaTypes") or {}).items():
        if not _MEDIA_TYPE.fullmatch(media_type):
            message = f'the media type "{media_type}" of "{suffix}" is none'
            yield broken(job, (*path, "mediaTypes", suffix), message, "write type and subtype, such as text/plain")


RULE = Rule(
    id="decoration-config",
    doc=__doc__,
    on=Kind.JOB,
    check=check,
    source=("D-01", "D-04", "D-05", "D-06", "C-06"),
    engine="checkconfig",
    passing="suites: {unit: {decoration_config: {gcs_configuration: {path_strategy: explicit}}}}",
    failing="suites: {unit: {decoration_config: {gcs_configuration: {path_strategy: flat}}}}",
)
