"""Rank: a place in a ranking, lower is better, never summed."""

from ktu_desktop.domain.measures.count import quotient
from ktu_desktop.domain.measures.measure import Measure, Need

RANK = Measure("rank", (Need("value"),), quotient)
