"""Kubernetes resource quantities: `4`, `500m`, `9Gi`, `1.5e3`."""

import re
from decimal import ROUND_UP, Context, Decimal
from functools import cache

from jobgen.syntax import blanks

_POWERS_OF_TEN = {"n": -9, "u": -6, "m": -3, "": 0, "k": 3, "M": 6, "G": 9, "T": 12, "P": 15, "E": 18}
_POWERS_OF_TWO = {"Ki": 10, "Mi": 20, "Gi": 30, "Ti": 40, "Pi": 50, "Ei": 60}
_NUMBER_AND_UNIT = r"(?s)([+-]?(?:[0-9]+\.?[0-9]*|\.[0-9]+))(.*)"
_LARGEST_EXPONENT = 999


def error(quantity: str | float) -> str | None:
    """Return why Kubernetes refuses the quantity, or None.

    Bare numbers are fine (rule Y-14), and so are blanks around the text. In two things this is stricter than Kubernetes:
    it reads a unit without any digit (`Mi`) as 0, and takes exponents so large that it works on them for minutes.
    """
    try:
        value(quantity)
    except ValueError as problem:
        return str(problem)
    return None


def value(quantity: str | float) -> Decimal:
    """Return the exact amount, so that `1000m` equals `1`; ValueError where `error` has something to say.

    Like in Kubernetes, what is finer than a billionth is rounded away from 0, and binary amounts end at 2^63-1.
    """
    if isinstance(quantity, str):
        return _read(quantity)
    return _read(repr(quantity).lower())


@cache
def _read(text: str) -> Decimal:
    parts = re.fullmatch(_NUMBER_AND_UNIT, blanks.strip(text))
    if parts is None:
        raise ValueError(f'quantity "{text}" does not begin with a number')
    number, unit = parts.groups()
    if unit in _POWERS_OF_TWO:
        return _binary(Decimal(number), _POWERS_OF_TWO[unit])
    exponent = _exponent(unit)
    if exponent is None:
        raise ValueError(f'quantity "{text}" {_unit_problem(unit)}')
    if abs(exponent) > _LARGEST_EXPONENT:
        raise ValueError(f'quantity "{text}" has an exponent above {_LARGEST_EXPONENT}')
    return _rounded(Decimal(f"{number}e{exponent}"))


def _exponent(unit: str) -> int | None:
    if re.fullmatch("[eE][+-]?[0-9]+", unit):
        return int(unit[1:])
    return _POWERS_OF_TEN.get(unit)


def _unit_problem(unit: str) -> str:
    if any(letter.isspace() for letter in unit):
        return "contains a blank"
    core = unit.upper().removesuffix("B").removesuffix("I")
    if core in ("K", "M", "G", "T", "P", "E"):
        return f'has the unit "{unit}": write {"k" if core == "K" else core} or {core}i'
    return f'has the unit "{unit}": use n, u, m, k, M, G, T, P, E, or Ki, Mi, Gi, Ti, Pi, Ei'


def _binary(number: Decimal, power: int) -> Decimal:
    most = Decimal(2**63 - 1)
    amount = _rounded(_exact(number).multiply(number, Decimal(2**power)))
    return max(-most, min(most, amount))


def _rounded(amount: Decimal) -> Decimal:
    if amount == amount.to_integral_value():
        return amount
    rounded = amount.quantize(Decimal("1e-9"), rounding=ROUND_UP, context=_exact(amount))
    return amount if rounded == amount else rounded


def _exact(number: Decimal) -> Context:
    return Context(prec=len(number.as_tuple().digits) + 40)
