"""What starts when: a week of each cluster, as a grid of hours and as a table of schedules."""

from collections.abc import Sequence
from itertools import product
from urllib.parse import quote

from jobgen.model.job import Job
from jobgen.model.spec import Cluster, Site
from jobgen.model.week import DAYS, Field, Rhythm, Week, busiest
from jobgen.model.words import Signal
from jobgen.reporters.page.markup import Html, join, tag
from jobgen.reporters.page.parts import MOST, code, disclosure, paragraph, rows, section, table
from jobgen.reporters.words import plural
from jobgen.syntax import cron
from jobgen.syntax.schedule import Schedule

_LEVELS = 5
"""Shades of the grid, besides that of hours in which nothing starts; the darkest stands for so many starts at least."""

_HOURS = 3
"""Hours of a peak that are named."""

_TIMES = 8
"""Times of day that a schedule shows one by one."""


def week(clusters: Sequence[Week], site: Site) -> Html:
    """Return the section, cluster by cluster."""
    if not clusters:
        return section("week", "Week", paragraph("There is no periodic."))
    return section(
        "week", "Week", _introduction(), *(_cluster(each, site.clusters.get(each.cluster)) for each in clusters)
    )


def anchor(cluster: str) -> str:
    """Return the name by which links reach a cluster."""
    return f"cluster-{quote(cluster, safe='')}"


def _introduction() -> Html:
    return paragraph(
        "Starts of periodics in an ordinary week, in UTC, those of release branches included. A cron fixes its hours. An interval",
        " counts from start to start, so nobody knows its hours: it is spread evenly here, from Monday 00:00 on. What starts on certain",
        " dates only, or less than once a week, is not in the grid but in the table below it.",
        kind="note",
    )


def _cluster(found: Week, cluster: Cluster | None) -> Html:
    name = anchor(found.cluster)
    heading = tag("h3", found.cluster, id=f"{name}-title")
    parts = (_facts(found, cluster), _grid(found), _schedules(found))
    return tag("section", heading, *parts, id=name, class_="cluster", aria_labelledby=f"{name}-title")


def _facts(found: Week, cluster: Cluster | None) -> Html:
    owner = f"Pods on {', '.join(cluster.pods)}; {_owned(cluster)}. " if cluster else ""
    a_week = sum(found.starts)
    counts = f"{plural(found.jobs, 'periodic')}, {a_week:,} starts a week, {a_week / len(DAYS):,.0f} a day. "
    return paragraph(owner, counts, _peak("Busiest hour", found.starts), _fixed(found))


def _owned(cluster: Cluster) -> str:
    return "owned by the project" if cluster.project_owned else "not owned by the project"


def _peak(title: str, starts: tuple[int, ...]) -> str:
    hours = busiest(starts)
    return f"{title}: {_hours(hours)}, {plural(starts[hours[0]], 'start')}. " if hours else ""


def _hours(hours: Sequence[int]) -> str:
    """Return hours of the week in words: those of every day if they are, else the first one and how many there are besides."""
    day = [hour for hour in hours if hour < 24]
    daily = len(hours) == len(day) * len(DAYS) and {hour % 24 for hour in hours} == set(day)
    named = [f"{hour:02}:00" for hour in day] if daily else [f"{DAYS[hours[0] // 24]} {hours[0] % 24:02}:00"]
    more = len(day if daily else hours) - len(named[:_HOURS])
    return (
        ("every day at " if daily else "")
        + ", ".join(named[:_HOURS])
        + (f" and {plural(more, 'more hour')}" if more else "")
    )


def _fixed(found: Week) -> str:
    return _peak("By cron alone", found.fixed) if found.fixed != found.starts else ""


def _grid(found: Week) -> Html:
    most = max(_LEVELS, *found.starts)
    head = ("Day", *(f"{hour:02}" for hour in range(24)), "Sum")
    lines = (_day(day, found.starts[index * 24 : index * 24 + 24], most) for index, day in enumerate(DAYS))
    return table(f"Starts on {found.cluster}, hour by hour (UTC)", head, [tag("tbody", *lines)], kind="heat")


def _day(day: str, starts: Sequence[int], most: int) -> Html:
    cells = (Html(f'<td class="h{_level(count, most)}">{count}</td>') for count in starts)
    return tag("tr", tag("th", day, scope="row"), *cells, tag("td", str(sum(starts)), class_="sum"))


def _level(count: int, most: int) -> int:
    return -(-count * _LEVELS // most)


def _schedules(found: Week) -> Html:
    head = ("Schedule", "Starts", "A week, each", "Jobs")
    lines = rows(
        (code(f"{each.field} {each.text}"), when(each), str(each.timing.a_week), _jobs(each.jobs))
        for each in found.rhythms
    )
    shown = table(f"Schedules on {found.cluster}", head, [lines], kind="schedules")
    return disclosure(f"Which job starts when: {plural(len(found.rhythms), 'schedule')}", shown)


def _jobs(jobs: Sequence[Job]) -> Html:
    shown: list[str] = [_job(job) for job in jobs[:MOST]]
    return join([*shown, f"and {len(jobs) - MOST} more"] if len(jobs) > MOST else shown, ", ")


def _job(job: Job) -> Html:
    signal = f" ({job.signal})" if job.signal is not Signal.NONE else ""
    return join((code(job.name), signal))


def when(rhythm: Rhythm) -> str:
    """Return in words when the jobs of a rhythm start."""
    if rhythm.timing.fixed:
        schedule = cron.parse(rhythm.text)
        return f"{_times(schedule)} {_days(rhythm)}"
    if not rhythm.timing.a_week:
        return "less than once a week"
    if rhythm.field is Field.MINIMUM_INTERVAL:
        return f"{rhythm.text} after the end of the last run, or later; counted as if runs took no time"
    return f"every {rhythm.text.removeprefix('@every ')}, spread evenly"


def _times(schedule: Schedule) -> str:
    hours, minutes = schedule.hours, schedule.minutes
    count = len(hours) * len(minutes) * len(schedule.seconds)
    if count != len(hours) * len(minutes) or count > _TIMES:
        return f"every hour at :{minutes[0]:02}" if count == len(hours) == 24 else f"{count} times a day"
    return ", ".join(f"{hour:02}:{minute:02}" for hour, minute in product(hours, minutes)) or "never"


def _days(rhythm: Rhythm) -> str:
    starts = rhythm.timing.starts
    named = [day for index, day in enumerate(DAYS) if any(starts[index * 24 : index * 24 + 24])]
    dates = "on certain dates" if rhythm.timing.beyond else ""
    weekdays = "every day" if len(named) == len(DAYS) else f"on {', '.join(named)}" if named else ""
    return " and ".join(part for part in (weekdays, dates) if part)
