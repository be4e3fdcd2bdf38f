"""The three-way comparison of a cell."""

from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ktu_desktop.domain.merge import compare
from ktu_desktop.domain.values import Number, Value, number_from_decimal

CELLS = st.one_of(st.none(), st.integers(0, 3).map(Number))


@pytest.mark.parametrize(
    ("base", "mine", "theirs", "status"),
    [
        (None, None, None, "same"),
        (None, None, "5", "new"),
        ("5", "5", "5", "same"),
        ("5", "5", "6", "changed"),
        ("5", "7", "5", "mine"),
        ("5", "6", "6", "same"),
        ("5", "7", "6", "conflict"),
        ("5", None, "6", "conflict"),
        ("5", None, "5", "mine"),
        (None, "7", "6", "conflict"),
        (None, "7", None, "mine"),
        ("5", "5", None, "same"),
        ("5", None, None, "mine"),
    ],
)
def test_three_ways(base: str | None, mine: str | None, theirs: str | None, status: str) -> None:
    cells = [None if text is None else number_from_decimal(text) for text in (base, mine, theirs)]
    assert compare(cells[0], cells[1], cells[2]) == status


@pytest.mark.parametrize(
    ("base", "mine", "status"),
    [
        ("5", "5", "changed"),
        ("5", "7", "conflict"),
        ("5", None, "same"),
        (None, None, "same"),
        (None, "7", "mine"),
    ],
)
def test_a_deletion_that_was_said(base: str | None, mine: str | None, status: str) -> None:
    cells = [None if text is None else number_from_decimal(text) for text in (base, mine)]
    assert compare(cells[0], cells[1], None, deleted=True) == status


def test_digits_given_do_not_make_a_difference() -> None:
    assert (
        compare(number_from_decimal("50"), number_from_decimal("50"), number_from_decimal("50.0")) == "same"
    )


@given(base=CELLS, mine=CELLS, theirs=CELLS, deleted=st.booleans())
def test_taking_over_twice_changes_nothing_the_second_time(
    base: Value | None, mine: Value | None, theirs: Value | None, deleted: bool
) -> None:
    if deleted:
        theirs = None
    status = compare(base, mine, theirs, deleted)
    if status in ("new", "changed"):
        assert compare(base, theirs, theirs, deleted) == "same"
    if status == "same" and (theirs is not None or deleted):
        assert mine == theirs


@given(base=CELLS, mine=CELLS, deleted=st.booleans())
def test_a_blank_never_erases(base: Value | None, mine: Value | None, deleted: bool) -> None:
    assert compare(base, mine, None) in ("same", "mine")


def test_nothing_changed_here_is_never_a_conflict() -> None:
    cells = [None, Number(1), Number(2)]
    for base, theirs in product(cells, cells):
        assert compare(base, base, theirs) != "conflict"
