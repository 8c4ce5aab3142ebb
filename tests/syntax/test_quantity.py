"""Resource quantities: what Kubernetes reads, and what jobgen says where it does not."""

import re
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jobgen.syntax import quantity


@pytest.mark.parametrize(
    ("written", "amount"),
    [
        ("4", "4"),
        (4, "4"),
        (0.5, "0.5"),
        (1e22, "10000000000000000000000"),
        ("1000m", "1"),
        ("250000u", "0.25"),
        ("9Gi", "9663676416"),
        ("9000Mi", "9437184000"),
        ("1.5Gi", "1610612736"),
        ("9k", "9000"),
        ("2E", "2000000000000000000"),
        ("1.5e3", "1500"),
        ("15E-1", "1.5"),
        ("+.5", "0.5"),
        ("5.", "5"),
        ("-1", "-1"),
        (" 5Gi\n", "5368709120"),
        ("0.1n", "0.000000001"),
        ("-0.1n", "-0.000000001"),
        ("100Ei", "9223372036854775807"),
        ("-100Ei", "-9223372036854775807"),
    ],
)
def test_what_kubernetes_reads(written, amount):
    assert quantity.error(written) is None
    assert quantity.value(written) == Decimal(amount)


@pytest.mark.parametrize(
    ("written", "message"),
    [
        ("", 'quantity "" does not begin with a number'),
        ("Mi", 'quantity "Mi" does not begin with a number'),
        ("-", 'quantity "-" does not begin with a number'),
        (True, 'quantity "true" does not begin with a number'),
        (float("nan"), 'quantity "nan" does not begin with a number'),
        ("5 Gi", 'quantity "5 Gi" contains a blank'),
        ("1GB", 'quantity "1GB" has the unit "GB": write G or Gi'),
        ("8gib", 'quantity "8gib" has the unit "gib": write G or Gi'),
        ("10K", 'quantity "10K" has the unit "K": write k or Ki'),
        ("2cpu", 'quantity "2cpu" has the unit "cpu": use n, u, m, k, M, G, T, P, E, or Ki, Mi, Gi, Ti, Pi, Ei'),
        ("1.2.3", 'quantity "1.2.3" has the unit ".3": use n, u, m, k, M, G, T, P, E, or Ki, Mi, Gi, Ti, Pi, Ei'),
        ("1e1000", 'quantity "1e1000" has an exponent above 999'),
    ],
)
def test_what_is_refused(written, message):
    assert quantity.error(written) == message
    with pytest.raises(ValueError, match=f"^{re.escape(message)}$"):
        quantity.value(written)


@given(st.integers(-(10**15), 10**15))
def test_a_thousand_times_milli_is_the_number_itself(number):
    assert quantity.value(f"{number}000m") == quantity.value(number) == number


@given(st.floats(allow_nan=False, allow_infinity=False, min_value=1e-9, max_value=1e30))
def test_numbers_of_yaml_are_read_as_written(number):
    assert quantity.error(number) is None
    assert abs(quantity.value(number) - Decimal(repr(number))) < Decimal("1e-9")
