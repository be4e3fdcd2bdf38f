"""Slips in words are mended where only one word can be meant; other words stay what they are."""

import pytest

from tests.workbooks.any_sheet.judging import recogniser

PLAIN = recogniser()._tools.ranking._names.plain


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("количеество студентов", "количество студентов"),
        ("Колчество докотрантов", "Количество докторантов"),
        ("договоррной", "договорной"),
        ("мемлекетітк тапсырыс", "мемлекеттік тапсырыс"),
        ("Number of undegraduates, contact", "Number of undergraduates, contract"),
        ("студ. бакалавриата", "студентов бакалавриата"),
        ("% иностранных студентов", "доля иностранных студентов"),
    ],
)
def test_a_slip_is_mended(written, meant):
    assert PLAIN.of(written) == PLAIN.of(meant)


@pytest.mark.parametrize(
    ("one", "other"),
    [("учебных", "учёных"), ("очной", "заочной"), ("docent", "decent"), ("входящая", "исходящая")],
)
def test_another_word_stays_another(one, other):
    assert PLAIN.of(one) != PLAIN.of(other)
