"""Reading what people write: the tables of domain.md, in three languages, and what no text may do."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ktu_desktop.domain.cells import EMPTY, KINDS, Cell, number_cell
from ktu_desktop.domain.findings import Place, Severity
from ktu_desktop.domain.reading import (
    Absent,
    Asked,
    Deleted,
    Given,
    Refused,
    check_value,
    finding_of,
    is_divisor,
    read_cell,
    read_text,
)
from ktu_desktop.domain.values import Band, Number, whole
from ktu_desktop.domain.written import GROUPING
from tests.domain.made_elements import (
    AVAILABLE,
    COMMON,
    DENOMINATOR,
    EVERY,
    GROWTH,
    INDEX,
    PEOPLE,
    RANK,
    RATIO,
    REDUCTION,
    SHARE,
    TENGE,
    delivered_plan,
    element,
)


def read(text, what):
    """The canonical text of what was read, a word for nothing, or the refusal's code."""
    return told(read_text(text, what))


def told(reading):
    match reading:
        case Given(value):
            return value.text
        case Absent():
            return "absent"
        case Deleted():
            return "deleted"
        case _:
            return reading.code


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("45", "45"),
        ("  45\n", "45"),
        ("0", "0"),
        ("007", "7"),
        ("+45", "45"),
        ("12,0", "12"),
        ("12.00", "12"),
        ("1 234", "1234"),
        ("1\u00a0234", "1234"),
        ("1\u202f234", "1234"),
        ("1\u2009234", "1234"),
        ("1'234", "1234"),
        ("1’234 567", "1234567"),
        ("1 2345", "bad_grouping"),
        ("12 34", "bad_grouping"),
        ("1234 567", "bad_grouping"),
        ("0 123", "bad_grouping"),
        ("1  234", "bad_grouping"),
        ("1\t234", "unreadable"),
        ("1\n234", "unreadable"),
        ("1_234", "unreadable"),
        ("1,234", "ambiguous_thousands"),
        ("1.234", "ambiguous_thousands"),
        ("12,000 чел.", "ambiguous_thousands"),
        ("-1,234", "negative"),
        ("0,234", "not_whole"),
        ("1,2345", "not_whole"),
        ("1 234,567", "not_whole"),
        ("12,5", "not_whole"),
        ("1,23456789", "not_whole"),
        ("1,234,567", "two_marks"),
        ("1.050,5", "two_marks"),
        ("1,050.5", "two_marks"),
        ("12.05.2023", "two_marks"),
        ("-5", "negative"),
        ("−5", "negative"),
        ("–5", "negative"),
        ("- 5", "unreadable"),
        ("5,", "text_in_number"),
        ("14*", "text_in_number"),
        ("12 из 45", "unreadable"),
        ("12/45", "unreadable"),
        ("50-60", "unreadable"),
        ("5 ОП из 9", "unreadable"),
        ("с 23 до 27 чел.", "unreadable"),
        ("много", "unreadable"),
        ("(5)", "unreadable"),
        ("=1+1", "unreadable"),
        ("1e5", "unreadable"),
        ("１２", "unreadable"),
        ("١٢", "unreadable"),
        ("²", "unreadable"),
        ("5 тыс.", "in_thousands"),
        ("5 млн тенге", "in_thousands"),
        ("5 мың адам", "in_thousands"),
        ("false", "unreadable"),
        ("удалить", "unreadable"),
        ("не применимо", "not_applicable_here"),
        ("қатысы жоқ", "not_applicable_here"),
        ("does not apply", "not_applicable_here"),
        ("9223372036854", "9223372036854"),
        ("9223372036855", "too_large"),
        ("99999999999999999999", "too_large"),
        ("00000000000000000000000007", "7"),
    ],
)
def test_a_count_of_people(text, expected):
    assert read(text, PEOPLE) == expected


@pytest.mark.parametrize(
    "text",
    ["", " ", "\u00a0", "-", "–", "—", "−", " - ", "--", "н/д", "Н/Д", "н.д.", "нет данных", "Нет  данных",
     "n/d", "n/a", "no data", "NO DATA", "деректер жоқ", "мәлімет жоқ", "Дерек жоқ", "\ufeff"],
)  # fmt: skip
@pytest.mark.parametrize("what", EVERY)
def test_no_data_is_missing_and_never_zero(text, what):
    assert read_text(text, what) == Absent()


