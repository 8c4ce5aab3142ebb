"""What a spec says about the platform itself, beside its step: scope, people, what it ships, results of others, static tabs.

`platform-scope` (rank 2) is about `scope` and `ships`, `platform-external` (rank 3) about external results, `platform-facts` (rank 4)
about the rest. A platform that only one side has is told as a whole, not fact by fact.
"""

from collections.abc import Iterator
from typing import Any

from jobgen.model.review import Change, Section
from jobgen.model.spec import Platform
from jobgen.nodes import plain
from jobgen.review.protocol import Comparison, Kind
from jobgen.review.wording import values

_SCOPE = ("scope", "ships")
_FACTS = ("status", "reason", "maintainers", "sig", "contact", "covered", "certified")


def changes(compared: Comparison) -> Iterator[Change]:
    """Yield a change for each fact that both sides say, and differently."""
    if not (compared.base.specs and compared.head.specs):
        return
    before = compared.base.expansion.platform
    for name, now in compared.head.expansion.platform.items():
        if name in before and before[name] is not now:
            yield from _facts(before[name], now)
            yield from _external(before[name], now)
            yield from _static_tabs(before[name], now)


def _facts(was: Platform, now: Platform) -> Iterator[Change]:
    for key in (*_SCOPE, *_FACTS):
        before, after = _plain(getattr(was, key)), _plain(getattr(now, key))
        if before != after:
            kind, rank = ("platform-scope", 2) if key in _SCOPE else ("platform-facts", 4)
            yield _change(kind, rank, now, f"{key} of {now.name}: {values(before, after)}", key)


def _external(was: Platform, now: Platform) -> Iterator[Change]:
    before, after = ({each["name"]: each for each in _written(side, "external")} for side in (was, now))
    for name in sorted({*before, *after}):
        title = f"external results {name} of {now.name}"
        if name not in after or name not in before:
            said = f"{title} {'are new' if name in after else 'are gone'}"
            yield _change("platform-external", 3, now, said, "external")
            continue
        for key in sorted({*before[name], *after[name]}):
            old, new = before[name].get(key), after[name].get(key)
            if old != new:
                yield _change("platform-external", 3, now, f"{key} of {title}: {values(old, new)}", "external")


def _static_tabs(was: Platform, now: Platform) -> Iterator[Change]:
    before, after = ({(tab.board, tab.tab, tab.test_group) for tab in side.static_tabs} for side in (was, now))
    for sign, found in (("no longer names", before - after), ("now names", after - before)):
        for board, tab, job in sorted(found):
            said = f"static_tabs of {now.name} {sign} the tab {tab} on {board}, for {job}"
            yield _change("platform-facts", 4, now, said, "static_tabs")


def _change(kind: str, rank: int, platform: Platform, message: str, key: str) -> Change:
    return Change(
        kind=kind,
        section=Section.PLATFORMS,
        rank=rank,
        message=message,
        platforms=(platform.name,),
        place=platform.place(key),
    )


def _written(platform: Platform, key: str) -> list[dict[str, Any]]:
    node = platform.document.node.entries.get(key)
    found: Any = plain(node) if node else []
    return found if isinstance(found, list) else []


def _plain(value: Any) -> Any:
    if isinstance(value, tuple):
        return [" ".join(each) if isinstance(each, tuple) else each for each in value]
    return [f"{name}: {each}" for name, each in value.items()] if isinstance(value, dict) else value


KIND = Kind(
    ids=("platform-scope", "platform-external", "platform-facts"),
    section=Section.PLATFORMS,
    doc=__doc__,
    of_whole=changes,
)
