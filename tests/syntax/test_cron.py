"""Cron schedules: what Prow accepts, when it fires, and what is strange."""

import re
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jobgen.syntax import cron

DAY = 24 * 60
WORDS = ("@yearly", "@annually", "@monthly", "@weekly", "@daily", "@midnight", "@hourly")
COUNT = "instead of 5: minute, hour, day of month, month, day of week"


@pytest.mark.parametrize(
    ("text", "runs_per_day", "widest_gap_minutes"),
    [
        ("0 9 * * *", 1, DAY),
        ("*/5 * * * *", 288, 5),
        ("*/25 * * * *", 72, 25),
        ("0 */5 * * *", 5, 5 * 60),
        ("0 22,23,0-2 * * *", 5, 20 * 60),
        ("15,45 6-18/6 * * *", 6, 11 * 60 + 30),
        ("5/20 * * * *", 72, 20),
        ("0 0 * * 1", 1 / 7, 7 * DAY),
        ("0 0 * * mon-FRI", 5 / 7, 3 * DAY),
        ("0 0 1 * *", 336 / 10227, 31 * DAY),
        ("0 0 31 * ?", 196 / 10227, 61 * DAY),
        ("0 0 29 feb *", 7 / 10227, 1461 * DAY),
        ("0 0 1 jan,jul *", 56 / 10227, 184 * DAY),
        ("30 0 * * * *", 24, 60),
        ("0,30 0 */3 * * *", 16, 180),
        ("* * * * * *", 86400, 1),
        ("59 59 23 31 12 *", 28 / 10227, 366 * DAY),
        ("0\t0  *\u00a0*\u0085*", 1, DAY),
        ("@hourly", 24, 60),
        ("@daily", 1, DAY),
        ("@midnight", 1, DAY),
        ("@weekly", 1 / 7, 7 * DAY),
        ("@monthly", 336 / 10227, 31 * DAY),
        ("@yearly", 28 / 10227, 366 * DAY),
        ("@annually", 28 / 10227, 366 * DAY),
        ("@every 90m", 16, 90),
        ("@every 61s", 86400 / 61, 2),
        ("@every 0s", 86400, 1),
    ],
)
def test_when_it_fires(text, runs_per_day, widest_gap_minutes):
    assert cron.error(text) is None
    assert cron.parse(text).runs_per_day() == pytest.approx(runs_per_day)
    assert cron.parse(text).widest_gap_minutes() == widest_gap_minutes


@pytest.mark.parametrize(
    ("text", "days_per_week"),
    [
        ("0 0 1-31 * 1", 7),
        ("0 0 * * 1", 1),
        ("0 0 */1 * 1", 1),
        ("0 0 1-31 * */2", 7),
        ("0 0 ? * 1,3", 2),
    ],
)
def test_without_a_star_either_kind_of_day_is_enough(text, days_per_week):
    assert cron.parse(text).runs_per_day() == pytest.approx(days_per_week / 7)


@pytest.mark.parametrize("text", ["0 0 31 2 *", "0 0 30,31 feb *", ", * * * *", "0 0 * , *", "0 0 , * *"])
def test_what_never_fires(text):
    assert cron.error(text) is None
    assert cron.parse(text).runs_per_day() == 0
    assert cron.parse(text).widest_gap_minutes() is None


