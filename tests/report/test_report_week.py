"""Starts in an ordinary week: by hand for many schedules, and by count for all."""

from dataclasses import replace
from itertools import product
from math import ceil

import pytest
from hypothesis import given
from hypothesis import strategies as st
from meaning import meaning, platform

from jobgen.model.week import Field, busiest, timing, weeks
from jobgen.model.words import Trigger
from jobgen.syntax import cron

WEEK = 7 * 24


def daily(*hours):
    return {day * 24 + hour: 1 for day, hour in product(range(7), hours)}


@pytest.mark.parametrize(
    ("field", "text", "starts"),
    [
        ("interval", "6h", daily(0, 6, 12, 18)),
        ("interval", "5h", dict.fromkeys(range(0, WEEK, 5), 1)),
        ("interval", "90m", {hour: 1 for hour in range(WEEK) if hour % 3 != 2}),
        ("interval", "20m", dict.fromkeys(range(WEEK), 3)),
        ("interval", "25m", {hour: (3, 2, 3, 2, 2)[hour % 5] for hour in range(WEEK)}),
        ("interval", "168h", {0: 1}),
        ("interval", "100h", {0: 1, 100: 1}),
        ("minimum_interval", "84h", {0: 1, 84: 1}),
        ("cron", "0 6-22/8 * * *", daily(6, 14, 22)),
        ("cron", "30 3 * * 1,5", {3: 1, 4 * 24 + 3: 1}),
        ("cron", "*/20 * * * 0", dict.fromkeys(range(6 * 24, WEEK), 3)),
        ("cron", "5,35 4 1-31 * *", dict.fromkeys(daily(4), 2)),
        ("cron", "0 0 1-31 * 1", daily(0)),
        ("cron", "*/30 0 12 * * *", dict.fromkeys(daily(12), 2)),
        ("cron", "@daily", daily(0)),
        ("cron", "@weekly", {6 * 24: 1}),
        ("cron", "@every 36h", {0: 1, 36: 1, 72: 1, 108: 1, 144: 1}),
    ],
)
def test_starts_by_hand(field, text, starts):
    found = timing(Field(field), text)

    assert {hour: count for hour, count in enumerate(found.starts) if count} == starts
    assert not found.beyond
    assert found.fixed == (field == "cron" and "every" not in text)


@pytest.mark.parametrize(
    ("field", "text", "starts"),
    [
        ("interval", "169h", []),
        ("cron", "@every 200h", []),
        ("cron", "0 0 1 * *", []),
        ("cron", "0 0 * 6 *", []),
        ("cron", "@yearly", []),
        ("cron", "0 9 1 * 1", [9]),
        ("cron", "0 9 */2 * 1", [9]),
        ("cron", "0 9 30 2 1", []),
    ],
)
def test_starts_that_no_ordinary_week_shows(field, text, starts):
    found = timing(Field(field), text)

    assert [hour for hour, count in enumerate(found.starts) if count] == starts
    assert found.beyond


@pytest.mark.parametrize("text", ["0", "-1h"])
def test_a_period_of_nothing_is_refused(text):
    with pytest.raises(ValueError, match="longer than nothing"):
        timing(Field.INTERVAL, text)


def test_the_busiest_hours():
    assert busiest((0, 2, 1, 2)) == (1, 3)
    assert busiest((0, 0)) == ()
    assert busiest(()) == ()


def test_forks_and_clusters_count_and_pull_requests_do_not():
    made = meaning(
        platform(
            """\
            unit: {periodic: {interval: 24h, release: {cron: ["0 5 * * *", "0 6 * * 1"]}}, presubmit: {}}
            soak: {from: build, class: other, cluster: two, periodic: {minimum_interval: 84h}}
            """
        )
    )

    one, two = weeks(made.expansion)

    assert (one.cluster, one.jobs) == ("one", 3)
    assert [(each.field, each.text, each.timing.a_week, len(each.jobs)) for each in one.rhythms] == [
        ("interval", "24h", 7, 1),
        ("cron", "0 5 * * *", 7, 1),
        ("cron", "0 6 * * 1", 1, 1),
    ]
    assert (sum(one.starts), sum(one.fixed), one.starts[:7]) == (15, 8, (1, 0, 0, 0, 0, 1, 1))
    assert (two.cluster, sum(two.starts), sum(two.fixed)) == ("two", 2, 0)


def field_of(most, least=0):
    numbers = st.lists(st.integers(least, most), min_size=1, max_size=4, unique=True)
    return st.one_of(
        st.just("*"),
        st.builds("*/{}".format, st.integers(1, most)),
        numbers.map(lambda values: ",".join(map(str, values))),
    )


CRONS = st.builds("{} {} * * {}".format, field_of(59), field_of(23), field_of(6))
PERIODS = st.builds(
    lambda amount, unit: (f"{amount}{unit[0]}", amount * unit[1]),
    st.integers(1, 168),
    st.sampled_from([("h", 3600), ("m", 60)]),
)
SCHEDULES = st.one_of(
    CRONS.map(lambda text: ({"cron": text}, round(cron.parse(text).runs_per_day() * 7))),
    PERIODS.map(lambda each: ({"interval": each[0]}, ceil(WEEK * 3600 / each[1]))),
    PERIODS.map(lambda each: ({"cron": f"@every {each[0]}"}, ceil(WEEK * 3600 / each[1]))),
)
(JOB,) = meaning(platform("  unit: {periodic: {}}")).expansion.jobs
EXPANSION = meaning(platform("  {}")).expansion


@given(st.lists(st.tuples(SCHEDULES, st.sampled_from(["one", "two", None])), max_size=12))
def test_the_grids_hold_each_run_of_the_week_once(drawn):
    jobs = [
        replace(JOB, name=f"job-{number}", data=schedule | ({"cluster": cluster} if cluster else {}))
        for number, ((schedule, _), cluster) in enumerate(drawn)
    ]

    found = weeks(replace(EXPANSION, jobs=tuple(jobs)))

    expected = {}
    for (_, runs), cluster in drawn:
        expected[cluster or "default"] = expected.get(cluster or "default", 0) + runs
    assert {each.cluster: sum(each.starts) for each in found} == expected
    assert all(len(each.starts) == WEEK and each.starts >= each.fixed for each in found)
    assert sum(each.jobs for each in found) == len(jobs)


def test_a_periodic_without_a_schedule_and_a_presubmit_are_in_no_week():
    bare = replace(JOB, data={})
    presubmit = replace(JOB, trigger=Trigger.PRESUBMIT)

    assert weeks(replace(EXPANSION, jobs=(bare, presubmit))) == ()
