"""The family of units of measure: every member is whole, and text -> number -> text -> number is the same."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ktu_desktop.domain.reading import Given, read_text
from ktu_desktop.domain.units_of_measure import UNITS, limits_of, unit_of, value_text
from ktu_desktop.domain.values import MILLION, Band, Number, whole
from ktu_desktop.i18n import LANGUAGES, Translator
from tests.domain.made_elements import EVERY, GROWTH, RANK, REDUCTION, SHARE, delivered_plan, element

SAY = {language: Translator(language) for language in LANGUAGES}
every_unit = pytest.mark.parametrize("unit", UNITS, ids=lambda unit: str(unit.symbol))
every_language = pytest.mark.parametrize("say", SAY.values(), ids=SAY)


@st.composite
def values_of(draw, what):
    if what.unit == "rank":
        best = draw(st.integers(1, 10**6))
        return Band(best, draw(st.none() | st.integers(best, 10**6 + 1)))
    limits = limits_of(what)
    lowest = -(10**15) if limits.lowest is None else limits.lowest * MILLION
    highest = 10**15 if limits.highest is None else limits.highest * MILLION
    amount = draw(st.integers(lowest, highest))
    if limits.whole:
        amount -= amount % MILLION
    return Number(amount if amount or limits.zero else MILLION)


@every_language
@every_unit
@given(data=st.data())
def test_what_is_written_is_read_as_the_same_value(unit, say, data):
    what = element(unit.symbol)
    value = data.draw(values_of(what))
    assert read_text(unit.write(value, say), what) == Given(value)
    assert read_text(value_text(value, unit.symbol, say), what) == Given(value)
    assert read_text(value.text, what) in (Given(value), read_text(unit.write(value, say), what))


@pytest.mark.parametrize("what", EVERY, ids=lambda what: f"{what.unit} {what.role} {what.measure}")
@given(data=st.data())
def test_every_element_reads_what_it_can_be(what, data):
    value = data.draw(values_of(what))
    for language in LANGUAGES:
        assert read_text(unit_of(what.unit).write(value, SAY[language]), what) == Given(value)


@every_unit
def test_a_unit_is_whole(unit):
    assert set(unit.names) == set(unit.titles) == set(LANGUAGES)
    assert all(unit.titles.values())
    assert unit.aliases == {alias.lower() for alias in unit.aliases}
    assert {name.lower() for name in unit.names.values() if name} <= unit.aliases
    assert unit.excel_format
    assert unit_of(unit.symbol) is unit


@every_unit
@every_language
def test_a_unit_says_itself(unit, say):
    assert unit.axis_label(say)
    assert unit.suffix(say) == unit.names[say.language]
    assert len(unit.choices(say)) == (2 if unit.kind == "yes_no" else 0)


def test_an_alias_fits_the_units_it_names():
    assert "чел." in unit_of("ppl.").aliases and "чел." not in unit_of("unit").aliases
    assert "%" in unit_of("%").aliases


def test_the_units_of_the_plan_are_known_by_their_names_in_the_plan():
    plan = delivered_plan()
    for symbol, names in plan.unit_names.items():
        assert set(names.values()) - {unit_of(symbol).names["en"], symbol} <= unit_of(symbol).aliases
        assert symbol.lower() in unit_of(symbol).aliases
    for figure in plan.figures.values():
        assert unit_of(figure.unit) in UNITS


def test_a_unit_that_only_a_plan_knows_is_a_plain_number():
    kilometres = unit_of("km")
    assert (kilometres.symbol, kilometres.kind) == ("km", "number")
    assert read_text("4,5 km", element("km")) == Given(Number(4_500_000))
    assert read_text("4,5 %", element("km")).code == "wrong_unit"


@pytest.mark.parametrize(("language", "expected"), [("en", "12345.5"), ("ru", "12345,5"), ("kk", "12345,5")])
def test_numbers_are_written_with_the_language_s_mark(language, expected):
    text = unit_of("tenge").write(Number(12_345_500_000), SAY[language])
    assert text.replace("\u00a0", "") == expected
    assert unit_of("%").write(Fraction(1, 3), SAY[language]) in ("0.333333", "0,333333")


def test_places_and_answers_are_written_as_people_do():
    assert unit_of("rank").write(Band(801, 850), SAY["ru"]) == "801–850"
    assert unit_of("rank").write(Band(801, None), SAY["ru"]) == "801+"
    assert unit_of("yes/no").write(whole(1), SAY["en"]) == "yes"
    assert value_text(whole(45), "ppl.", SAY["ru"]) == "45\u00a0чел."


def test_limits_say_what_a_spreadsheet_may_check():
    assert (limits_of(SHARE).lowest, limits_of(SHARE).highest, limits_of(SHARE).whole) == (0, 100, False)
    assert (limits_of(GROWTH).lowest, limits_of(GROWTH).highest) == (-100, None)
    assert (limits_of(REDUCTION).lowest, limits_of(REDUCTION).highest) == (None, 100)
    assert (limits_of(RANK).lowest, limits_of(RANK).whole) == (1, True)
    assert limits_of(element("ppl.", "denominator")).zero is False
    assert limits_of(element("ppl."), divides=True).zero is False
