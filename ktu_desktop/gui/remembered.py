"""What the window remembers between two starts: a small file of the user's, by database."""

import zlib
from pathlib import Path

from PySide6.QtCore import QByteArray, QSettings

FILE_NAME = "window.ini"


def name_of(database: Path) -> str:
    """A short name for a database's path, for files and groups; not secret, and cheap at the start."""
    path = str(database).encode()
    return f"{zlib.crc32(path):08x}{zlib.adler32(path):08x}"


class Remembered:
    """Language, organisation unit, period, who works, where the window stood. What is missing is empty."""

    def __init__(self, folder: Path, database: Path) -> None:
        self._settings = QSettings(str(folder / FILE_NAME), QSettings.Format.IniFormat)
        self._settings.beginGroup(name_of(database))

    def text(self, name: str) -> str:
        """The text remembered under ``name``; empty when there is none."""
        value = self._settings.value(name, "")
        return value if isinstance(value, str) else ""

    def keep_text(self, name: str, text: str) -> None:
        """Remember a text."""
        if self.text(name) != text:
            self._settings.setValue(name, text)

    def state(self, name: str) -> QByteArray:
        """A window's or splitter's state; empty when there is none."""
        value = self._settings.value(name, QByteArray())
        return value if isinstance(value, QByteArray) else QByteArray()

    def keep_state(self, name: str, state: QByteArray) -> None:
        """Remember a window's or splitter's state."""
        self._settings.setValue(name, state)

    def flush(self) -> None:
        """Write what is remembered to the file now."""
        self._settings.sync()
