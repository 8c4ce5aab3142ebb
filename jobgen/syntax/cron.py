"""Cron schedules as Prow reads them: five fields, six with seconds first, or a word such as `@daily`."""

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from jobgen.syntax import blanks, duration
from jobgen.syntax.schedule import Days, Schedule

__all__ = ["Schedule", "error", "oddity", "parse"]

_DESCRIPTORS = {
    "@yearly": "0 0 1 1 *",
    "@annually": "0 0 1 1 *",
    "@monthly": "0 0 1 * *",
    "@weekly": "0 0 * * 0",
    "@daily": "0 0 * * *",
    "@midnight": "0 0 * * *",
    "@hourly": "0 * * * *",
}
_EVERY = "@every "
_LARGEST_STEP = 2**63 - 1


class _Field(NamedTuple):
    name: str
    least: int
    most: int
    words: tuple[str, ...] = ()

    @property
    def span(self) -> str:
        return f"{self.least}-{self.most}"


_FIELDS = (
    _Field("second", 0, 59),
    _Field("minute", 0, 59),
    _Field("hour", 0, 23),
    _Field("day of month", 1, 31),
    _Field("month", 1, 12, ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")),
    _Field("day of week", 0, 6, ("sun", "mon", "tue", "wed", "thu", "fri", "sat")),
)


class _Range(NamedTuple):
    """One item of a comma list. A star is `least` to `most` with step 1, however it was written."""

    first: int
    last: int
    step: int
    star: bool

    def values(self) -> range:
        return range(self.first, self.last + 1, self.step)


@cache
def error(cron: str) -> str | None:
    """Return why the text is no schedule for Prow, or None (rules P-31 to P-33, and P-35 for time zones)."""
    try:
        parse(cron)
    except ValueError as problem:
        return str(problem)
    return None


@cache
def parse(cron: str) -> Schedule:
    """Return the schedule; ValueError where `error` has something to say."""
    if cron.startswith(("TZ=", "CRON_TZ=")):
        raise ValueError(f'time zone "{cron.split(" ", maxsplit=1)[0]}" cannot be set: Prow runs every cron in UTC')
    if cron.startswith(_EVERY):
        return Schedule(every=_seconds(cron.removeprefix(_EVERY)))
    texts = _texts(cron)
    seconds, minutes, hours, days, months, weekdays = (
        [_range(field, item) for item in _items(text)] for field, text in zip(_FIELDS, texts, strict=True)
    )
    return Schedule(
        seconds=_values(seconds),
        minutes=_values(minutes),
        hours=_values(hours),
        days=Days(
            days_of_month=frozenset(_values(days)),
            months=frozenset(_values(months)),
            days_of_week=frozenset(_values(weekdays)),
            any_day_of_month=any(item.star for item in days),
            any_day_of_week=any(item.star for item in weekdays),
        ),
        has_seconds=len(blanks.split(cron)) == len(_FIELDS),
    )


@cache
def oddity(cron: str) -> str | None:
    """Return what is strange about a schedule that Prow accepts, or None (rule P-34); None too where `error` has a say."""
    if error(cron):
        return None
    if cron.startswith(_EVERY):
        return _odd_delay(cron)
    odd_fields = (_odd_field(field, text) for field, text in zip(_FIELDS, _texts(cron), strict=True))
    if odd := next(filter(None, odd_fields), None):
        return odd
    return f'cron "{cron}" never fires' if parse(cron).runs_per_day() == 0 else None


def _texts(cron: str) -> list[str]:
    if cron.startswith("@"):
        return _texts(_descriptor(cron))
    texts = blanks.split(cron)
    if len(texts) == len(_FIELDS):
        return texts
    if len(texts) != len(_FIELDS) - 1:
        raise ValueError(_count_problem(cron, len(texts)))
    return ["0", *texts]


def _count_problem(cron: str, count: int) -> str:
    if not count:
        return "cron is empty"
    if cron.lstrip().startswith("@"):
        return f'cron "{cron}" has a blank before "@"'
    fields = "1 field" if count == 1 else f"{count} fields"
    return f'cron "{cron}" has {fields} instead of 5: minute, hour, day of month, month, day of week'


def _descriptor(cron: str) -> str:
    if cron in _DESCRIPTORS:
        return _DESCRIPTORS[cron]
    if cron.strip().lower() in _DESCRIPTORS:
        raise ValueError(f'cron "{cron}" must be written "{cron.strip().lower()}"')
    if cron.lower().startswith("@every"):
        raise ValueError(f'cron "{cron}" must be "@every", one blank and a duration, such as "@every 2h"')
    known = ", ".join(_DESCRIPTORS)
    raise ValueError(f'cron "{cron}" is not known: use {known} or "@every 2h"')


def _seconds(delay: str) -> int:
    if problem := duration.error(delay):
        raise ValueError(f'"@every" needs a duration: {problem}')
    return max(1, duration.nanoseconds(delay) // 10**9)


def _items(text: str) -> Iterator[str]:
    return filter(None, text.split(","))


def _values(ranges: list[_Range]) -> tuple[int, ...]:
    return tuple(sorted({value for item in ranges for value in item.values()}))


def _range(field: _Field, item: str) -> _Range:
    span, *steps = item.split("/")
    bounds = span.split("-")
    if len(steps) > 1:
        raise ValueError(f'{field.name} "{item}" has more than one "/"')
    step = _step(field, item, steps[0]) if steps else 1
    if bounds[0] in ("*", "?"):
        # Whatever follows the star, up to the "/", is never read.
        last = field.most
        return _Range(field.least, last, step, star=step == 1)
    if len(bounds) > 2:
        raise ValueError(f'{field.name} "{item}" has more than one "-"')
    first = _number(field, item, bounds[0])
    last = _number(field, item, bounds[-1]) if len(bounds) > 1 else field.most if steps else first
    if first > last:
        raise ValueError(f'{field.name} range "{span}" runs backwards: write {_unrolled(field, first, last)}')
    return _Range(first, last, step, star=False)


def _unrolled(field: _Field, first: int, last: int) -> str:
    ends = (field.least, last), (first, field.most)
    return ",".join(f"{low}-{high}" if low != high else str(low) for low, high in reversed(ends))


def _number(field: _Field, item: str, text: str) -> int:
    if text.lower() in field.words:
        return field.words.index(text.lower()) + field.least
    if not re.fullmatch(r"\+?[0-9]+", text):
        raise ValueError(f"{field.name} {_number_problem(field, item, text)}")
    number = int(text)
    if not field.least <= number <= field.most:
        sunday = ": Sunday is 0" if field.name == "day of week" and number == 7 else ""
        raise ValueError(f"{field.name} {number} is out of range {field.span}{sunday}")
    return number


def _number_problem(field: _Field, item: str, text: str) -> str:
    wanted = f"a number {field.span}" + (f" or a name such as {field.words[1]}" if field.words else "")
    if not text:
        return f'"{item}" lacks {wanted}'
    where = f' in "{item}"' if item != text else ""
    return f'"{text}"{where} is not {wanted}'


def _step(field: _Field, item: str, text: str) -> int:
    if not re.fullmatch(r"\+?[0-9]+", text):
        raise ValueError(f'{field.name} "{item}" needs a whole number after "/"')
    step = int(text)
    if not 1 <= step <= _LARGEST_STEP:
        raise ValueError(f'{field.name} "{item}" needs a step of at least 1')
    return step


def _odd_delay(cron: str) -> str | None:
    every = parse(cron).every or 0
    if every * 10**9 == duration.nanoseconds(cron.removeprefix(_EVERY)):
        return None
    return f'cron "{cron}" fires every {duration.text(every * 10**9)}: delays are cut to whole seconds, at least 1'


def _odd_field(field: _Field, text: str) -> str | None:
    if "" in text.split(","):
        return f'{field.name} "{text}" has an empty item'
    return next(filter(None, (_odd_item(field, item) for item in _items(text))), None)


def _odd_item(field: _Field, item: str) -> str | None:
    span, *steps = item.split("/")
    if span[0] in "*?" and len(span) > 1:
        return f'{field.name} "{item}" means "{"/".join((span[0], *steps))}"'
    if "+" in item:
        return f'{field.name} "{item}" means "{item.replace("+", "")}"'
    found = _range(field, item)
    if steps and found.first < found.last and len(found.values()) == 1:
        return f'{field.name} "{item}" means {found.first} alone: the step is longer than the range'
    return None
