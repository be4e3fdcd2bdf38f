"""Periods in words, wherever a person reads one."""

import pytest

from ktu_desktop.domain.findings import Finding, Severity
from ktu_desktop.domain.periods import PARTS, Period
from ktu_desktop.domain.sentences import sentence
from ktu_desktop.domain.state_words import STATES
from ktu_desktop.i18n import LANGUAGES, Translator

HALF = Period(2023, "H1")


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("en", "first half of 2023"),
        ("ru", "1-е полугодие 2023"),
        ("kk", "2023 жылғы бірінші жартыжылдық"),
    ],
)
def test_a_part_of_a_year_in_words(language: str, words: str) -> None:
    say = Translator(language)
    assert HALF.said(say) == words
    assert words in say("Period: {period}", period=HALF)
    assert Period(2023).said(say) == "2023"


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("part", PARTS)
def test_no_language_shows_a_code(language: str, part: str) -> None:
    words = Period(2023, part).said(Translator(language))
    assert "2023" in words and part not in words


def test_a_finding_says_its_period_in_words() -> None:
    facts = {"period": HALF, "expected": Period(2022)}
    other = Finding("file_other_period", Severity.ERROR, facts=facts)
    assert "first half of 2023, not to 2022" in sentence(other, Translator("en"))
    unknown = Finding("file_unknown_period", Severity.ERROR, facts={"period": "2023-H1", "plan": "P"})
    assert "first half of 2023" in sentence(unknown, Translator("en"))
    odd = Finding("file_unknown_period", Severity.ERROR, facts={"period": "yore", "plan": "P"})
    assert "yore" in sentence(odd, Translator("en"))


def test_every_state_has_words_of_its_own() -> None:
    for language in LANGUAGES:
        say = Translator(language)
        assert len({say(words) for words in STATES.values()}) == len(STATES)
