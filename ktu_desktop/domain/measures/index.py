"""Index: a measured value with a weight; upper levels take the weighted mean."""

from ktu_desktop.domain.measures.measure import Measure, Need, Pair
from ktu_desktop.domain.values import MILLION


def quotient(value: int) -> Pair:
    """The measured value."""
    return value, MILLION


INDEX = Measure("index", (Need("value"),), quotient, scale_doubtful=True, weight_role="weight")
