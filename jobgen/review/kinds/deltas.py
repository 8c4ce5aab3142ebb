"""Deltas that are new, ended, or other than they were.

`delta-added` (rank 3), `delta-changed` (rank 3 where it lasts longer, else 5) and `delta-ended` (rank 4). One that many platforms share
is told once. Those of a platform that is gone are not told.
"""

from collections.abc import Iterator
from typing import TypeAlias

from jobgen.model.review import Change, Section, Side
from jobgen.model.spec import Delta
from jobgen.review.protocol import Comparison, Kind

_Key: TypeAlias = tuple[str, str, str, str]
_Told: TypeAlias = tuple[str, int, str]


def changes(compared: Comparison) -> Iterator[Change]:
    """Yield one change for each delta, whatever number of platforms it is about."""
    if not (compared.base.specs and compared.head.specs):
        return
    told: dict[_Told, list[tuple[str, Delta | None]]] = {}
    before, after = _deltas(compared.base), _deltas(compared.head)
    for key in sorted({*before, *after}):
        if key[0] in compared.head.expansion.platform:
            found = _told(key, before.get(key), after.get(key))
            if found:
                told.setdefault(found, []).append((key[0], after.get(key)))
    for (kind, rank, message), platforms in told.items():
        names = tuple(name for name, _ in platforms)
        yield Change(
            kind=kind,
            section=Section.DELTAS,
            rank=rank,
            message=message.replace("{platforms}", _listed(names)),
            platforms=names,
            place=delta.place if (delta := platforms[0][1]) else None,
        )


def _deltas(side: Side) -> dict[_Key, Delta]:
    return {
        (platform.name, delta.rule, delta.suite, delta.trigger): delta
        for platform in side.expansion.platforms
        for delta in reversed(side.deltas(platform))
    }


def _told(key: _Key, was: Delta | None, now: Delta | None) -> _Told | None:
    title = f"{key[1]}{_about(key)} of {{platforms}}"
    if was is None:
        assert now is not None  # noqa: S101  (one side has it)
        return ("delta-added", 3, f"a delta lifts {title} until {now.until}: {now.reason} ({now.issue})")
    if now is None:
        return ("delta-ended", 4, f"no delta lifts {title} any more; until {was.until} it did: {was.reason}")
    if was.until != now.until:
        rank = 3 if now.until > was.until else 5
        return (
            "delta-changed",
            rank,
            f"the delta of {title} lasts until {now.until}, before {was.until}: {now.reason}",
        )
    facts = [name for name in ("reason", "issue", "owner", "since") if getattr(was, name) != getattr(now, name)]
    return ("delta-changed", 5, f"the delta of {title} has another {' and '.join(facts)}") if facts else None


def _about(key: _Key) -> str:
    suite = f" for {key[2]}" if key[2] else ""
    return f"{suite} as a {key[3]}" if key[3] else suite


def _listed(names: tuple[str, ...]) -> str:
    return ", ".join(names) if len(names) <= 3 else f"{len(names)} platforms"


KIND = Kind(ids=("delta-added", "delta-changed", "delta-ended"), section=Section.DELTAS, doc=__doc__, of_whole=changes)
