"""What fuzzing starts from: what this repository ships and tests with, cut into pieces of at most 4 KB."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from fuzz_targets import CASES, PROW, ROOT, SPECS

from jobgen.model.spec import SITE, SUITES
from jobgen.nodes import plain
from jobgen.rules import RULES
from jobgen.yamlio.emit import emit
from jobgen.yamlio.parse import parse

LARGEST = 4096
"""Bytes of the largest input."""

KEPT = Path(__file__).parent / "corpus"
FOUND = Path(__file__).parent / "found"
TESTS = ROOT / "tests"
BASE = TESTS / "rules" / "base"
GENERATED = (ROOT / "generated", TESTS / "cases")


def seeds(name: str) -> list[bytes]:
    """Return the seeds of a target, each once: its corpus is among them, and what it did not survive before."""
    texts = [piece.encode() for piece in SEEDS[name]()]
    texts += [path.read_bytes() for path in (*found(name), *kept(name))]
    return [text for text in dict.fromkeys(texts) if len(text) <= LARGEST]


def found(name: str) -> list[Path]:
    """Return the inputs that a target did not survive before a mistake was put right."""
    return sorted((FOUND / name).glob("*.yaml"))


def kept(name: str) -> list[Path]:
    """Return the files of a target's corpus."""
    return sorted((KEPT / name).glob("*.yaml"))


def _spec() -> Iterator[str]:
    folders = (SPECS, CASES, TESTS / "errors", TESTS / "cases")
    paths = [path for folder in folders for path in folder.rglob("*.yaml") if "expected" not in path.parts]
    for path in sorted(paths):
        if not path.name.startswith("_"):
            yield from _cut(path, ("suites",))
    yield from _examples()


def _examples() -> Iterator[str]:
    """Yield the examples of the rules, over the platform that their tests use."""
    base = _data(BASE / "linux-arm64.yaml")
    for rule in RULES:
        for example in (rule.passing, rule.failing):
            data = plain(node) if (node := parse(example, "")[0]) else {}
            if isinstance(data, dict):
                yield emit({**base, **data})


def _site() -> Iterator[str]:
    common = _data(CASES / "common" / SITE)
    for key, value in _data(SPECS / SITE).items():
        yield emit({**common, key: value})
    yield from _cut(CASES / "common" / SITE, ())
    yield from _cut(BASE / SITE, ())


def _suites() -> Iterator[str]:
    yield from _cut(SPECS / SUITES, ("suites",))
    yield from _cut(CASES / "common" / SUITES, ("suites",))
    yield from _cut(TESTS / "errors" / "unknown-keys" / "arch-specs" / SUITES, ())


def _jobs() -> Iterator[str]:
    yield (Path(__file__).parent / "beside" / "jobs.yaml").read_text(encoding="utf-8")
    yield (PROW / "stand-ins.yaml").read_text(encoding="utf-8")
    for path in _generated("jobs"):
        for trigger, listed in _data(path).items():
            yield from (
                (emit({trigger: [job]}) for job in listed) if isinstance(listed, list) else _repos(trigger, listed)
            )


def _repos(trigger: str, listed: dict[str, Any]) -> Iterator[str]:
    for repo, jobs in listed.items():
        yield from (emit({trigger: {repo: [job]}}) for job in jobs)


def _boards() -> Iterator[str]:
    for path in (*_generated("testgrids"), PROW / "testgrid-default.yaml"):
        yield path.read_text(encoding="utf-8")
    yield (Path(__file__).parent / "beside" / "testgrid.yaml").read_text(encoding="utf-8")


def _prow_config() -> Iterator[str]:
    yield (PROW / "config.yaml").read_text(encoding="utf-8")


def _generated(folder: str) -> list[Path]:
    return sorted(path for root in GENERATED for path in root.rglob("*.yaml") if folder in path.parts)


def _cut(path: Path, keys: tuple[str, ...]) -> Iterator[str]:
    """Yield the text of a file, and its data with one entry of each of some mappings or lists."""
    text = path.read_bytes().decode(errors="replace")
    yield text
    node = parse(text, "")[0]
    data = plain(node) if node else None
    if not isinstance(data, dict):
        return
    for key in keys:
        listed = data.get(key)
        entries = [{each: listed[each]} for each in listed] if isinstance(listed, dict) else []
        entries += [[each] for each in listed] if isinstance(listed, list) else []
        yield from (emit({**data, key: entry}) for entry in entries)


def _data(path: Path) -> dict[str, Any]:
    node = parse(path.read_text(encoding="utf-8"), str(path))[0]
    data = plain(node) if node else None
    assert isinstance(data, dict), path
    return data


SEEDS: dict[str, Callable[[], Iterator[str]]] = {
    "spec": _spec,
    "site": _site,
    "suites": _suites,
    "jobs": _jobs,
    "boards": _boards,
    "prow-config": _prow_config,
}
