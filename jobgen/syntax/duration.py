"""Durations as Go writes them: `90m`, `2h30m`, `1.5s`."""

import re
from functools import cache

_UNITS = {
    "ns": 1,
    "us": 10**3,
    "\u00b5s": 10**3,
    "\u03bcs": 10**3,
    "ms": 10**6,
    "s": 10**9,
    "m": 60 * 10**9,
    "h": 3600 * 10**9,
}
_LARGER_UNITS = {"d": 24, "day": 24, "days": 24, "w": 168, "week": 168, "weeks": 168}
_LIMIT = 2**63  # Go keeps nanoseconds in 63 bits and a sign
_PIECE = r"([0-9]*)(?:\.([0-9]*))?([^.0-9]*)"


@cache
def error(text: str) -> str | None:
    """Return why Go's `time.ParseDuration` refuses the text, or None (rule P-36)."""
    try:
        nanoseconds(text)
    except ValueError as problem:
        return str(problem)
    return None


@cache
def nanoseconds(text: str) -> int:
    """Return the duration in nanoseconds; ValueError where `error` has something to say."""
    unsigned = text[1:] if text.startswith(("-", "+")) else text
    if unsigned == "0":
        return 0
    total = _sum(text, unsigned)
    if text.startswith("-"):
        return -total
    _check_limit(text, total, _LIMIT - 1)
    return total


def text(nanoseconds: int) -> str:
    """Return the shortest text for a duration, such as `2h30m`; Go reads it back as the same number."""
    sign, rest = ("-", -nanoseconds) if nanoseconds < 0 else ("", nanoseconds)
    if rest < _UNITS["s"]:
        return sign + _below_a_second(rest)
    hours, rest = divmod(rest, _UNITS["h"])
    minutes, rest = divmod(rest, _UNITS["m"])
    pieces = ((hours, "h"), (minutes, "m"), (_decimal(rest, _UNITS["s"]), "s"))
    return sign + "".join(f"{number}{unit}" for number, unit in pieces if str(number) != "0")


def _below_a_second(nanoseconds: int) -> str:
    unit = next((unit for unit in ("ms", "us", "ns") if nanoseconds >= _UNITS[unit]), "s")
    return _decimal(nanoseconds, _UNITS[unit]) + unit


def _decimal(nanoseconds: int, unit: int) -> str:
    whole, rest = divmod(nanoseconds, unit)
    digits = len(str(unit)) - 1
    return f"{whole}.{rest:0{digits}d}".rstrip("0").rstrip(".") if rest else str(whole)


def _sum(text: str, unsigned: str) -> int:
    if not unsigned:
        raise ValueError(f'duration "{text}" is empty: write a number and a unit, such as 90m')
    total = 0
    for piece in re.finditer(_PIECE, unsigned):
        if piece[0]:
            # Go adds in 64 bits and looks at the sum afterwards.
            total = (total + _piece(text, piece[1], piece[2] or "", piece[3])) % 2**64
            _check_limit(text, total)
    return total


def _piece(text: str, whole: str, fraction: str, unit: str) -> int:
    if any(letter.isspace() for letter in unit):
        raise ValueError(f'duration "{text}" contains a blank')
    if not whole and not fraction:
        raise ValueError(f'duration "{text}" lacks a number before a unit: write such as 90m or 2h30m')
    if unit not in _UNITS:
        raise ValueError(f'duration "{text}" {_unit_problem(whole, fraction, unit)}')
    nanoseconds = int(whole or "0") * _UNITS[unit]
    _check_limit(text, nanoseconds)
    value, scale = _fraction(fraction)
    nanoseconds += int(float(value) * (float(_UNITS[unit]) / scale))
    _check_limit(text, nanoseconds)
    return nanoseconds


def _unit_problem(whole: str, fraction: str, unit: str) -> str:
    if not unit:
        number = f"{whole}.{fraction}" if fraction else whole
        return f"has no unit after {number}: write {number}s, {number}m or {number}h"
    problem = f'has the unit "{unit}": use ns, us, ms, s, m or h'
    if unit in _LARGER_UNITS and whole and not fraction:
        problem += f", such as {int(whole) * _LARGER_UNITS[unit]}h"
    return problem


def _fraction(digits: str) -> tuple[int, float]:
    value, scale = 0, 1.0
    for digit in digits:
        longer = value * 10 + int(digit)
        # Here Go stops counting, so later digits do not change the sum.
        if value > (_LIMIT - 1) // 10 or longer > _LIMIT:
            break
        value, scale = longer, scale * 10
    return value, scale


def _check_limit(text: str, nanoseconds: int, limit: int = _LIMIT) -> None:
    if nanoseconds > limit:
        raise ValueError(f'duration "{text}" is longer than 292 years')
