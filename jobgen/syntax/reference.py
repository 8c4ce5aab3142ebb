"""References to container images: `registry/repository:tag` and `registry/repository@sha256:...`."""

import re
from functools import cache
from typing import NamedTuple

_COMPONENT = r"[a-z0-9]+(?:(?:\.|_{1,2}|-+)[a-z0-9]+)*"
_HOST_LABEL = r"[A-Za-z0-9](?:[-A-Za-z0-9]*[A-Za-z0-9])?"
_HOST = rf"(?:{_HOST_LABEL}(?:\.{_HOST_LABEL})*|\[[0-9A-Fa-f:]+\])(?::[0-9]+)?"
# A first component without "." or ":" is part of the path, unless it is localhost.
_REPOSITORY = rf"(?:(?=[^/]*[.:]|localhost/){_HOST}/)?{_COMPONENT}(?:/{_COMPONENT})*"
_TAG = r"[A-Za-z0-9_][-A-Za-z0-9_.]{0,127}"
_DIGEST = r"[A-Za-z][A-Za-z0-9]*(?:[-_+.][A-Za-z][A-Za-z0-9]*)*:[0-9a-fA-F]{32,}"
_LONGEST_REPOSITORY = 255


class _Parts(NamedTuple):
    repository: str
    tag: str | None
    digest: str | None


@cache
def error(image: str) -> str | None:
    """Return why the text cannot name one exact image, or None.

    The grammar is that of the OCI distribution specification; that there is a tag or a digest is jobgen's own wish.
    """
    if not image:
        return "image is empty"
    problem = _text_problem(image) or _part_problem(_parts(image))
    return f'image "{image}" {problem}' if problem else None


def tag(image: str) -> str:
    """Return the tag of the image, or an empty string where there is none."""
    return _parts(image).tag or ""


def _parts(image: str) -> _Parts:
    name, at, digest = image.partition("@")
    colon = name.rfind(":")
    if colon <= name.rfind("/"):
        colon = len(name)
    repository, tag = name[:colon], name[colon + 1 :] if colon < len(name) else None
    return _Parts(repository, tag, digest if at else None)


def _text_problem(image: str) -> str | None:
    if any(letter.isspace() for letter in image):
        return "holds a blank"
    if "://" in image:
        return f'begins with "{image.partition("://")[0]}://": leave that out'
    return None


def _part_problem(parts: _Parts) -> str | None:
    if not parts.repository:
        return "has no repository"
    if not re.fullmatch(_REPOSITORY, parts.repository):
        return f'has the repository "{parts.repository}": {_repository_problem(parts.repository)}'
    if len(parts.repository) > _LONGEST_REPOSITORY:
        return f"has a repository of {len(parts.repository)} characters, more than {_LONGEST_REPOSITORY}"
    if parts.tag is not None and not re.fullmatch(_TAG, parts.tag):
        return f'has the tag "{parts.tag}": write up to 128 letters, digits, "_", "." or "-", not "." or "-" first'
    return _digest_problem(parts)


def _repository_problem(repository: str) -> str:
    if repository.startswith("/") or repository.endswith("/") or "//" in repository:
        return 'something is missing around a "/"'
    return 'between "/", it may hold only lower-case letters and digits, with ".", "_" or "-" between them'


def _digest_problem(parts: _Parts) -> str | None:
    if parts.digest is None:
        return "has neither tag nor digest" if parts.tag is None else None
    if not re.fullmatch(_DIGEST, parts.digest):
        return f'has the digest "{parts.digest}": write sha256: and 64 hexadecimal digits'
    if parts.digest.startswith("sha256:") and len(parts.digest) != len("sha256:") + 64:
        return f"has a sha256 digest of {len(parts.digest) - len('sha256:')} digits instead of 64"
    return None
