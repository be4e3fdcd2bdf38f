"""The family of measures. To add one: 1. a file here with one Measure; 2. its line in MEASURES.

tests/domain/test_measures.py runs over the family and fails when a member is incomplete.
"""

from ktu_desktop.domain.measures.availability import AVAILABILITY
from ktu_desktop.domain.measures.count import COUNT
from ktu_desktop.domain.measures.growth import GROWTH
from ktu_desktop.domain.measures.index import INDEX
from ktu_desktop.domain.measures.measure import Amount, Measure, Need, Pair
from ktu_desktop.domain.measures.rank import RANK
from ktu_desktop.domain.measures.ratio import RATIO
from ktu_desktop.domain.measures.reduction import REDUCTION
from ktu_desktop.domain.measures.share import SHARE

MEASURES = (COUNT, SHARE, GROWTH, REDUCTION, RATIO, INDEX, RANK, AVAILABILITY)

_BY_NAME = {measure.name: measure for measure in MEASURES}


def measure_of(name: str) -> Measure:
    """The measure that the plan's data call ``name``. Raises KeyError for one that is not known."""
    return _BY_NAME[name]


__all__ = ["MEASURES", "Amount", "Measure", "Need", "Pair", "measure_of"]
