"""A list of the plan's indicators that opens over the sheet: type a part of the code or name, Enter takes."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QLineEdit, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from ktu_desktop.domain.plan import Plan
from ktu_desktop.gui.widgets.placing import placed
from ktu_desktop.i18n import LANGUAGES, Translator, mark

_SIZE = QSize(760, 380)
_CODE = int(Qt.ItemDataRole.UserRole)
_SOUGHT = _CODE + 1
_MOVES = (Qt.Key.Key_Down, Qt.Key.Key_Up, Qt.Key.Key_PageDown, Qt.Key.Key_PageUp)


class IndicatorPicker(QFrame):
    """``picked(code)``: the indicator chosen."""

    picked = Signal(str)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setFrameShape(QFrame.Shape.StyledPanel)
        self.search = QLineEdit()
        self.search.setClearButtonEnabled(True)
        self.search.installEventFilter(self)
        self.list = QListWidget()
        self.list.setUniformItemSizes(True)
        self.search.textChanged.connect(self._look)
        self.list.itemActivated.connect(lambda _: self._take())
        self.list.itemClicked.connect(lambda _: self._take())
        column = QVBoxLayout(self)
        column.setContentsMargins(8, 8, 8, 8)
        column.addWidget(self.search)
        column.addWidget(self.list)

    def open_at(self, place: QPoint, plan: Plan, likely: Sequence[str], say: Translator) -> None:
        """Open at a place of the screen; ``likely``: the codes that come first."""
        words = say(mark("Find by code or name"))
        self.search.setPlaceholderText(words)
        self.search.setAccessibleName(words)
        self.list.setAccessibleName(say(mark("Indicators")))
        self.list.clear()
        first = [code for code in likely if code in plan.indicators]
        for code in dict.fromkeys((*first, *plan.indicators)):
            names = plan.indicators[code].names
            item = QListWidgetItem(f"{code}  {say.name(names)}")
            item.setToolTip(say.name(names))
            item.setData(_CODE, code)
            item.setData(_SOUGHT, " ".join((code, *(names.get(one, "") for one in LANGUAGES))).lower())
            self.list.addItem(item)
        self.search.clear()
        self.list.setCurrentRow(0)
        self.setGeometry(placed(QRect(place, _SIZE), self.screen().availableGeometry()))
        self.show()
        self.search.setFocus()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """From the search box Up and Down move in the list, Enter takes."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            if event.key() in _MOVES:
                self.list.keyPressEvent(event)
                return True
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self._take()
                return True
        return super().eventFilter(watched, event)

    def _look(self, text: str) -> None:
        sought = text.strip().lower().split()
        first: QListWidgetItem | None = None
        for number in range(self.list.count()):
            item = self.list.item(number)
            fits = all(word in item.data(_SOUGHT) for word in sought)
            item.setHidden(not fits)
            if fits and first is None:
                first = item
        if first is not None:
            self.list.setCurrentItem(first)

    def _take(self) -> None:
        item = self.list.currentItem()
        if self.list.currentRow() >= 0 and not item.isHidden():
            self.hide()
            self.picked.emit(item.data(_CODE))
