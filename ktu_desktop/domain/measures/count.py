"""Count: the figure itself."""

from ktu_desktop.domain.measures.measure import Measure, Need, Pair
from ktu_desktop.domain.values import MILLION


def quotient(value: int) -> Pair:
    """The figure."""
    return value, MILLION


COUNT = Measure("count", (Need("value"),), quotient, counted=True)
