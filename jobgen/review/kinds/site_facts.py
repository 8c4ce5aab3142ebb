"""What the site file says that no job shows: limits, clusters, boards, presets, ports.

`site-limits` has rank 2: thresholds, rules that only warn, which presets are secret. `site-facts` has rank 4.
"""

from collections.abc import Iterator
from dataclasses import asdict, is_dataclass
from typing import Any

from jobgen.model.review import Change, Section
from jobgen.review.protocol import Comparison, Kind
from jobgen.review.wording import values

_LIMITS = {"blocking_gap": "max_gap", "blocking_timeout": "max_timeout", "cpu": "cpu", "memory": "memory"}
_FACTS = {
    "org": "under_test.org",
    "repo": "under_test.repo",
    "main": "branches.main",
    "go_version": "branches.go_version",
    "clusters": "clusters",
    "provided": "boards.provided",
    "provided_patterns": "boards.provided",
    "prefixes": "boards.prefixes",
    "signal_boards": "boards.signal",
    "conformance_board": "boards.conformance",
    "first_class": "go_ports.first_class",
    "secondary": "go_ports.secondary",
}


def changes(compared: Comparison) -> Iterator[Change]:
    """Yield a change for each fact that both site files say, and differently."""
    was, now = compared.base.expansion.site, compared.head.expansion.site
    if not (compared.base.specs and compared.head.specs) or was is now:
        return
    for name, title in _LIMITS.items():
        before, after = getattr(was.thresholds, name), getattr(now.thresholds, name)
        if before != after:
            yield _change(compared, "site-limits", 2, f"limit {title}: {before} -> {after}", "thresholds")
    facts = (
        (
            "site-limits",
            2,
            "rules that only warn",
            [name for name, _ in was.warn],
            [name for name, _ in now.warn],
            "warn",
        ),
        ("site-limits", 2, "secret presets", was.presets.secret, now.presets.secret, "presets"),
        ("site-facts", 4, "presets.provided", was.presets.provided, now.presets.provided, "presets"),
        ("site-facts", 4, "presets.always", was.presets.always, now.presets.always, "presets"),
        *(("site-facts", 4, title, getattr(was, key), getattr(now, key), title) for key, title in _FACTS.items()),
    )
    for kind, rank, title, before, after, key in facts:
        if before != after:
            yield _change(compared, kind, rank, f"{title}: {values(_plain(before), _plain(after))}", key)


def _change(compared: Comparison, kind: str, rank: int, message: str, key: str) -> Change:
    place = compared.head.expansion.site.document.place(*key.split("."))
    return Change(kind=kind, section=Section.REST, rank=rank, message=f"site file: {message}", place=place)


def _plain(value: Any) -> Any:
    if isinstance(value, dict):
        return [f"{name}: {_plain(each)}" for name, each in sorted(value.items())]
    if isinstance(value, frozenset):
        return sorted(value)
    if isinstance(value, tuple):
        return ", ".join(map(str, value))
    return {name: _plain(each) for name, each in asdict(value).items()} if is_dataclass(value) else value  # type: ignore[arg-type]


KIND = Kind(ids=("site-limits", "site-facts"), section=Section.REST, doc=__doc__, of_whole=changes)
