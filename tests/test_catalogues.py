"""Every text that the program says stands in both catalogues, whole and with the same facts."""

import string

import pytest

from tests import catalogues


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
        strings = () if known is None else known.string if isinstance(known.string, tuple) else (known.string,)
        if not strings or not all(strings) or known.fuzzy:
            untranslated.append(message)
    assert untranslated == []


def test_a_translation_has_the_facts_of_its_text(catalogue):
    wrong = []
    for message in catalogue:
        if not message.id:
            continue
        ids = message.id if isinstance(message.id, tuple) else (message.id,)
        strings = message.string if isinstance(message.string, tuple) else (message.string,)
        wanted = set().union(*map(fields, ids))
        wrong += [(message.id, text) for text in strings if not fields(text) <= wanted]
        if not isinstance(message.id, tuple):
            wrong += [(message.id, text) for text in strings if fields(text) != wanted]
    assert wrong == []


def test_the_compiled_catalogue_is_that_of_the_text(catalogue):
    path = catalogues.LOCALE / str(catalogue.locale) / "LC_MESSAGES" / "ktu_desktop.mo"
    assert path.read_bytes() == catalogues.compiled(catalogue)
