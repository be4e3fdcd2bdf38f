"""The sentences of findings by code, one file for each kind of place where findings are made."""

from collections.abc import Mapping

from ktu_desktop.domain.sentence_texts.database import HISTORY
from ktu_desktop.domain.sentence_texts.files import FILES, IMPORT
from ktu_desktop.domain.sentence_texts.foreign_sheets import ANY_SHEET
from ktu_desktop.domain.sentence_texts.input import CONTENT, READING, WAY

SENTENCES: Mapping[str, str] = {
    **READING, **CONTENT, **WAY, **IMPORT, **FILES, **ANY_SHEET, **HISTORY
}  # fmt: skip
"""The one map of finding code to its sentence."""