@pytest.mark.parametrize("text", ["нет", "жоқ", "no", "Нет", "ЖОҚ"])
def test_no_is_no_only_for_an_availability(text):
    for what in EVERY:
        expected = Given(whole(0)) if what is AVAILABLE else Absent()
        assert read_text(text, what) == expected


@pytest.mark.parametrize(
    ("what", "fitting", "others"),
    [
        (PEOPLE, ["45 чел.", "45 чел", "45чел.", "45 человек", "45 Адам", "45 ppl.", "45\u00a0people"],
         ["45 %", "45 ед.", "45 шт.", "45 бірлік", "45 тенге", "45 points"]),
        (DENOMINATOR, ["45 ед.", "45 unit", "45 units", "45 бірлік", "45 шт.", "45 дана", "45 единиц"],
         ["45%", "45 чел.", "45 адам", "45 ppl."]),
        (element("amt."), ["45 кол-во", "45 саны", "45 amt.", "45 шт."], ["45 чел.", "45 %"]),
        (SHARE, ["45 %", "45%", "45\u00a0%", "45 percent", "45 процентов", "45 пайыз"],
         ["45 чел.", "45 ед."]),
        (TENGE, ["45 тенге", "45 тг.", "45 теңге", "45 ₸", "45 tenge"], ["45 %", "45 чел."]),
        (RANK, ["45 место", "45 орын", "45 place"], ["45 %", "45 чел."]),
        (RATIO, [], ["45 %", "45 чел.", "45 ед."]),
    ],
)  # fmt: skip
def test_a_unit_behind_the_number_fits_or_is_refused(what, fitting, others):
    for text in fitting:
        assert read(text, what) == "45", text
    for text in others:
        assert read(text, what) == "wrong_unit", text


@pytest.mark.parametrize(
    ("what", "text", "expected"),
    [
        (SHARE, "12,5", "12.5"),
        (SHARE, "12.5", "12.5"),
        (SHARE, "1,234", "1.234"),
        (SHARE, ",5", "0.5"),
        (SHARE, "50.0", "50"),
        (SHARE, "0", "0"),
        (SHARE, "100", "100"),
        (SHARE, "100,000001", "outside_share"),
        (SHARE, "-0,5", "outside_share"),
        (SHARE, "0,000001", "0.000001"),
        (SHARE, "0,0000001", "too_fine"),
        (SHARE, "33,3333330000", "33.333333"),
        (INDEX, "100,1", "outside_share"),
        (GROWTH, "-12,5 %", "-12.5"),
        (GROWTH, "−12,5", "-12.5"),
        (GROWTH, "250", "250"),
        (GROWTH, "-100,1", "too_low"),
        (REDUCTION, "-250", "-250"),
        (REDUCTION, "100,1", "too_high"),
        (RATIO, "1,07", "1.07"),
        (RATIO, "-1", "negative"),
        (TENGE, "1 234 567,89", "1234567.89"),
        (TENGE, "-1", "negative"),
        (DENOMINATOR, "0", "denominator_zero"),
        (COMMON, "0,0", "denominator_zero"),
        (COMMON, "1", "1"),
    ],
)
def test_limits_of_percent_ratio_money_and_divisors(what, text, expected):
    assert read(text, what) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("190", "190"),
        ("801+", "801+"),
        ("801 +", "801+"),
        ("801-850", "801-850"),
        ("801–850", "801-850"),
        ("801 — 850", "801-850"),
        ("801-801", "801"),
        ("1 001–1 200", "1001-1200"),
        ("4 707", "4707"),
        ("4,707", "ambiguous_thousands"),
        ("190,0", "190"),
        ("0", "not_a_rank"),
        ("0-5", "not_a_rank"),
        ("-5", "not_a_rank"),
        ("1,5", "not_a_rank"),
        ("850-801", "not_a_rank"),
        ("> 800", "not_a_rank"),
        ("800-", "text_in_number"),
        ("первое", "not_a_rank"),
        ("47 07", "bad_grouping"),
        ("99999999999999", "too_large"),
    ],
)
def test_a_place_in_a_ranking(text, expected):
    assert read(text, RANK) == expected


