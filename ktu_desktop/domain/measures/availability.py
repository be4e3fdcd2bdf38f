"""Availability: yes or no, stored 1 or 0, never summed."""

from ktu_desktop.domain.measures.count import quotient
from ktu_desktop.domain.measures.measure import Measure, Need

AVAILABILITY = Measure("availability", (Need("value"),), quotient)
