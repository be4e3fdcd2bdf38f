"""When a number is doubtful: about a hundred times off, jumped, or other than it was stated."""

from fractions import Fraction

from ktu_desktop.domain.values import Number, Result, Value

HUNDREDFOLD = (50, 200)
"""A quotient between these counts as about a hundred."""

JUMP_PART, JUMP_AMOUNT = Fraction(30, 100), 5
"""A count that changed on last year by more than both is asked about."""


def hundredfold(value: Value | Result | None, reference: Value | Result | None) -> bool:
    """Whether one is about a hundred times the other: the mark of a percent typed as a part of one."""
    first, second = _number(value), _number(reference)
    if first is None or second is None:
        return False
    least, most = HUNDREDFOLD
    one = first.numerator * second.denominator  # integers: this runs over every share on each edit
    other = second.numerator * first.denominator
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


def _number(value: Value | Result | None) -> Fraction | None:
    number = value.fraction if isinstance(value, Number) else value
    return number if isinstance(number, Fraction) else None