@pytest.mark.parametrize("text", ["да", "Да", "иә", "ИӘ", "yes", "есть", "бар", "+", "1", "1,0"])
def test_yes(text):
    assert read_text(text, AVAILABLE) == Given(whole(1))


@pytest.mark.parametrize(("text", "expected"), [("0", "0"), ("2", "not_yes_no"), ("может", "not_yes_no")])
def test_other_answers_to_yes_or_no(text, expected):
    assert read(text, AVAILABLE) == expected


def test_thousands_are_asked_with_both_readings_and_never_guessed():
    reading = read_text("1,050", PEOPLE)
    assert isinstance(reading, Asked)
    assert [value.text for value in reading.candidates] == ["1050", "1.05"]
    assert read_text("4.707", RANK).candidates == (Band(4707, 4707),)


def test_a_count_that_is_also_divided_by_may_be_zero_only_as_a_count():
    assert read_text("0", PEOPLE) == Given(whole(0))
    assert read_text("0", PEOPLE, divides=True).code == "denominator_zero"
    assert read_cell(Cell("number", "0"), PEOPLE, divides=True).code == "denominator_zero"


def test_the_digits_that_were_given_are_kept():
    assert read_text("50,00", SHARE).value.places == 2
    assert read_text("50", SHARE).value.places == 0
    assert read_cell(Cell("number", "50.25"), SHARE).value.places == 2


@pytest.mark.parametrize(
    ("cell", "what", "expected"),
    [
        (EMPTY, PEOPLE, "absent"),
        (Cell("text", " "), PEOPLE, "absent"),
        (Cell("text", "удалить"), PEOPLE, "deleted"),
        (Cell("text", " Жою "), AVAILABLE, "deleted"),
        (Cell("text", "DELETE"), RANK, "deleted"),
        (Cell("text", "12,5 %"), SHARE, "12.5"),
        (Cell("text", "1,234"), PEOPLE, "ambiguous_thousands"),
        (Cell("number", "45"), PEOPLE, "45"),
        (Cell("number", "-45"), PEOPLE, "negative"),
        (Cell("number", "1.234"), PEOPLE, "not_whole"),
        (Cell("number", "1.234"), RANK, "not_a_rank"),
        (Cell("number", "190"), RANK, "190"),
        (Cell("number", "1"), AVAILABLE, "1"),
        (Cell("number", "2"), AVAILABLE, "not_yes_no"),
        (Cell("boolean", "1"), AVAILABLE, "1"),
        (Cell("boolean", "0"), AVAILABLE, "0"),
        (Cell("boolean", "1"), PEOPLE, "yes_no_in_number"),
        (Cell("date", "2023-01-02"), SHARE, "date_cell"),
        (Cell("error", "#DIV/0!"), SHARE, "cell_error"),
        (Cell("no_value", "=A1"), SHARE, "formula_without_value"),
        (Cell("number", "0.45", percent=True), SHARE, "45"),
        (Cell("number", "0.07", percent=True), SHARE, "7"),
        (Cell("number", "-0.07", percent=True), GROWTH, "-7"),
        (Cell("number", "1.01", percent=True), SHARE, "outside_share"),
        (Cell("number", "1", percent=True), SHARE, "100"),
        (Cell("number", "45", percent=True), SHARE, "outside_share"),
        (Cell("number", "0.45", percent=True), PEOPLE, "wrong_unit"),
        (Cell("number", "1", percent=True), PEOPLE, "wrong_unit"),
        (Cell("number", "0.57", percent=True), RATIO, "wrong_unit"),
        (Cell("number", "0.45"), SHARE, "0.45"),
        (Cell("text", "45%", percent=True), SHARE, "45"),
        (number_cell(0.1 + 0.2), SHARE, "0.3"),
        (number_cell(2.9999999999999996), PEOPLE, "3"),
        (number_cell(100 / 3), SHARE, "too_fine"),
        (number_cell(1 / 3, "0.0%"), SHARE, "too_fine"),
        (number_cell(0.07 * 3, "0%"), SHARE, "21"),
        (number_cell(0.00001), SHARE, "0.00001"),
        (number_cell(1e-7), SHARE, "too_fine"),
        (number_cell(1e300), TENGE, "too_large"),
        (number_cell(12345678901.25), TENGE, "12345678901.25"),
        (number_cell(float("nan")), TENGE, "cell_error"),
        (number_cell(1.7976931348623157e308), PEOPLE, "too_large"),
        (number_cell(5e-324), SHARE, "too_fine"),
        (Cell("number", "1e-05"), SHARE, "unreadable"),
    ],
)
def test_a_cell(cell, what, expected):
    assert told(read_cell(cell, what)) == expected


