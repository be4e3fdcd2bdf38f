"""Which days of a collecting are looked at, and what of the year before is beside them."""

from datetime import date, timedelta

from ktu_desktop.domain.filling_up import Filled, FillingUp, a_year_on, collecting, days_to_look_at
from ktu_desktop.domain.organisation import OrgUnit
from ktu_desktop.domain.periods import Period

FIRST = date(2024, 1, 10)


def day(number: int) -> date:
    return FIRST + timedelta(days=number)


def test_a_correction_long_after_and_a_trial_long_before_are_no_part_of_the_collecting() -> None:
    changed = [day(-400), day(5), day(0), day(5), day(180), day(700)]
    assert collecting(changed) == (day(0), day(5), day(5), day(180))
    assert collecting([]) == ()


def test_of_many_days_the_first_and_the_last_are_kept_and_the_others_lie_evenly() -> None:
    assert days_to_look_at([day(3), day(1), day(3)]) == (day(1), day(3))
    found = days_to_look_at((day(n) for n in range(100)), most=12)
    assert len(found) == 12 and (found[0], found[-1]) == (day(0), day(99)) and found[1] == day(9)


def test_the_year_before_begins_where_it_stood_on_the_first_day() -> None:
    unit = OrgUnit("KTU", "university", {"en": "KTU"}, None)
    days = (Filled(day(0), 10, 1), Filled(day(20), 10, 8))
    before = tuple(Filled(day(n), 10, given) for n, given in ((-30, 1), (-3, 2), (4, 5), (21, 9)))
    found = FillingUp(unit, Period(2023), days, before, day(20))
    assert [each.given for each in found.before_in_sight] == [2, 5]
    assert FillingUp(unit, Period(2023), (), before, None).before_in_sight == ()


def test_a_year_on_from_the_29th_of_february() -> None:
    assert a_year_on(date(2024, 2, 29)) == date(2025, 2, 28) and a_year_on(day(0)) == date(2025, 1, 10)
