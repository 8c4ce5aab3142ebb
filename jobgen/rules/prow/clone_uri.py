"""A `clone_uri` is a URL.

Prow reads what stands behind `@` as Go reads a URL, and with an `oauth_token_secret` takes http and https alone.
"""

import re
from collections.abc import Iterator
from typing import Any

from jobgen.model.job import Expansion, Job
from jobgen.nodes import Path
from jobgen.rules.decoration import merged_decoration
from jobgen.rules.protocol import Broken, Kind, Rule, broken

_SCHEME = re.compile(r"(?:([A-Za-z][-A-Za-z0-9+.]*):)?(.*)", re.DOTALL)
_HOST = re.compile(r"""[-\w.~!$&'()*+,;=<>"]*(?::[0-9]*)?|\[[0-9A-Fa-f:.]+\](?::[0-9]*)?""")
_WRONG_ANYWHERE = re.compile(r"[\x00-\x1f\x7f]|%(?![0-9A-Fa-f]{2})")
HINT = "write such as https://github.com/kubernetes/kubernetes.git, or leave it out"


def check(job: Job, expansion: Expansion) -> Iterator[Broken]:
    """Yield each `clone_uri` that Prow refuses; it looks at those of `extra_refs` only beside one of the job itself."""
    if not job.data.get("clone_uri"):
        return
    token = merged_decoration(job, expansion.instance).get("oauth_token_secret") is not None
    for path, text in _uris(job.data):
        address = text.partition("@")[2] if "@" in text else text
        scheme = (_SCHEME.fullmatch(address) or [None, None])[1] or ""
        if not _is_url(address):
            yield broken(job, path, f'clone_uri "{text}" is no URL', HINT)
        elif token and scheme.lower() not in ("http", "https"):
            yield broken(job, path, f'clone_uri "{text}" is not http or https, as oauth_token_secret asks', HINT)


def _uris(data: dict[str, Any]) -> Iterator[tuple[Path, str]]:
    yield ("clone_uri",), data["clone_uri"]
    for index, ref in enumerate(data.get("extra_refs") or ()):
        if ref.get("clone_uri"):
            yield ("extra_refs", index, "clone_uri"), ref["clone_uri"]


def _is_url(address: str) -> bool:
    """Return whether Go's `url.Parse` takes the address."""
    found = _SCHEME.fullmatch(address)
    if found is None or _WRONG_ANYWHERE.search(address) or address.startswith(":"):
        return False
    scheme, rest = found[1], found[2].partition("#")[0].partition("?")[0]
    if rest.startswith("//"):
        return _HOST.fullmatch(rest[2:].partition("/")[0]) is not None
    return bool(scheme) or rest.startswith("/") or ":" not in rest.partition("/")[0]


RULE = Rule(
    id="clone-uri",
    doc=__doc__,
    on=Kind.JOB,
    check=check,
    needs=("clone_uri",),
    source=("D-08",),
    engine="checkconfig",
    passing="""\
suites:
  unit:
    presubmit:
      clone_uri: git@github.com:kubernetes/kubernetes.git
""",
    failing="""\
suites:
  unit:
    presubmit:
      clone_uri: https://github.com:kubernetes/kubernetes.git
""",
)