@given(
    minutes=st.sets(st.integers(0, 59), min_size=1),
    hours=st.sets(st.integers(0, 23), min_size=1),
    seconds=st.sets(st.integers(0, 59), min_size=1),
)
def test_the_widest_gap_is_that_between_the_listed_times(minutes, hours, seconds):
    fields = [",".join(map(str, field)) for field in (seconds, minutes, hours)]
    times = sorted(hour * 3600 + minute * 60 + second for hour in hours for minute in minutes for second in seconds)
    widest = max(later - earlier for earlier, later in pairwise([*times, times[0] + DAY * 60]))
    schedule = cron.parse(f"{' '.join(fields)} * * *")
    assert schedule.widest_gap_minutes() == -(-widest // 60)
    assert schedule.runs_per_day() == len(times)


def test_a_field_for_seconds_is_told():
    assert cron.parse("0 0 0 * * *").has_seconds
    assert not cron.parse("0 0 * * *").has_seconds
    assert not cron.parse("@daily").has_seconds


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("", "cron is empty"),
        ("  ", "cron is empty"),
        ("* * * *", f'cron "* * * *" has 4 fields {COUNT}'),
        ("5", f'cron "5" has 1 field {COUNT}'),
        ("0 0 0 * * * *", f'cron "0 0 0 * * * *" has 7 fields {COUNT}'),
        ("0\x1f0 * * *", f'cron "0\x1f0 * * *" has 4 fields {COUNT}'),
        (" @daily", 'cron " @daily" has a blank before "@"'),
        ("@daily ", 'cron "@daily " must be written "@daily"'),
        ("@Hourly", 'cron "@Hourly" must be written "@hourly"'),
        (
            "@reboot",
            f'cron "@reboot" is not known: use {", ".join(WORDS)} or "@every 2h"',
        ),
        ("@every", 'cron "@every" must be "@every", one blank and a duration, such as "@every 2h"'),
        ("@Every 2h", 'cron "@Every 2h" must be "@every", one blank and a duration, such as "@every 2h"'),
        (
            "@every 1d",
            '"@every" needs a duration: duration "1d" has the unit "d": use ns, us, ms, s, m or h, such as 24h',
        ),
        ("@every  2h", '"@every" needs a duration: duration " 2h" contains a blank'),
        ("TZ=UTC 0 0 * * *", 'time zone "TZ=UTC" cannot be set: Prow runs every cron in UTC'),
        ("CRON_TZ=Asia/Tokyo @daily", 'time zone "CRON_TZ=Asia/Tokyo" cannot be set: Prow runs every cron in UTC'),
        ("0 25 * * *", "hour 25 is out of range 0-23"),
        ("60 0 * * *", "minute 60 is out of range 0-59"),
        ("60 0 0 * * *", "second 60 is out of range 0-59"),
        ("0 0 0 * *", "day of month 0 is out of range 1-31"),
        ("0 0 * 13 *", "month 13 is out of range 1-12"),
        ("0 0 * * 7", "day of week 7 is out of range 0-6: Sunday is 0"),
        ("0 0 * * 5-7", "day of week 7 is out of range 0-6: Sunday is 0"),
        ("0 22-2 * * *", 'hour range "22-2" runs backwards: write 22-23,0-2'),
        ("0 0 * * fri-sun", 'day of week range "fri-sun" runs backwards: write 5-6,0'),
        ("0 0 * * L", 'day of week "L" is not a number 0-6 or a name such as mon'),
        ("0 0 * january *", 'month "january" is not a number 1-12 or a name such as feb'),
        ("0 0 15W * *", 'day of month "15W" is not a number 1-31'),
        ("0 0 1-x * *", 'day of month "x" in "1-x" is not a number 1-31'),
        ("H H * * *", 'minute "H" is not a number 0-59'),
        ("-5 0 * * *", 'minute "-5" lacks a number 0-59'),
        ("5- 0 * * *", 'minute "5-" lacks a number 0-59'),
        ("1-2-3 0 * * *", 'minute "1-2-3" has more than one "-"'),
        ("*/5/2 0 * * *", 'minute "*/5/2" has more than one "/"'),
        ("*/0 0 * * *", 'minute "*/0" needs a step of at least 1'),
        ("*/ 0 * * *", 'minute "*/" needs a whole number after "/"'),
        ("*/x 0 * * *", 'minute "*/x" needs a whole number after "/"'),
        ("\u0663 0 * * *", 'minute "\u0663" is not a number 0-59'),
    ],
)
def test_what_is_refused(text, message):
    assert cron.error(text) == message
    assert cron.oddity(text) is None
    with pytest.raises(ValueError, match=f"^{re.escape(message)}$"):
        cron.parse(text)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("5,,6 * * * *", 'minute "5,,6" has an empty item'),
        ("0 0 , * *", 'day of month "," has an empty item'),
        ("*-5 * * * *", 'minute "*-5" means "*"'),
        ("?-5/2 * * * *", 'minute "?-5/2" means "?/2"'),
        ("+5 * * * *", 'minute "+5" means "5"'),
        ("0 0-4/+2 * * *", 'hour "0-4/+2" means "0-4/2"'),
        ("*/90 * * * *", 'minute "*/90" means 0 alone: the step is longer than the range'),
        ("0 1-5/6 * * *", 'hour "1-5/6" means 1 alone: the step is longer than the range'),
        ("0 0 31 2 *", 'cron "0 0 31 2 *" never fires'),
        ("@every 0s", 'cron "@every 0s" fires every 1s: delays are cut to whole seconds, at least 1'),
        ("@every -2h", 'cron "@every -2h" fires every 1s: delays are cut to whole seconds, at least 1'),
        ("@every 1500ms", 'cron "@every 1500ms" fires every 1s: delays are cut to whole seconds, at least 1'),
    ],
)
def test_what_is_strange(text, message):
    assert cron.error(text) is None
    assert cron.oddity(text) == message


@pytest.mark.parametrize(
    "text",
    ["0 9 * * *", "*/5 * * * *", "5/20 0 * * *", "0 0 31/2 * *", "@daily", "@every 2h", "0 0 0 * * ?", "5-5/3 0 * * *"],
)
def test_what_is_not_strange(text):
    assert cron.oddity(text) is None
