"""Numbers typed into a table's cell: a plain line, filled with what would be typed, handed over as text."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtWidgets import QLineEdit, QStyledItemDelegate, QWidget

Index = QModelIndex | QPersistentModelIndex


class NumberDelegate(QStyledItemDelegate):
    """Subclasses paint, make the editor (see ``number_line``) and say which keys leave it."""

    def setEditorData(self, editor: QWidget, index: Index) -> None:
        """The number as it would be typed, selected."""
        if isinstance(editor, QLineEdit) and not editor.isModified():
            editor.setText(index.data(int(Qt.ItemDataRole.EditRole)))
            editor.selectAll()

    def setModelData(self, editor: QWidget, model: object, index: Index) -> None:
        """Hand over what was typed."""
        if isinstance(editor, QLineEdit):
            index.model().setData(index, editor.text(), int(Qt.ItemDataRole.EditRole))


def number_line(parent: QWidget, name: str) -> QLineEdit:
    """A line for a number. ``name``: what a screen reader calls it."""
    editor = QLineEdit(parent)
    editor.setAcceptDrops(False)
    editor.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
    editor.setAccessibleName(name)
    return editor
