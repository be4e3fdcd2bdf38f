"""What the window asks a person in a box of its own: files, folders, choices; passed in, so tests answer."""

from collections.abc import Sequence
from pathlib import Path
from typing import Protocol

from PySide6.QtWidgets import QFileDialog, QMessageBox, QWidget


class Dialogs(Protocol):
    """Whoever answers questions: the person at the screen, or a test."""

    def files_to_open(self, title: str, kinds: str) -> tuple[Path, ...]:
        """The files to open; empty when the person thought better of it. ``kinds``: Qt's filter text."""

    def file_to_save(self, title: str, suggested: str, kinds: str) -> Path | None:
        """The file to write, or None."""

    def folder(self, title: str) -> Path | None:
        """A folder to write into, or None."""

    def agrees(self, question: str, yes: str, no: str) -> bool:
        """Whether the person chose ``yes``: asked only where something would be lost."""

    def choose(self, question: str, choices: Sequence[str]) -> int | None:
        """The number of the chosen choice, or None."""


class WindowDialogs:
    """Asks the person at the screen, in boxes that belong to ``window``."""

    def __init__(self, window: QWidget | None = None) -> None:
        self.window = window

    def files_to_open(self, title: str, kinds: str) -> tuple[Path, ...]:
        """Ask for files."""
        names, _ = QFileDialog.getOpenFileNames(self.window, title, "", kinds)
        return tuple(Path(name) for name in names)

    def file_to_save(self, title: str, suggested: str, kinds: str) -> Path | None:
        """Ask for a file to write; the system itself asks before one is replaced."""
        name, _ = QFileDialog.getSaveFileName(self.window, title, suggested, kinds)
        return Path(name) if name else None

    def folder(self, title: str) -> Path | None:
        """Ask for a folder."""
        name = QFileDialog.getExistingDirectory(self.window, title)
        return Path(name) if name else None

    def agrees(self, question: str, yes: str, no: str) -> bool:
        """Ask with two buttons that are named after what they do; the harmless one is the default."""
        return self.choose(question, (yes, no)) == 0

    def choose(self, question: str, choices: Sequence[str]) -> int | None:
        """Ask with one button per choice; the last one is what Escape chooses."""
        box = QMessageBox(self.window)
        box.setText(question)
        buttons = [box.addButton(choice, QMessageBox.ButtonRole.ActionRole) for choice in choices]
        box.setDefaultButton(buttons[-1])
        box.setEscapeButton(buttons[-1])
        box.exec()
        clicked = box.clickedButton()
        return buttons.index(clicked) if clicked in buttons else None
