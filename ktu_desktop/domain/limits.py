"""What a number can be: how small, how large, whole or not, whether zero. Outside of it, input is refused."""

from dataclasses import dataclass
from fractions import Fraction

from ktu_desktop.domain.readings import Given, Refused, refused
from ktu_desktop.domain.values import LARGEST, MILLION, Number

HUNDRED = 100


@dataclass(frozen=True, slots=True)
class Limits:
    """``lowest`` and ``highest`` are allowed themselves; None: no limit. ``zero``: whether 0 is allowed."""

    lowest: int | None = None
    highest: int | None = None
    whole: bool = False
    zero: bool = True


def within(number: Number, limits: Limits, text: str) -> Given | Refused:
    """The number, or why it cannot be; ``text`` is what was typed."""
    amount = number.millionths
    if amount > LARGEST or -amount > LARGEST:
        return refused("too_large", text, highest=Fraction(LARGEST // MILLION))
    if limits.lowest == 0 and limits.highest == HUNDRED and not 0 <= amount <= HUNDRED * MILLION:
        return refused("outside_share", text)
    if limits.lowest == 0 and amount < 0:
        return refused("negative", text)
    if limits.whole and amount % MILLION:
        return refused("not_whole", text)
    if limits.lowest is not None and amount < limits.lowest * MILLION:
        return refused("too_low", text, lowest=Fraction(limits.lowest))
    if limits.highest is not None and amount > limits.highest * MILLION:
        return refused("too_high", text, highest=Fraction(limits.highest))
    if not limits.zero and amount == 0:
        return refused("denominator_zero", text)
    return Given(number)
