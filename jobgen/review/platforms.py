"""Platforms that climb, fall, appear or vanish, and the floors that hold where they stand now."""

from collections.abc import Iterator

from jobgen.model.job import Expansion
from jobgen.model.review import PlatformChange, Side
from jobgen.model.standing import Standing, Unmet
from jobgen.rules import RULES

PROMOTION, DEMOTION, ADDED, REMOVED, CHANGED = "promotion", "demotion", "added", "removed", "changed"


def platform_changes(base: Side, head: Side) -> tuple[PlatformChange, ...]:
    """Return the platforms that are not what they were, by name; a generated tree knows none."""
    if not (base.specs and head.specs):
        return ()
    names = sorted({*base.expansion.platform, *head.expansion.platform})
    return tuple(change for name in names for change in _changes(name, base.expansion, head.expansion))


def standing_of(expansion: Expansion, name: str) -> Standing | None:
    """Return where a platform stands, if the expansion knows it."""
    return next((each for each in expansion.standings if each.platform == name), None)


def due(standing: Standing) -> tuple[Unmet, ...]:
    """Return the floors up to the declared step that do not hold, lifted or not."""
    return tuple(each for each in standing.unmet if each.step <= standing.declared)


def _changes(name: str, base: Expansion, head: Expansion) -> Iterator[PlatformChange]:
    was, now = base.platform.get(name), head.platform.get(name)
    before, after = (each.step if each else None for each in (was, now))
    standing = standing_of(head, name)
    if before == after and not _stands_elsewhere(standing_of(base, name), standing):
        return
    unmet = due(standing) if standing else ()
    failing = {each.rule for each in unmet}
    floors = [rule.id for rule in RULES if rule.floor is not None and after is not None and rule.floor <= after]
    yield PlatformChange(
        platform=name,
        kind=_kind(before, after),
        before=before,
        after=after,
        holding=tuple(rule for rule in floors if rule not in failing),
        lifted=tuple(dict.fromkeys((each.rule, each.delta.issue) for each in unmet if each.delta)),
    )


def _kind(before: int | None, after: int | None) -> str:
    if before is None:
        return ADDED
    if after is None:
        return REMOVED
    return CHANGED if before == after else PROMOTION if after > before else DEMOTION


def _stands_elsewhere(was: Standing | None, now: Standing | None) -> bool:
    return was is not None and now is not None and was.earned != now.earned
