"""`jobgen audit`: what depends on the day, for a job that runs now and then."""

from collections.abc import Sequence
from datetime import date as Date  # noqa: N812  (`date` is the name of the option)
from datetime import timedelta
from typing import Any

from jobgen.commands.audits import branches, deltas, histories, reviews
from jobgen.commands.audits.item import Audit, Item
from jobgen.commands.common import Outcome, Settings, counted, dumped, exit_code, findings_json, report
from jobgen.commands.days import required_day
from jobgen.errors import Exit
from jobgen.pipeline import Run, run
from jobgen.reporters.words import plural
from jobgen.stages.write import recover

_AUDITS: tuple[Audit, ...] = (deltas.audit, reviews.audit, branches.audit, histories.audit)


def audit(settings: Settings, *, date: str, soon: int) -> Outcome:
    """Say what is due on a day, and what will be within `soon` days; the exit code tells whether anything is due.

    Raises:
        JobgenError: the date is no day.
    """
    today = required_day(date)
    recover(settings.out)
    done = run(settings.specs)
    if done.failed or done.expansion is None:
        return _refused(done, today, soon, settings)
    items = sorted(
        (item for each in _AUDITS for item in each(done.expansion, today) if _near(item, today, soon)),
        key=lambda item: (not item.due(today), item.on, item.place, item.message),
    )
    code = Exit.FINDINGS if any(item.due(today) for item in items) else Exit.CLEAN
    text = _json(items, today, soon) if settings.format == "json" else _text(items, today, soon, settings)
    return Outcome(text=text, exit_code=code)


def _near(item: Item, today: Date, soon: int) -> bool:
    try:
        last = today + timedelta(days=soon)
    except OverflowError:
        last = Date.max
    return item.on <= last.isoformat()


def _refused(done: Run, today: Date, soon: int, settings: Settings) -> Outcome:
    if settings.format == "json":
        shown = {"date": today.isoformat(), "soon": soon, "items": [], "findings": findings_json(done.findings)}
        return Outcome(text=dumped(shown), exit_code=exit_code(done))
    return Outcome(text=report(done.findings, settings) + counted(done.findings, settings), exit_code=exit_code(done))


def _text(items: Sequence[Item], today: Date, soon: int, settings: Settings) -> str:
    said = report([item.finding(today) for item in items], settings) if items else ""
    if settings.quiet or settings.format == "github":
        return said
    due = sum(item.due(today) for item in items)
    is_due = f"{plural(due, 'thing')} {'is' if due == 1 else 'are'} due" if due else "nothing is due"
    closing = f"{today}: {is_due}, {len(items) - due} within {plural(soon, 'day')}\n"
    return said + (f"\n{closing}" if settings.format == "markdown" and said else closing)


def _json(items: Sequence[Item], today: Date, soon: int) -> str:
    shown = [_item(item, today) for item in items]
    return dumped({"date": today.isoformat(), "soon": soon, "items": shown, "findings": []})


def _item(item: Item, today: Date) -> dict[str, Any]:
    return {
        "kind": item.kind,
        "due": item.due(today),
        "on": item.on,
        "platforms": list(item.platforms),
        "message": item.message,
        "hint": item.hint,
        "file": item.place.file,
        "line": item.place.line,
        "column": item.place.column,
    }
