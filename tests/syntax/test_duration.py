"""Durations: what Go's time.ParseDuration reads, and what jobgen says where it does not."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jobgen.syntax import duration

MINUTE = 60 * 10**9
HOUR = 60 * MINUTE


@pytest.mark.parametrize(
    ("text", "nanoseconds"),
    [
        ("0", 0),
        ("-0", 0),
        ("90m", 90 * MINUTE),
        ("2h30m", 150 * MINUTE),
        ("+1h", HOUR),
        ("-1.5h", -90 * MINUTE),
        (".5s", 5 * 10**8),
        ("1.s", 10**9),
        ("1m1m", 2 * MINUTE),
        ("3us", 3000),
        ("3\u00b5s", 3000),
        ("3\u03bcs", 3000),
        ("1.999999999999999999999s", 2 * 10**9),
        ("2562047h47m16.854775807s", 2**63 - 1),
        ("-2562047h47m16.854775808s", -(2**63)),
        ("9223372036854775808ns9223372036854775808ns", 0),  # Go overflows here
    ],
)
def test_what_go_reads(text, nanoseconds):
    assert duration.error(text) is None
    assert duration.nanoseconds(text) == nanoseconds


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("", 'duration "" is empty: write a number and a unit, such as 90m'),
        ("-", 'duration "-" is empty: write a number and a unit, such as 90m'),
        ("30", 'duration "30" has no unit after 30: write 30s, 30m or 30h'),
        ("1h1.5", 'duration "1h1.5" has no unit after 1.5: write 1.5s, 1.5m or 1.5h'),
        ("1d", 'duration "1d" has the unit "d": use ns, us, ms, s, m or h, such as 24h'),
        ("2weeks", 'duration "2weeks" has the unit "weeks": use ns, us, ms, s, m or h, such as 336h'),
        ("1.5d", 'duration "1.5d" has the unit "d": use ns, us, ms, s, m or h'),
        ("2H", 'duration "2H" has the unit "H": use ns, us, ms, s, m or h'),
        ("1h 30m", 'duration "1h 30m" contains a blank'),
        ("2h ", 'duration "2h " contains a blank'),
        ("never", 'duration "never" lacks a number before a unit: write such as 90m or 2h30m'),
        (".h", 'duration ".h" lacks a number before a unit: write such as 90m or 2h30m'),
        ("2562048h", 'duration "2562048h" is longer than 292 years'),
        ("9223372036854775808ns", 'duration "9223372036854775808ns" is longer than 292 years'),
        ("2562047h1h", 'duration "2562047h1h" is longer than 292 years'),
    ],
)
def test_what_go_refuses(text, message):
    assert duration.error(text) == message
    with pytest.raises(ValueError, match=f"^{re.escape(message)}$"):
        duration.nanoseconds(text)


@pytest.mark.parametrize(
    ("nanoseconds", "text"),
    [
        (0, "0s"),
        (150 * MINUTE, "2h30m"),
        (HOUR, "1h"),
        (100 * HOUR, "100h"),
        (HOUR + 10**9, "1h1s"),
        (90 * 10**9, "1m30s"),
        (15 * 10**8, "1.5s"),
        (-MINUTE, "-1m"),
        (7200, "7.2us"),
        (10**6, "1ms"),
        (1, "1ns"),
    ],
)
def test_the_short_form(nanoseconds, text):
    assert duration.text(nanoseconds) == text


@given(st.integers(-(2**53), 2**53))
def test_the_short_form_reads_back(nanoseconds):
    assert duration.nanoseconds(duration.text(nanoseconds)) == nanoseconds
