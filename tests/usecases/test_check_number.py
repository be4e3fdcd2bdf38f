"""The check number of a printed sheet: it holds, or it says what was changed, or it is nobody's."""

import sqlite3
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ktu_desktop.domain.check_number import CheckNumber, check_number, read_check_number
from ktu_desktop.domain.periods import Period
from ktu_desktop.errors import Refusal, WrongUse
from ktu_desktop.usecases.check_number import number_of, verify
from ktu_desktop.usecases.open_sheet import open_sheet
from ktu_desktop.usecases.record import EntryText, TypedValue, record
from ktu_desktop.usecases.undo_batch import undo
from ktu_desktop.usecases.workspace import Workspace

ORG, YEAR = "MF-DMD", Period(2023)
LETTERS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"


def printed(workspace: Workspace, org: str = ORG) -> str:
    data = open_sheet(workspace, org, YEAR)
    with workspace.db.reading() as conn:
        return number_of(conn, workspace.plan.code, data).text


def enter(workspace: Workspace, name: str, text: str, org: str = ORG) -> int | None:
    return record(workspace, org, YEAR, [TypedValue(name, text)], via="form").batch


@pytest.fixture
def filled(workspace: Workspace) -> Workspace:
    enter(workspace, "1.2.3", "12")
    enter(workspace, "students", "480")
    record(workspace, ORG, YEAR, [EntryText("1.2.3", "explanation", "Набор вырос.")], via="form")
    return workspace


def test_a_sheet_as_it_was_printed(filled: Workspace) -> None:
    found = verify(filled, printed(filled))
    assert (found.org_unit, found.period, found.changed) == (ORG, YEAR, ())
    assert found.at is not None


def test_every_wrong_digit_is_noticed(filled: Workspace) -> None:
    number = printed(filled)
    for place, digit in enumerate(number):
        if digit == "-":
            continue
        others = LETTERS if place > number.index("-") else "0123456789"
        for other in others:
            wrong = number[:place] + other + number[place + 1 :]
            if read_check_number(wrong) != read_check_number(number):
                with pytest.raises(Refusal):
                    verify(filled, wrong)


def test_a_changed_number_is_named(filled: Workspace) -> None:
    number = printed(filled)
    enter(filled, "1.2.3", "13")
    (change,) = verify(filled, number).changed
    assert (change.name, change.printed, change.now) == ("1.2.3", "12", "13")
    assert printed(filled) != number


def test_a_changed_text_is_named(filled: Workspace) -> None:
    number = printed(filled)
    record(filled, ORG, YEAR, [EntryText("1.2.3", "explanation", "")], via="form")
    (change,) = verify(filled, number).changed
    assert (change.field, change.printed, change.now) == ("explanation", "Набор вырос.", None)


def test_an_undone_change_leaves_the_print_as_it_was(filled: Workspace) -> None:
    number = printed(filled)
    batch = enter(filled, "1.2.3", "13")
    assert batch is not None
    undo(filled, batch)
    assert verify(filled, number).changed == ()


def test_other_sheets_do_not_matter(filled: Workspace) -> None:
    number = printed(filled)
    enter(filled, "1.2.3", "5", org="MF-MSG")
    assert printed(filled) == number
    assert verify(filled, number).changed == ()


def test_a_number_changed_beside_the_program_shows(filled: Workspace) -> None:
    number = printed(filled)
    connection = sqlite3.connect(filled.db.path)
    connection.execute("UPDATE data_value SET amount = 13000000 WHERE amount = 12000000")
    connection.commit()
    connection.close()
    (change,) = verify(filled, number).changed
    assert (change.printed, change.now) == ("12", "13")
    with pytest.raises(Refusal):  # and what is printed now belongs to no state that ever was
        verify(filled, printed(filled))


def test_a_sheet_that_nobody_has_touched(workspace: Workspace) -> None:
    number = printed(workspace)
    assert number.startswith("0-")
    assert verify(workspace, number).changed == ()
    enter(workspace, "1.2.3", "12")
    assert len(verify(workspace, number).changed) == 1


def test_another_database_does_not_know_it(filled: Workspace, another: Callable[[], Workspace]) -> None:
    other = another()
    enter(other, "1.2.3", "12")
    with pytest.raises(Refusal):
        verify(other, printed(filled))


@pytest.mark.parametrize(
    "text", ["", "12", "12-34", "x-K7QF-3MZD", "1-K7QF-3MZ!", "1-K7QF-3MZDD", "²-K7QF-3MZD"]
)
def test_what_is_no_number_is_refused(workspace: Workspace, text: str) -> None:
    with pytest.raises(WrongUse):
        verify(workspace, text)


@given(st.integers(0, 10**9), st.text(st.sampled_from(LETTERS), min_size=8, max_size=8))
def test_a_number_is_read_as_it_is_printed(entry: int, digits: str) -> None:
    number = CheckNumber(entry, digits)
    assert read_check_number(number.text) == number
    copied = f" {entry} - {digits.lower().replace('0', 'o').replace('1', 'l')}"
    assert read_check_number(copied) == number


@given(st.dictionaries(st.tuples(st.text(max_size=5), st.just("")), st.text(max_size=5), max_size=5))
def test_the_order_of_what_is_said_does_not_matter(said: dict[tuple[str, str], str]) -> None:
    turned = dict(reversed(list(said.items())))
    one, other = (check_number("p", "o", YEAR, each, 7, "ab") for each in (said, turned))
    assert one == other
    assert check_number("p", "o", YEAR, {**said, ("new", ""): "1"}, 7, "ab") != one
