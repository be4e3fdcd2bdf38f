"""Exact numbers: canonical text, rounding only when printed, ranks."""

from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ktu_desktop.decimals import decimal_text
from ktu_desktop.domain.values import (
    LARGEST,
    MILLION,
    Band,
    Number,
    band_from_text,
    number_from_decimal,
    result_text,
    whole,
)

AMOUNTS = st.integers(-LARGEST, LARGEST)


@given(AMOUNTS)
def test_a_number_s_text_is_the_number_again(amount):
    number = Number(amount)
    assert number_from_decimal(number.text) == number
    assert Fraction(number.text) == number.fraction == Fraction(amount, MILLION)


@given(st.fractions(), st.integers(0, 6))
def test_printing_rounds_half_up_and_drops_trailing_zeros(fraction, places):
    text = decimal_text(fraction, places)
    step = Fraction(1, 10**places)
    assert abs(Fraction(text) - fraction) <= step / 2
    assert not ("." in text and text.endswith("0"))
    assert text != "-0"


@given(st.integers(-(10**12), 10**12))
def test_a_tie_goes_away_from_zero_as_on_paper(halves):
    tie = Fraction(2 * halves + 1, 2 * MILLION)
    expected = (Decimal(tie.numerator) / Decimal(tie.denominator)).quantize(
        Decimal("0.000001"), ROUND_HALF_UP
    )
    assert Fraction(decimal_text(tie)) == Fraction(expected)


@given(st.lists(st.integers(1, 10**6), min_size=2, max_size=6))
def test_equal_sums_are_equal(parts):
    shares = [Fraction(part, 7) for part in parts]
    assert sum(shares) == sum(reversed(shares)) == Fraction(sum(parts), 7)


@pytest.mark.parametrize(
    "text", ["", "-", ".5", "5.", "1,5", "1 000", "+1", "1e3", "0.0000001", "９", "9223372036855"]
)
def test_what_is_no_canonical_decimal_is_refused(text):
    with pytest.raises(ValueError, match=r"decimal|millionth|large"):
        number_from_decimal(text)


def test_the_digits_given_are_kept_but_do_not_matter_for_equality():
    assert number_from_decimal("50.0").places == 1
    assert number_from_decimal("50.0") == number_from_decimal("50") == whole(50)
    assert number_from_decimal("2.0").text == "2"


@pytest.mark.parametrize(
    ("text", "band"), [("190", Band(190, 190)), ("801+", Band(801, None)), ("801-850", Band(801, 850))]
)
def test_ranks_have_one_text_each(text, band):
    assert band_from_text(text) == band
    assert band.text == result_text(band) == text


@pytest.mark.parametrize("text", ["", "+", "-", "0", "0-5", "850-801", "801-", "-5", "8.5", "８"])
def test_what_is_no_rank_is_refused(text):
    with pytest.raises(ValueError, match="rank"):
        band_from_text(text)
