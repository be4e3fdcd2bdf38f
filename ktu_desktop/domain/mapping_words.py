"""Decisions about foreign sheets in words."""

from collections.abc import Iterable

from ktu_desktop.domain.sheet_mapping import COLUMN_WORDS, SKIPPED, SheetMapping
from ktu_desktop.i18n import Translator, mark


def meaning(mapping: SheetMapping, say: Translator) -> str:
    """What a name or column was decided to be: ``1.1.6``; ``Actual 2023 EAT-ES``."""
    if mapping.column is None:
        return mapping.indicator or say(COLUMN_WORDS[SKIPPED])
    year = str(mapping.year) if mapping.year else ""
    return " ".join(filter(None, (say(COLUMN_WORDS[mapping.column]), year, mapping.about)))


def decided_before(mappings: Iterable[SheetMapping], say: Translator) -> str:
    """Which earlier decisions helped to read a file; empty where there were none."""
    pair = mark("“{text}” is {meaning}")
    used = ", ".join(say(pair, text=one.text, meaning=meaning(one, say)) for one in mappings)
    return say(mark("As decided before: {used}"), used=used) if used else ""
