"""Index: a measured value with a weight; upper levels take the weighted mean."""

from ktu_desktop.domain.measures.measure import Measure, Need, Pair
from ktu_desktop.domain.values import MILLION


def quotient(value: int) -> Pair:
    """The measured value."""
    return value, MILLION


def mean(products: int, weights: int) -> Pair | None:
    """The weighted mean, from sums in millionths of millionths and in millionths."""
    return (products, weights * MILLION) if weights else None


INDEX = Measure("index", (Need("value"),), quotient, scale_doubtful=True, weight_role="weight", mean=mean)
