"""What a cell holds: exact text, and what its number format says."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ktu_desktop.domain.cells import exact_text, number_cell, shows_percent


@pytest.mark.parametrize(
    ("number", "text"),
    [
        (45, "45"),
        (45.0, "45"),
        (0.45, "0.45"),
        (-1.5, "-1.5"),
        (1e-05, "0.00001"),
        (1e22, "1" + "0" * 22),
        (-0.0, "0"),
        (7.0000000000000007e-2, "0.07"),
    ],
)
def test_a_number_s_text_is_exact_and_has_no_exponent(number, text):
    assert exact_text(number) == text


@given(st.floats(allow_nan=False, allow_infinity=False))
def test_the_text_is_the_number_again(number):
    text = exact_text(number)
    assert float(text) == number
    assert "e" not in text.lower()


@pytest.mark.parametrize("number", [float("nan"), float("inf"), float("-inf")])
def test_what_is_no_number_is_an_error_cell(number):
    assert number_cell(number).kind == "error"


@pytest.mark.parametrize(
    "number_format", ["0%", "0.00%", "#,##0.0%;[Red]-0.0%", "0 %", r"0\ %", '0.0%" of all"']
)
def test_formats_that_show_hundredths(number_format):
    assert shows_percent(number_format)
    assert number_cell(0.5, number_format).percent


@pytest.mark.parametrize(
    "number_format", ["", "General", "0.0", '0.0" %"', r"0.0\%", "0;0%", "0_%", "@", "[$%-409]0"]
)
def test_formats_that_only_write_the_sign_or_none(number_format):
    assert not shows_percent(number_format)