def test_a_refusal_becomes_a_finding_at_its_place():
    place = Place(org_unit="X", element="e")
    finding = finding_of(read_text("45 %", PEOPLE), place)
    assert (finding.code, finding.severity, finding.place) == ("wrong_unit", Severity.ERROR, place)
    assert finding.facts == {"text": "45 %", "written": "%", "unit": "ppl."}
    assert finding_of(read_text("1,234", PEOPLE), place).code == "ambiguous_thousands"
    assert finding_of(read_text("45", PEOPLE), place) is None
    assert finding_of(read_text("", PEOPLE), place) is None


def test_a_chosen_value_is_held_against_the_limits():
    first, second = read_text("1,234", PEOPLE).candidates
    assert check_value(first, PEOPLE) == Given(whole(1234))
    assert check_value(second, PEOPLE).code == "not_whole"
    assert check_value(whole(5), RANK).code == "unreadable"
    assert check_value(Band(5, None), RANK) == Given(Band(5, None))
    assert check_value(Band(5, 5), PEOPLE).code == "unreadable"
    assert check_value(whole(2), AVAILABLE).code == "too_high"


def test_common_data_is_a_divisor_under_its_own_name_only():
    plan = delivered_plan()
    divisors = {code for code in plan.figures if is_divisor(plan, code)}
    assert "students" in divisors and plan.canonical("students") not in divisors
    assert not any(code.endswith("/numerator") for code in divisors)
    of_shares = [code for code, i in plan.indicators.items() if i.roles.get("denominator") == "students"]
    assert of_shares and all(is_divisor(plan, f"{code}/denominator") for code in of_shares)


@pytest.mark.parametrize(
    "text", ["9" * 40_000, " 1" * 20_000, "1," * 20_000, "-" * 40_000, "1" + "я" * 40_000]
)
def test_a_page_of_text_is_refused_at_once(text):
    begin = time.process_time()
    for what in EVERY:
        assert isinstance(read_text(text, what), Refused)
        assert len(read_text(text, what).facts["text"]) < 100
    assert time.process_time() - begin < 2


WRITTEN = st.text(alphabet=f"0123456789.,+-–−%eE/xадчелнтжоқ{GROUPING}\t\n", max_size=24)


@given(st.text() | WRITTEN, st.sampled_from(EVERY))
def test_every_text_gives_a_reading_within_the_limits(text, what):
    reading = read_text(text, what)
    assert isinstance(reading, Given | Absent | Refused | Asked)
    if isinstance(reading, Given):
        assert check_value(reading.value, what) == reading
        assert any(char.isascii() and char.isdigit() for char in text) or what is AVAILABLE


@given(st.text() | WRITTEN, st.sampled_from(EVERY), st.booleans(), st.sampled_from(KINDS))
def test_every_cell_gives_a_reading(text, what, percent, kind):
    assert isinstance(read_cell(Cell(kind, text, percent), what), Given | Absent | Deleted | Refused | Asked)


@given(st.floats(), st.sampled_from(EVERY), st.sampled_from(["", "0%", "0.00"]))
def test_a_cell_s_number_is_never_rounded_beyond_the_noise_of_binary(number, what, number_format):
    reading = read_cell(number_cell(number, number_format), what)
    if isinstance(reading, Given) and isinstance(reading.value, Number):
        meant = reading.value.millionths / 1_000_000 / (100 if number_format == "0%" else 1)
        assert abs(meant - number) <= 1e-15 * abs(number)


@given(
    st.integers(0, 10**12),
    st.text("0123456789", max_size=6),
    st.sampled_from(GROUPING),
    st.sampled_from(",."),
)
def test_grouping_and_mark_do_not_change_the_number(integer, decimals, group, mark):
    text = f"{integer:,}".replace(",", group) + (mark + decimals if decimals else "")
    reading = read_text(text, TENGE)
    assert reading == Given(Number(integer * 10**6 + int(decimals.ljust(6, "0"))))
    assert reading.value.places == len(decimals)
