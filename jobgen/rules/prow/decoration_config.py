"""The decoration is one that Prow can follow.

What a job says in `decoration_config` is laid over the defaults of the Prow instance. Refused are an unknown
`path_strategy`, a media type without a slash, a bucket that is no URL, a helper image that is empty, and two ways to
log in for cloning.
"""

import re
from collections.abc import Iterator
from typing import Any

from jobgen.model.job import Expansion, Job
from jobgen.rules.protocol import Broken, Kind, Rule, broken

STRATEGIES = ("explicit", "legacy", "single")
WHERE = "decoration_config"
_MEDIA_TYPE = re.compile(r"[-!#$%&'*+.^_`|~\w]+/[-!#$%&'*+.^_`|~\w]+\s*(;.*)?", re.ASCII)
_NO_BUCKET = re.compile(r"[\s%<>\"\\^`{|}\x00-\x1f\x7f]")


def check(job: Job, _expansion: Expansion) -> Iterator[Broken]:
    """Yield each value that Prow refuses."""
    config = job.data.get(WHERE)
    if not config:
        return
    if config.get("gcs_configuration"):
        yield from _storage(job, config["gcs_configuration"])
    if config.get("oauth_token_secret") and config.get("ssh_key_secrets"):
        message = '"ssh_key_secrets" stands beside "oauth_token_secret"'
        yield broken(job, (WHERE, "ssh_key_secrets"), message, "keep one way to log in for cloning")


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
    needs=("decoration_config",),
    source=("D-04", "D-05", "D-06", "C-06"),
    engine="checkconfig",
    passing="suites: {unit: {decoration_config: {gcs_configuration: {path_strategy: explicit}}}}",
    failing="suites: {unit: {decoration_config: {gcs_configuration: {path_strategy: flat}}}}",
)
