"""When a number is doubtful: about a hundred times off, jumped, or other than it was stated."""

from fractions import Fraction

from ktu_desktop.domain.values import MILLION, Number, Result, Value

HUNDREDFOLD = (50, 200)
"""A quotient between these counts as about a hundred."""

JUMP_PART, JUMP_AMOUNT = Fraction(30, 100), 5
"""A count that changed on last year by more than both is asked about."""


def hundredfold(value: Value | Result | None, reference: Value | Result | None) -> bool:
    """Whether one is about a hundred times the other: the mark of a percent typed as a part of one."""
    first, second = _quotient(value), _quotient(reference)
    if first is None or second is None:
        return False
    least, most = HUNDREDFOLD
    one, other = first[0] * second[1], second[0] * first[1]
    low, high = (one, other) if one < other else (other, one)
    return low > 0 and least * low <= high <= most * low


def jumped(value: Fraction, last_year: Fraction) -> bool:
    """Whether a count changed more on last year than it does without a reason."""
    change = abs(value - last_year)
    return change > JUMP_AMOUNT and change > abs(last_year) * JUMP_PART


def within_digits(exact: Fraction, stated: Number) -> bool:
    """Whether ``exact`` is ``stated`` to the digits that were given."""
    return abs(exact - stated.fraction) <= half_digit(stated)


def half_digit(stated: Number) -> Fraction:
    """How far the true value may be from a stated one: half of the last digit given."""
    return Fraction(1, 2 * 10**stated.places)


def _quotient(value: Value | Result | None) -> tuple[int, int] | None:
    """A number as two integers, since this runs over every share on each edit; None where it is none."""
    if isinstance(value, Number):
        return value.millionths, MILLION
    return (value.numerator, value.denominator) if isinstance(value, Fraction) else None
