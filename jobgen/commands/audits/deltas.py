"""Deltas end. `check` must not look at the clock, so an expired one goes on lifting its rule until somebody asks here."""

from collections.abc import Iterator
from datetime import date, timedelta

from jobgen.commands.audits.item import Item
from jobgen.model.job import Expansion
from jobgen.model.spec import Delta
from jobgen.syntax import day


def audit(expansion: Expansion, today: date) -> Iterator[Item]:
    """Yield every delta on the day after its last; one of the site once, with the platforms that it names."""
    for delta in expansion.site.deltas:
        yield from _item(delta, delta.platforms, today)
    for platform in expansion.platforms:
        for delta in platform.deltas:
            yield from _item(delta, (platform.name,), today)


def _item(delta: Delta, platforms: tuple[str, ...], today: date) -> Iterator[Item]:
    until = day.parse(delta.until)
    if until is None:
        return
    about = " ".join(word for word in (delta.suite, delta.trigger) if word)
    rule = f"{delta.rule} ({about})" if about else delta.rule
    ends = f"ended on {until}" if until < today else f"ends on {until}"
    yield Item(
        kind="delta-expired" if until < today else "delta-ends",
        place=delta.place,
        message=f"the delta for {rule} of {', '.join(platforms)} {ends}: {delta.reason}",
        hint=f"ask {delta.owner} in {delta.issue}: mend it, write the delta anew with what was tried, or demote",
        platforms=platforms,
        on=(until + timedelta(days=1)).isoformat(),
    )
