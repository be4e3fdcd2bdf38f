"""The box for files, where it is Qt's own, speaks the language of the window."""

from pathlib import Path

import pytest
from PySide6.QtCore import QStandardPaths, QTimer
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QApplication, QDialogButtonBox, QFileDialog, QLabel

from ktu_desktop.gui.dialogs import WindowDialogs
from tests.gui.driven_window import Driven

Mode, Label = QFileDialog.FileMode, QFileDialog.DialogLabel


@pytest.mark.parametrize(
    ("language", "folder", "kind", "cancel"),
    [
        ("en", "Folder:", "Kind of file:", "Cancel"),
        ("ru", "Папка:", "Тип файла:", "Отмена"),
        ("kk", "Қалта:", "Файл түрі:", "Бас тарту"),
    ],
)
def test_the_box_for_files(driven: Driven, language: str, folder: str, kind: str, cancel: str) -> None:
    driven.session.set_language(language)
    dialogs = driven.program.dialogs
    dialog = dialogs.file_dialog("", Mode.ExistingFiles, "(*.xlsx)")
    labels = {label.text().replace("&", "") for label in dialog.findChildren(QLabel)}
    assert {folder, kind} <= labels
    (box,) = dialog.findChildren(QDialogButtonBox)
    assert cancel in {button.text().replace("&", "") for button in box.buttons()}
    dialog.deleteLater()


@pytest.mark.parametrize(("language", "texts"), [("ru", ("Открыть", "Сохранить", "Выбрать"))])
def test_its_button_says_what_it_does(driven: Driven, language: str, texts: tuple[str, ...]) -> None:
    driven.session.set_language(language)
    dialogs = WindowDialogs(lambda: driven.session.say)
    made = [dialogs.file_dialog("", mode) for mode in (Mode.ExistingFiles, Mode.AnyFile, Mode.Directory)]
    assert [dialog.labelText(Label.Accept).replace("&", "") for dialog in made] == list(texts)


@pytest.mark.parametrize("accepted", [True, False])
def test_the_box_for_printers_gives_a_printer_or_none(driven: Driven, accepted: bool) -> None:
    seen: list[tuple[str, bool]] = []

    def answer() -> None:
        box = QApplication.activeModalWidget()
        assert isinstance(box, QPrintDialog)
        seen.append((box.windowTitle(), box.testOption(QPrintDialog.PrintDialogOption.PrintPageRange)))
        box.done(int(accepted))

    QTimer.singleShot(0, answer)
    printer = driven.program.dialogs.chosen_printer("Printing it")
    assert isinstance(printer, QPrinter) is accepted
    assert seen == [("Printing it", True)]


def test_files_are_looked_for_in_the_documents_else_at_home(driven: Driven, own_home: Path) -> None:
    def begins_in() -> Path:
        return Path(
            WindowDialogs(lambda: driven.session.say).file_dialog("", Mode.AnyFile).directory().path()
        )

    assert begins_in() == own_home
    documents = Path(QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation))
    documents.mkdir(parents=True, exist_ok=True)
    assert begins_in() == documents
