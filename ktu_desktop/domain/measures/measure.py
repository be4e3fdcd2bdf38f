"""What a measure is: which figures an indicator needs, and how its result comes about from them."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from fractions import Fraction

from ktu_desktop.domain.values import Band, Result

Amount = int | Band
"""A figure's number as arithmetic takes it: integer millionths, or a rank."""

Pair = tuple[int, int]
"""A result before it is reduced: numerator, denominator (never 0)."""


@dataclass(frozen=True, slots=True)
class Need:
    """A figure that a result needs.

    ``last_year``: last year's figure of that role is needed; ``typed_as``: the role in which a person
    may type it where last year has none.
    """

    role: str
    last_year: bool = False
    typed_as: str | None = None

    @property
    def field(self) -> str | None:
        """The role of the form's field that shows it; None where the form has none."""
        return self.typed_as if self.last_year else self.role


@dataclass(frozen=True, slots=True)
class Measure:
    """How an indicator's value comes about.

    ``quotient`` takes the millionths of ``needs`` in their order. ``stateable``: the result can be typed
    when its figures are not known. ``counted``: a plain count, which has a target below the university only
    where one was set for the unit, and whose jump on last year is asked about.
    ``part_of_whole``: the numerator is a part of the denominator. ``scale_doubtful``: a value about a
    hundred times off is asked about. ``weight_role`` and ``mean``: upper levels take the mean of the value,
    weighted by the figure of that role, from the sums of value x weight and of weight; without its weight a
    value counts as stated.
    """

    name: str
    needs: tuple[Need, ...]
    quotient: Callable[..., Pair | None]
    stateable: bool = False
    counted: bool = False
    part_of_whole: bool = False
    scale_doubtful: bool = False
    weight_role: str | None = None
    mean: Callable[[int, int], Pair | None] | None = None

    @property
    def weighted(self) -> bool:
        """Whether upper levels take a weighted mean."""
        return self.weight_role is not None

    @property
    def roles(self) -> tuple[str, ...]:
        """The roles whose figures an indicator of this measure has."""
        found = (*(need.field for need in self.needs), self.weight_role)
        return tuple(role for role in found if role is not None)

    def result(self, amounts: Sequence[Amount | None]) -> Result | None:
        """The result from the amounts of ``needs``; None where one is missing or a divisor is zero."""
        if None in amounts:
            return None
        if isinstance(amounts[0], Band):
            return amounts[0]
        pair = self.quotient(*amounts)
        return None if pair is None else Fraction(*pair)
