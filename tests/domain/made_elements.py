"""Elements made by hand, so that tests of reading need no plan; and the plan as delivered."""

import json
from functools import cache

from ktu_desktop import paths
from ktu_desktop.domain.plan import Element, Plan
from ktu_desktop.domain.plan_data import plan_from_data
from ktu_desktop.domain.units_of_measure import unit_of


def element(
    unit: str | None, role: str = "value", measure: str = "count", whole: bool | None = None
) -> Element:
    if whole is None:
        whole = unit_of(unit).limits.whole
    names = {"en": "Something", "ru": "Что-то", "kk": "Бірдеңе"}
    return Element("e", names, unit, whole, True, "department", role, ("i",), measure=measure)


PEOPLE = element("ppl.")
SHARE = element("%", "stated", "share")
GROWTH = element("%", "stated", "growth")
REDUCTION = element("%", "stated", "reduction")
RATIO = element(None, "stated", "ratio")
INDEX = element("%", "value", "index")
TENGE = element("tenge", "numerator", "share")
RANK = element("rank", measure="rank")
AVAILABLE = element("yes/no", measure="availability")
DENOMINATOR = element("unit", "denominator", "share")
COMMON = element("ppl.", "common")
EVERY = (PEOPLE, SHARE, GROWTH, REDUCTION, RATIO, INDEX, TENGE, RANK, AVAILABLE, DENOMINATOR, COMMON)


@cache
def delivered_plan() -> Plan:
    files = ("ktu-2021-2025.json", "names-ru-kk.json")
    return plan_from_data(*(json.loads(paths.resource("plan", name).read_text("utf-8")) for name in files))
