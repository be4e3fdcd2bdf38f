"""What the window asks a person in a box of its own: files, folders, choices; passed in, so tests answer."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QStandardPaths
from PySide6.QtWidgets import QDialogButtonBox, QFileDialog, QMessageBox, QWidget

from ktu_desktop.errors import WorldRefusal
from ktu_desktop.i18n import Translator, mark

if TYPE_CHECKING:
    from PySide6.QtPrintSupport import QPrinter

_Label = QFileDialog.DialogLabel
_LABELS = {
    _Label.LookIn: mark("Folder:"),
    _Label.FileName: mark("File &name:"),
    _Label.FileType: mark("Kind of file:"),
}
_ACCEPT = {
    QFileDialog.FileMode.ExistingFiles: mark("&Open"),
    QFileDialog.FileMode.AnyFile: mark("&Save"),
    QFileDialog.FileMode.Directory: mark("&Choose"),
}


class Dialogs(Protocol):
    """Whoever answers questions: the person at the screen, or a test."""

    def files_to_open(self, title: str, kinds: str) -> tuple[Path, ...]:
        """The files to open; empty when the person thought better of it. ``kinds``: Qt's filter text."""

    def file_to_save(self, title: str, suggested: str, kinds: str) -> Path | None:
        """The file to write, or None."""

    def folder(self, title: str) -> Path | None:
        """A folder to write into, or None."""

    def printer(self, title: str) -> "QPrinter | None":
        """A printer with what was chosen for it, or None. Raises WorldRefusal where there is no printer."""

    def agrees(self, question: str, yes: str, no: str) -> bool:
        """Whether the person chose ``yes``: asked only where something would be lost."""

    def choose(self, question: str, choices: Sequence[str]) -> int | None:
        """The number of the chosen choice, or None."""


class WindowDialogs:
    """Asks the person at the screen, in boxes that belong to ``window``; ``say``: in what language.

    Files are looked for in the documents first, then where they were chosen last.
    """

    def __init__(self, say: Callable[[], Translator], window: QWidget | None = None) -> None:
        self._say, self.window = say, window
        documents = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
        self._begin_in = documents if Path(documents).is_dir() else str(Path.home())

    def files_to_open(self, title: str, kinds: str) -> tuple[Path, ...]:
        """Ask for files."""
        return self._asked(self.file_dialog(title, QFileDialog.FileMode.ExistingFiles, kinds))

    def file_to_save(self, title: str, suggested: str, kinds: str) -> Path | None:
        """Ask for a file to write; the system itself asks before one is replaced."""
        dialog = self.file_dialog(title, QFileDialog.FileMode.AnyFile, kinds)
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.selectFile(suggested)
        return next(iter(self._asked(dialog)), None)

    def folder(self, title: str) -> Path | None:
        """Ask for a folder."""
        dialog = self.file_dialog(title, QFileDialog.FileMode.Directory)
        dialog.setOption(QFileDialog.Option.ShowDirsOnly)
        return next(iter(self._asked(dialog)), None)

    def file_dialog(self, title: str, mode: QFileDialog.FileMode, kinds: str = "") -> QFileDialog:
        """The system's box for files; Qt's own, where the system has none, speaks the program's language."""
        dialog = QFileDialog(self.window, title, self._begin_in, kinds)
        dialog.setFileMode(mode)
        if dialog.findChild(QDialogButtonBox) is None:
            return dialog  # the system's: it speaks the system's language
        say = self._say()
        for label, text in _LABELS.items():
            dialog.setLabelText(label, say(text))
        dialog.setLabelText(_Label.Accept, say(_ACCEPT[mode]))
        dialog.setLabelText(_Label.Reject, say(mark("&Cancel")))
        return dialog

    def _asked(self, dialog: QFileDialog) -> tuple[Path, ...]:
        accepted = dialog.exec()
        names = dialog.selectedFiles() if accepted else []
        if names:
            self._begin_in = dialog.directory().absolutePath()
        dialog.deleteLater()
        return tuple(Path(name) for name in names)

    def printer(self, title: str) -> "QPrinter | None":
        """Ask which printer and which pages, counted through everything that is printed.

        Raises WorldRefusal where there is no printer.
        """
        from PySide6.QtPrintSupport import QPrinterInfo  # late: the window starts without it

        if not QPrinterInfo.availablePrinterNames():
            raise WorldRefusal(
                mark("No printer is set up on this computer. Save the report as a PDF to print it elsewhere.")
            )
        return self.chosen_printer(title)

    def chosen_printer(self, title: str) -> "QPrinter | None":
        """What is chosen in the system's box for printers; None where it is closed."""
        from PySide6.QtPrintSupport import QPrintDialog, QPrinter

        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        dialog = QPrintDialog(printer, self.window)
        dialog.setWindowTitle(title)
        accepted = dialog.exec()
        dialog.deleteLater()
        return printer if accepted else None

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
