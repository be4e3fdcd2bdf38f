"""Finding indicators by code and by name, in any language, with mistakes."""

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ktu_desktop.domain.plan import Plan
from ktu_desktop.usecases.find_indicators import (
    CODE,
    CODE_BEGINS,
    LIKE,
    WORD_BEGINS,
    IndicatorFinder,
)
from ktu_desktop.usecases.workspace import open_workspace


@pytest.fixture(scope="module")
def plan(fresh_database: Path) -> Plan:
    workspace = open_workspace(fresh_database, "Nobody")
    workspace.close()
    return workspace.plan


@pytest.fixture(scope="module")
def finder(plan: Plan) -> IndicatorFinder:
    return IndicatorFinder(plan).prepare()


def in_order(finder: IndicatorFinder, text: str) -> list[str]:
    found = finder(text)
    return sorted(found, key=found.__getitem__)


def test_the_code_itself_comes_first_then_codes_that_begin_so(finder: IndicatorFinder) -> None:
    found = finder("1.2.1")
    assert in_order(finder, "1.2.1")[0] == "1.2.1" and found["1.2.1"] == CODE
    assert found["1.2.10"] == found["1.2.11"] == CODE_BEGINS
    assert "1.1.2" not in found
    assert finder("1,2,1") == found, "the key beside the digits of a Russian keyboard is a comma"


def test_words_that_begin_so_come_before_words_that_contain_it(finder: IndicatorFinder, plan: Plan) -> None:
    found = finder("грант")
    assert found and set(found.values()) >= {WORD_BEGINS}
    for code, rank in found.items():
        if rank == WORD_BEGINS:
            assert re.search(r"\bгрант", plan.indicators[code].names["ru"].lower())


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("дуальн", "1.1.6"),
        ("dual education", "1.1.6"),
        ("dual educaton", "1.1.6"),  # a letter is missing
        ("студнты дуальным обучнием", "1.1.6"),  # in two words, and in other endings
        ("студенты дуальное", "1.1.6"),
        ("lefkmyst", "1.1.6"),  # typed on the English keyboard
        ("оқытушылар", "5.8.8"),
        ("окытушы", "5.8.8"),  # without Kazakh letters
        ("ДУАЛЬН  1.1", "1.1.6"),
    ],
)
def test_finds_in_each_language_and_with_mistakes(finder: IndicatorFinder, text: str, code: str) -> None:
    assert code in finder(text)


def test_every_word_must_fit(finder: IndicatorFinder) -> None:
    assert not finder("студентов неттакогослова")
    assert len(finder("")) == 129


@given(data=st.data())
def test_a_word_with_one_wrong_letter_finds_what_the_word_finds(
    finder: IndicatorFinder, plan: Plan, data: st.DataObject
) -> None:
    indicator = data.draw(st.sampled_from(list(plan.indicators.values())))
    name = data.draw(st.sampled_from(sorted(indicator.names.values())))
    words = [word for word in re.findall(r"[^\W\d_]+", name) if len(word) >= 6]
    if not words:
        return
    word = data.draw(st.sampled_from(words))
    at = data.draw(st.integers(1, len(word) - 2))
    mistaken = data.draw(
        st.sampled_from([word[:at] + word[at + 1 :], word[:at] + word[at + 1] + word[at] + word[at + 2 :]])
    )
    found = finder(mistaken)
    assert indicator.code in finder(word)
    assert found
    if min(found.values()) > LIKE:  # else the mistake makes the beginning of another word
        assert indicator.code in found
