"""Every text that the program says stands in both catalogues, whole and with the same facts."""

import re
import string

import pytest

from ktu_desktop.gui.actions import ACTIONS, MENUS
from ktu_desktop.i18n import LANGUAGES, Translator
from tests import catalogues

NEVER_SHOWN = re.compile(r"\b(figures?|elements?|base|batch|merged?|hash|nodes?|operators?)\b", re.IGNORECASE)
_FIELD = re.compile(r"\{[^}]*\}")
_ENGLISH_QUOTES = re.compile('[“”"]')


def fields(text: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(text) if name}


@pytest.fixture(scope="module", params=catalogues.TRANSLATED)
def catalogue(request):
    return catalogues.translated(request.param)


def test_every_text_is_translated(catalogue):
    untranslated = []
    for message in catalogues.said():
        if not message:
            continue
        known = catalogue.get(message)
        strings = (
            () if known is None else known.string if isinstance(known.string, tuple) else (known.string,)
        )
        if not strings or not all(strings) or known.fuzzy:
            untranslated.append(message)
    assert untranslated == []


def test_a_translation_has_the_facts_of_its_text(catalogue):
    wrong = []
    for message in catalogue:
        if not message.id:
            continue
        ids, strings = _all_of(message.id), _all_of(message.string)
        wanted = set().union(*map(fields, ids))
        wrong += [(message.id, text) for text in strings if not fields(text) <= wanted]
        if not isinstance(message.id, tuple):
            wrong += [(message.id, text) for text in strings if fields(text) != wanted]
    assert wrong == []


def test_the_compiled_catalogue_is_that_of_the_text(catalogue):
    path = catalogues.LOCALE / str(catalogue.locale) / "LC_MESSAGES" / "ktu_desktop.mo"
    assert path.read_bytes() == catalogues.compiled(catalogue)


def test_no_text_has_a_word_that_is_never_shown():
    texts = [text for message in catalogues.said() for text in _all_of(message)]
    assert [text for text in texts if NEVER_SHOWN.search(_FIELD.sub("", text))] == []


def test_translations_quote_as_their_language_does(catalogue):
    texts = [text for message in catalogue if message.id for text in _all_of(message.string)]
    assert [text for text in texts if _ENGLISH_QUOTES.search(text)] == []


def test_translations_are_typeset(catalogue):
    strings = [message.string for message in catalogue if message.id]
    assert [text for text in strings if catalogues.typeset(text) != text] == []


def test_no_text_has_a_space_before_its_dots():
    assert [text for message in catalogues.said() for text in _all_of(message) if " …" in text] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_two_entries_of_a_menu_have_the_same_mnemonic(language):
    say = Translator(language)
    menus = {title: [action.text for action in ACTIONS if action.menu == title] for title in MENUS}
    menus["the menu bar"] = [title for title, entries in menus.items() if entries]
    for title, entries in menus.items():
        letters = [_mnemonic(say(entry)) for entry in entries if "&" in entry]
        assert None not in letters, title
        assert len(set(letters)) == len(letters), (title, letters)


def _all_of(strings):
    return tuple(strings) if isinstance(strings, tuple | list) else (strings,)


def _mnemonic(text):
    found = re.search("&(.)", text.replace("&&", ""))
    return found.group(1).lower() if found else None
