"""The texts beside an indicator's numbers: explanation, why the plan was missed, what is done, the basis."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QLabel, QWidget

from ktu_desktop.domain.evaluated_sheet import Row
from ktu_desktop.gui.screens.indicator_form.entry_editors import TextArea, TextLine
from ktu_desktop.gui.session import Session
from ktu_desktop.i18n import mark

AREAS = (
    ("explanation", mark("E&xplanation")),
    ("reason_missed", mark("Why the plan was missed")),
    ("measures_taken", mark("Measures taken")),
)
LINES = (
    ("basis_document", mark("&Basis: document")),
    ("basis_number", mark("Number")),
    ("basis_date", mark("Date")),
    ("basis_kept", mark("Where kept")),
)


class TextsSection(QWidget):
    """``left_with(field, text)``: one of the texts (a name of domain.sheet.Entry) was written anew."""

    left_with = Signal(str, str)

    def __init__(self, session: Session) -> None:
        super().__init__()
        self.editors: dict[str, TextArea | TextLine] = {}
        self._labels: dict[str, QLabel] = {}
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(4)
        grid.setColumnStretch(0, 1)
        grid.setColumnStretch(1, 1)
        for at, (name, text) in enumerate(AREAS):
            self._add(name, session.say(text), TextArea())
            grid.addWidget(self._labels[name], 2 * at, 0, 1, 2)
            grid.addWidget(self.editors[name], 2 * at + 1, 0, 1, 2)
        for at, (name, text) in enumerate(LINES):
            row, column = 2 * len(AREAS) + 2 * (at // 2), at % 2
            self._add(name, session.say(text), TextLine())
            grid.addWidget(self._labels[name], row, column)
            grid.addWidget(self.editors[name], row + 1, column)

    def show_row(self, row: Row, locked: bool) -> None:
        """Show the texts of the row's entry; reasons for missing the plan only where it is not reached."""
        for name, editor in self.editors.items():
            editor.show_text(getattr(row.entry, name), locked)
        for name in ("reason_missed", "measures_taken"):
            wanted = row.progress in ("near", "missed", "uncertain") or bool(getattr(row.entry, name))
            self.editors[name].setVisible(wanted or self.editors[name].hasFocus())
            self._labels[name].setVisible(self.editors[name].isVisibleTo(self))

    def _add(self, name: str, text: str, editor: TextArea | TextLine) -> None:
        label = QLabel(text)
        label.setBuddy(editor)
        editor.setAccessibleName(text.replace("&", ""))
        editor.left_with.connect(lambda written: self.left_with.emit(name, written))
        self.editors[name], self._labels[name] = editor, label
