"""Platforms are looked at again every two release cycles.

SIG Release's tiers ask it of the promotion plan of every tier-2 platform (kubernetes/sig-release,
release-engineering/reference/platforms.md); a platform on its way there has the same time for a tier. Kubernetes has three releases
a year, so two cycles are eight months. They count from the last thing that somebody wrote down: an entry of the history, one
that keeps the step included, or a delta of the platform's own.
"""

from collections.abc import Iterator
from datetime import date

from jobgen.commands.audits.item import Item
from jobgen.model.job import Expansion
from jobgen.model.spec import Platform
from jobgen.model.standing import HIGHEST
from jobgen.syntax import day

_MONTHS = 8


def audit(expansion: Expansion, today: date) -> Iterator[Item]:
    """Yield the next review of every platform between step 1 and the last but one."""
    for platform in expansion.platforms:
        last = _last(platform, today)
        if last is None or not 0 < platform.step < HIGHEST:
            continue
        on = day.months_later(last, _MONTHS)
        is_due = "a review is due" if on <= today else f"a review is due on {on}"
        yield Item(
            kind="review-due",
            place=platform.place("history", len(platform.history) - 1),
            message=f"{platform.name}: {is_due}; the last word on it is of {last}, and two release cycles are {_MONTHS} months",
            hint=f"see jobgen gap {platform.name}, then promote, demote, or add to history: "
            f'{{step: {platform.step}, date: {today}, why: "reviewed: …"}}',
            platforms=(platform.name,),
            on=on.isoformat(),
        )


def _last(platform: Platform, today: date) -> date | None:
    texts = [entry.date for entry in platform.history] + [delta.since for delta in platform.deltas]
    days = [found for text in texts if (found := day.parse(text)) is not None and found <= today]
    return max(days, default=None)
