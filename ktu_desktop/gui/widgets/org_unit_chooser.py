"""A button that opens the searchable tree of organisation units."""

from PySide6.QtCore import (
    QEvent,
    QModelIndex,
    QObject,
    QPoint,
    QRect,
    QSize,
    QSortFilterProxyModel,
    Qt,
    Signal,
)
from PySide6.QtGui import QKeyEvent, QPaintEvent, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import (
    QFrame,
    QLineEdit,
    QPushButton,
    QStyle,
    QStyleOptionComboBox,
    QStylePainter,
    QTreeView,
    QVBoxLayout,
    QWidget,
)

from ktu_desktop.domain.organisation import Organisation, OrgUnit
from ktu_desktop.gui.theme import Theme
from ktu_desktop.gui.widgets.placing import placed
from ktu_desktop.gui.widgets.toned_label import TonedLabel
from ktu_desktop.i18n import LANGUAGES, Translator

CODE = int(Qt.ItemDataRole.UserRole)
_WIDTH, _HEIGHT, _LEAST = 480, 460, 240
SOUGHT = CODE + 1
"""The role with everything by which a unit is found: its code and its names in all languages."""


class OrgUnitChooser(QPushButton):
    """Shows the unit chosen; click, Enter or Down opens the tree. ``chosen`` carries a unit's code."""

    chosen = Signal(str)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._organisation: Organisation | None = None
        self._say = Translator("en")
        self._code = ""
        self._popup = OrgUnitList(theme, self)
        self._popup.picked.connect(self._pick)
        self.clicked.connect(self.open_list)
        theme.changed.connect(self._recolour)
        self._recolour()

    @property
    def popup(self) -> "OrgUnitList":
        """The list that opens."""
        return self._popup

    def set_organisation(self, organisation: Organisation, say: Translator) -> None:
        """List these units, named in the translator's language."""
        self._organisation, self._say = organisation, say
        self._popup.fill(organisation, say)
        self.set_code(self._code)

    def set_code(self, code: str) -> None:
        """Show a unit as the chosen one, without telling anybody."""
        self._code = code
        unit = self._organisation.by_code.get(code) if self._organisation else None
        self.setText(unit_path(self._organisation, unit, self._say) if self._organisation and unit else "")
        self.setToolTip(self.text())

    def open_list(self) -> None:
        """Open the tree under the button, the chosen unit marked."""
        if self._organisation is None:
            return
        self._popup.setGeometry(self._room())
        self._popup.open_at(self._code)

    def _room(self) -> QRect:
        """Where the list fits on the screen: below the button; above it where below is next to nothing."""
        screen = self.screen().availableGeometry()
        top, bottom = self.mapToGlobal(QPoint(0, 0)), self.mapToGlobal(QPoint(0, self.height()))
        room = screen.bottom() - bottom.y()
        is_below = room >= _LEAST
        height = min(_HEIGHT, room if is_below else top.y() - screen.top())
        width = max(self.width(), _WIDTH)
        left = max(screen.left(), min(bottom.x(), screen.right() - width))
        return QRect(left, bottom.y() if is_below else top.y() - height, width, height)

    def paintEvent(self, event: QPaintEvent) -> None:
        """As a combo box is painted: that is what it is."""
        painter = QStylePainter(self)
        option = QStyleOptionComboBox()
        option.initFrom(self)
        option.currentIcon, option.iconSize = self.icon(), self.iconSize()
        inside = self.width() - self.iconSize().width() - 40
        option.currentText = self.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideRight, inside)
        painter.drawComplexControl(QStyle.ComplexControl.CC_ComboBox, option)
        painter.drawControl(QStyle.ControlElement.CE_ComboBoxLabel, option)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Down opens the list as in any chooser."""
        if event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.open_list()
        else:
            super().keyPressEvent(event)

    def _pick(self, code: str) -> None:
        self.set_code(code)
        self.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.chosen.emit(code)

    def _recolour(self) -> None:
        self.setPalette(self._theme.edged)
        self.setIcon(self._theme.icon("building-2", "accent"))


class OrgUnitList(QFrame):
    """The tree of organisation units over the window, with a search box. ``picked(code)``: the one taken."""

    picked = Signal(str)

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setFrameShape(QFrame.Shape.StyledPanel)
        self.search = QLineEdit()
        self.search.setClearButtonEnabled(True)
        self.search.installEventFilter(self)
        self._nothing = ""
        self._model = QStandardItemModel(self)
        self._shown = QSortFilterProxyModel(self)
        self._shown.setSourceModel(self._model)
        self._shown.setRecursiveFilteringEnabled(True)
        self._shown.setFilterRole(SOUGHT)
        self._shown.setFilterCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        self.nothing = TonedLabel(theme, "quiet")
        self.nothing.hide()
        self.tree = QTreeView()
        self.tree.setHeaderHidden(True)
        self.tree.setUniformRowHeights(True)
        self.tree.setModel(self._shown)
        self.tree.setEditTriggers(QTreeView.EditTrigger.NoEditTriggers)
        self.tree.activated.connect(self._take)
        self.tree.clicked.connect(self._take)
        self.search.textChanged.connect(self._look)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(8, 8, 8, 8)
        layout.addWidget(self.search)
        layout.addWidget(self.nothing)
        layout.addWidget(self.tree, 1)
        layout.addStretch()

    def fill(self, organisation: Organisation, say: Translator) -> None:
        """List the organisation's tree."""
        self._model.clear()
        self._nothing = say("No unit has this in its name or code.")
        items: dict[str | None, QStandardItem] = {None: self._model.invisibleRootItem()}
        for unit in organisation.units:
            item = QStandardItem(unit_name(unit, say))
            item.setData(unit.code, CODE)
            item.setData(" ".join((unit.code, *(unit.names.get(lang, "") for lang in LANGUAGES))), SOUGHT)
            items[unit.parent].appendRow(item)
            items[unit.code] = item
        self.search.setPlaceholderText(say("Find by name or code"))
        self.search.setAccessibleName(say("Find by name or code"))
        self.tree.setAccessibleName(say("Organisation units"))

    def open_over(self, place: QPoint, code: str) -> None:
        """Open at a place of the screen, as far as there is room below and beside it."""
        self.setGeometry(placed(QRect(place, QSize(_WIDTH, _HEIGHT)), self.screen().availableGeometry()))
        self.open_at(code)

    def open_at(self, code: str) -> None:
        """Show the whole tree with a unit marked."""
        self.search.clear()
        self.show()
        self.tree.expandAll()
        found = self._shown.match(
            self._shown.index(0, 0), CODE, code, 1, Qt.MatchFlag.MatchExactly | Qt.MatchFlag.MatchRecursive
        )
        if found:
            self.tree.setCurrentIndex(found[0])
            self.tree.scrollTo(found[0])
        self.search.setFocus()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """From the search box Up and Down move in the tree, Enter takes."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            if event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Up, Qt.Key.Key_PageDown, Qt.Key.Key_PageUp):
                self.tree.keyPressEvent(event)
                return True
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self._take(self.tree.currentIndex())
                return True
        return super().eventFilter(watched, event)

    def _look(self, text: str) -> None:
        self._shown.setFilterFixedString(text)
        none = self._shown.rowCount() == 0
        self.nothing.say(self._nothing if none else "")
        self.tree.setVisible(not none)
        self.tree.expandAll()
        found = self._best(text) if text else None
        if found is not None:
            self.tree.setCurrentIndex(found)

    def _best(self, text: str) -> QModelIndex | None:
        """A unit that begins with the text comes before one that contains it."""
        flags = Qt.MatchFlag
        display = int(Qt.ItemDataRole.DisplayRole)
        for role, how in ((display, flags.MatchStartsWith), (SOUGHT, flags.MatchContains)):
            found = self._shown.match(self._shown.index(0, 0), role, text, 1, how | flags.MatchRecursive)
            if found:
                return found[0]
        return None

    def _take(self, index: object) -> None:
        current = self.tree.currentIndex()
        code = current.data(CODE) if current.isValid() else None
        if code:
            self.hide()
            self.picked.emit(code)


def unit_name(unit: OrgUnit, say: Translator) -> str:
    """A unit's name with its code, which is what people write in file names and mails."""
    return f"{say.name(unit.names)} ({unit.code})"


def unit_path(organisation: Organisation, unit: OrgUnit, say: Translator) -> str:
    """A unit's name after the code of the one above it: ``EAT / Energy Systems``; the root alone."""
    above = organisation.by_code.get(unit.parent) if unit.parent else None
    name = say.name(unit.names)
    return f"{above.code} / {name}" if above is not None and above.parent is not None else name
