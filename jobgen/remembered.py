"""What platforms expanded to the last time, kept in the user's cache folder.

A platform whose spec, shared files, scripts and jobgen are the same expands to the same jobs, so `generate` and `check` need not
merge them again. Only data is kept: what Prow reads, and the few facts beside it. The places of values are found again when
somebody asks for them, by expanding that one platform after all. Whatever is wrong with the cache costs time and nothing else.
"""

import hashlib
import marshal
import os
import sys
from collections.abc import Callable, Iterable, Sequence
from contextlib import suppress
from functools import cache
from pathlib import Path
from typing import Any, TypeAlias

from jobgen.findings import Finding, Place
from jobgen.model.job import Job
from jobgen.model.spec import Platform, Sources
from jobgen.model.words import Signal, Trigger
from jobgen.nodes import Mapping

Jobs: TypeAlias = tuple[tuple[Job, ...], tuple[Job, ...]]
"""The jobs of a platform, and their computed forks."""

Expand: TypeAlias = Callable[[Platform], Jobs]

_SEAL = 32
"""Bytes of the SHA-256 that stands before what it seals."""


class Remembered:
    """The remembered jobs of the platforms of one specs folder; `code` stands for jobgen itself."""

    def __init__(self, folder: Path, sources: Sources, code: str) -> None:
        self._folder = folder / hashlib.sha256(os.path.realpath(sources.folder).encode()).hexdigest()
        self._shared = _shared(sources, code)

    def recall(self, platform: Platform, expand: Expand) -> Jobs | None:
        """Return the jobs of the platform if nothing has changed; `expand` makes them anew where places are asked for."""
        key = self._key(platform)
        try:
            data = self._path(platform).read_bytes()
            if not key or data[:_SEAL] != key or data[_SEAL : 2 * _SEAL] != hashlib.sha256(data[2 * _SEAL :]).digest():
                return None
            kept = marshal.loads(data[2 * _SEAL :])  # noqa: S302  (sealed, and of the user's own folder)
        except (OSError, ValueError, EOFError, TypeError):
            return None
        once = cache(lambda: expand(platform))
        return _read(kept[0], lambda: once()[0]), _read(kept[1], lambda: once()[1])

    def remember(self, platform: Platform, jobs: Jobs) -> None:
        """Keep the jobs of the platform."""
        key = self._key(platform)
        path = self._path(platform)
        content = marshal.dumps(tuple([_facts(job) for job in each] for each in jobs))
        if not key:
            return
        with suppress(OSError):
            path.parent.mkdir(parents=True, exist_ok=True)
            draft = path.with_suffix(f".{os.getpid()}")
            draft.write_bytes(key + hashlib.sha256(content).digest() + content)
            draft.replace(path)

    def _path(self, platform: Platform) -> Path:
        return self._folder / f"{platform.name}.jobs"

    def _key(self, platform: Platform) -> bytes:
        if not self._shared or not platform.document.digest:
            return b""
        words = f"{self._shared}\0{platform.document.path}\0{platform.document.digest}"
        return hashlib.sha256(words.encode("utf-8", "surrogateescape")).digest()


def split(jobs: Jobs, platforms: Sequence[Platform]) -> dict[str, Jobs]:
    """Return the jobs and forks of each platform."""
    by_platform: dict[str, tuple[list[Job], list[Job]]] = {platform.name: ([], []) for platform in platforms}
    for kind, each in enumerate(jobs):
        for job in each:
            by_platform[job.platform][kind].append(job)
    return {name: (tuple(made), tuple(forks)) for name, (made, forks) in by_platform.items()}


def joined(parts: Iterable[Jobs]) -> Jobs:
    """Return the jobs and forks of many platforms together, in their order."""
    made, forks = zip(*parts, strict=True) if (parts := list(parts)) else ((), ())
    return tuple(job for each in made for job in each), tuple(fork for each in forks for fork in each)


def _shared(sources: Sources, code: str) -> str:
    documents = (sources.site, sources.suites)
    digests = [document.digest for document in documents if document is not None]
    if not code or len(digests) < len(documents) or not all(digests):
        return ""
    files = hashlib.sha256()
    for name, text in sorted(sources.files.items()):
        said = text.message if isinstance(text, Finding) else text
        files.update(f"{name}\0{len(said)}\0{said}\0".encode("utf-8", "surrogatepass"))
    return "\0".join((code, sys.version, sources.folder, *digests, files.hexdigest()))


def _facts(job: Job) -> tuple[Any, ...]:
    return (
        (job.platform, job.suite, job.test_class, job.primary, job.trigger.value, job.repo, job.branch, job.version),
        (job.name, job.signal.value, job.boards, job.tab, job.renamed_from),
        (tuple(job.place), tuple(job.boards_place)),
        job.data,
    )


def _read(kept: list[tuple[Any, ...]], made: Callable[[], tuple[Job, ...]]) -> tuple[Job, ...]:
    return tuple(_job(each, _body_of(number, made)) for number, each in enumerate(kept))


def _body_of(number: int, made: Callable[[], tuple[Job, ...]]) -> Callable[[], Mapping]:
    return lambda: made()[number].body


def _job(kept: tuple[Any, ...], origin: Callable[[], Mapping]) -> Job:
    (platform, suite, test_class, primary, trigger, repo, branch, version), words, places, data = kept
    name, signal, boards, tab, renamed_from = words
    return Job(
        platform=platform,
        suite=suite,
        test_class=test_class,
        primary=primary,
        trigger=Trigger(trigger),
        repo=repo,
        branch=branch,
        version=version,
        name=name,
        signal=Signal(signal),
        boards=boards,
        tab=tab,
        renamed_from=renamed_from,
        place=Place(*places[0]),
        boards_place=Place(*places[1]),
        data=data,
        layers=(),
        origin=origin,
    )
