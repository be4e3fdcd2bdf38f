"""A foreign sheet drawn with what was found, whose and of which year it is, and corrections by pointing."""

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, QPoint, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QKeyEvent
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLabel, QMenu, QTableView, QVBoxLayout, QWidget

from ktu_desktop.domain.organisation import Organisation
from ktu_desktop.domain.plan import Plan
from ktu_desktop.gui.screens.import_files.drawn_model import DrawnModel
from ktu_desktop.gui.screens.import_files.drawn_sheet import LEGEND, drawn, spot_of
from ktu_desktop.gui.screens.import_files.sheet_menu import Pointing, sheet_menu
from ktu_desktop.gui.theme import Theme
from ktu_desktop.gui.widgets.indicator_picker import IndicatorPicker
from ktu_desktop.i18n import Translator, mark
from ktu_desktop.usecases.corrections import Corrections
from ktu_desktop.usecases.file_preview import FilePreview

_WIDEST, _NARROWEST, _ROW, _HEADER = 260, 56, 24, 40
_MEASURED_ROWS = 60


class GridView(QTableView):
    """Cells one by one. ``pointed(index, place)``: the menu is wanted there; ``left()``: Escape."""

    pointed = Signal(QModelIndex, QPoint)
    left = Signal()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        by_mouse = event.reason() == QContextMenuEvent.Reason.Mouse
        index = self.indexAt(event.pos()) if by_mouse else self.currentIndex()
        if index.isValid():
            self.setCurrentIndex(index)
            self._point(index)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.currentIndex().isValid():
            self._point(self.currentIndex())
        elif event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def _point(self, index: QModelIndex) -> None:
        place = self.viewport().mapToGlobal(self.visualRect(index).bottomLeft())
        self.pointed.emit(index, place)


class SheetPanel(QWidget):
    """``corrected(corrections)``: read the file again so. ``went_to(sheet, cell)``: one stands there.

    ``ticked(sheet, column, take)``: take or leave the column's numbers.
    """

    corrected = Signal(object)
    went_to = Signal(str, str)
    ticked = Signal(str, int, bool)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._say = Translator("en")
        self._plan: Plan | None = None
        self.file: FilePreview | None = None
        self.sheets, self.units, self.years = QComboBox(), QComboBox(), QComboBox()
        self._labels = [QLabel() for _ in range(3)]
        self.model = DrawnModel(theme)
        self.grid = GridView()
        self.picker = IndicatorPicker(self)
        self.menu: QMenu | None = None
        self._legend: list[tuple[QLabel, QLabel]] = []
        self._lay_out(theme)
        self._connect()

    def show_file(
        self, file: FilePreview | None, plan: Plan, organisation: Organisation, say: Translator
    ) -> None:
        """Show a foreign file; anything else hides the panel."""
        self._say, self._plan = say, plan
        same = self.file is not None and file is not None and file.path == self.file.path
        sheet = self.sheets.currentText() if same else ""
        self.file = file if file is not None and file.sheets is not None else None
        self.setVisible(self.file is not None)
        if self.file is None or self.file.sheets is None:
            return
        self._fill_choosers(plan, organisation, say)
        names = [grid.name for grid in self.file.sheets.grids if not grid.hidden] or [""]
        _fill(self.sheets, [(name, name) for name in names], sheet or self._first(names))
        self._labels[0].setVisible(len(names) > 1)
        self.sheets.setVisible(len(names) > 1)
        self._retranslate(say)
        self._show_sheet()

    def go_to(self, sheet: str, cell: str) -> None:
        """Stand on a cell, without telling anybody."""
        spot = spot_of(cell)
        if self.file is None or spot is None:
            return
        self.sheets.setCurrentIndex(max(0, self.sheets.findData(sheet)))
        self.grid.selectionModel().blockSignals(True)
        self.grid.setCurrentIndex(self.model.index(*spot))
        self.grid.selectionModel().blockSignals(False)
        self.grid.viewport().update()
        self.grid.scrollTo(self.model.index(*spot))

    def place(self) -> tuple[str, str]:
        """The sheet and cell that one stands on; empty where on none."""
        sheet, index = self.model.sheet, self.grid.currentIndex()
        if sheet is None or not index.isValid():
            return "", ""
        return sheet.grid.name, sheet.grid.reference(index.row(), index.column())

    def _first(self, names: Sequence[str]) -> str:
        """The first sheet in which something was found."""
        assert self.file is not None
        found = {cell.sheet for cell in self.file.cells}
        return next((name for name in names if name in found), names[0])

    def _fill_choosers(self, plan: Plan, organisation: Organisation, say: Translator) -> None:
        assert self.file is not None and self.file.sheets is not None
        said = self.file.sheets.corrections
        by_itself = (say(mark("As the sheet says")), None)
        units = [(f"{unit.code}  {say.name(unit.names)}", unit.code) for unit in organisation.units]
        _fill(self.units, [by_itself, *units], said.org_unit)
        _fill(self.years, [by_itself, *((str(year), year) for year in plan.years)], said.year)

    def _show_sheet(self) -> None:
        assert self.file is not None and self.file.sheets is not None
        name = self.sheets.currentData() or ""
        self.model.show_sheet(drawn(self.file.sheets, name, self.file.cells), self._say)
        self._fit_columns()

    def _fit_columns(self) -> None:
        """By letters: measuring every cell of a long sheet would hold the window up."""
        sheet, letter = self.model.sheet, self.grid.fontMetrics().averageCharWidth()
        if sheet is None:
            return
        rows, columns = sheet.shape
        for column in range(columns):
            measured = range(sheet.first_line, min(rows, sheet.first_line + _MEASURED_ROWS))
            texts = [sheet.cell(r, column).text for r in measured if (r, column) not in sheet.grid.covered]
            texts += sheet.column_title(column, self._say).split("\n")
            width = letter * (max(map(len, texts)) + 3) + 16
            self.grid.setColumnWidth(column, min(max(width, _NARROWEST), _WIDEST))

    def _point(self, index: QModelIndex, place: QPoint) -> None:
        if self.model.sheet is None or self.file is None or self.file.sheets is None or self._plan is None:
            return
        sheet, column = self.model.sheet, index.column()
        at = Pointing(
            sheet=sheet,
            row=index.row(),
            column=column,
            corrections=self.file.sheets.corrections,
            years=self._plan.years,
            corrected=self.corrected.emit,
            choose_indicator=lambda: self._choose_indicator(place),
            tick=lambda take: self.ticked.emit(sheet.grid.name, column, take),
        )
        self.menu = sheet_menu(self, at, self._say)
        self.menu.popup(place)

    def _choose_indicator(self, place: QPoint) -> None:
        index = self.grid.currentIndex()
        if self.model.sheet is None or self._plan is None:
            return
        role = self.model.sheet.indicator_at(index.row(), index.column())
        self.picker.open_at(place, self._plan, role.candidates if role else (), self._say)

    def _picked(self, code: str) -> None:
        index = self.grid.currentIndex()
        self.name_row(index.row(), index.column(), code)

    def name_row(self, row: int, column: int, indicator: str | None) -> None:
        """The line that a cell stands in is this indicator; None: none."""
        sheet, file = self.model.sheet, self.file
        if sheet is not None and file is not None and file.sheets is not None:
            line = sheet.line_of(row, column)
            self.corrected.emit(file.sheets.corrections.row(sheet.grid.name, line, indicator))

    def _told(self) -> None:
        """Whose or of which year was chosen."""
        if self.file is not None and self.file.sheets is not None:
            said = self.file.sheets.corrections
            unit, year = self.units.currentData(), self.years.currentData()
            self.corrected.emit(Corrections(unit, year, said.pointed))

    def _stands(self, index: QModelIndex) -> None:
        if index.isValid():
            self.went_to.emit(*self.place())

    def _retranslate(self, say: Translator) -> None:
        texts = (mark("S&heet:"), mark("&Whose:"), mark("&Year:"))
        for label, text in zip(self._labels, texts, strict=True):
            label.setText(say(text))
        self.grid.setAccessibleName(say(mark("The sheet with what was found; Enter says what a place is")))
        for (icon, label), (name, words, tint) in zip(self._legend, LEGEND, strict=True):
            label.setText(say(words))
            tone = tint.removesuffix("_tint") or "quiet"
            icon.setVisible(bool(name))
            if name:
                icon.setPixmap(self._theme.pixmap(name, tone, 14))
            palette = label.palette()
            palette.setColor(label.backgroundRole(), self._theme.colour(tint or "window"))
            label.setPalette(palette)

    def _lay_out(self, theme: Theme) -> None:
        bar = QHBoxLayout()
        bar.setContentsMargins(8, 4, 8, 4)
        bar.setSpacing(8)
        for label, box in zip(self._labels, (self.sheets, self.units, self.years), strict=True):
            label.setBuddy(box)
            bar.addWidget(label)
            bar.addWidget(box)
        for box in (self.sheets, self.years):
            box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        self.units.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.units.setMinimumContentsLength(26)
        bar.addStretch(1)
        for _ in LEGEND:
            icon, text = QLabel(), QLabel()
            text.setAutoFillBackground(True)
            text.setContentsMargins(4, 1, 4, 1)
            self._legend.append((icon, text))
            bar.addWidget(icon)
            bar.addWidget(text)
        self.grid.setModel(self.model)
        self.grid.setTabKeyNavigation(False)
        self.grid.setFrameShape(QTableView.Shape.NoFrame)
        self.grid.setWordWrap(False)
        self.grid.verticalHeader().setDefaultSectionSize(_ROW)
        self.grid.horizontalHeader().setFixedHeight(_HEADER)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(bar)
        column.addWidget(self.grid, 1)

    def _connect(self) -> None:
        self.units.activated.connect(lambda _: self._told())
        self.years.activated.connect(lambda _: self._told())
        self.sheets.activated.connect(lambda _: self._show_sheet())
        self.grid.pointed.connect(self._point)
        self.grid.selectionModel().currentChanged.connect(lambda index, _: self._stands(index))
        self.picker.picked.connect(self._picked)
        self._theme.changed.connect(lambda: self._retranslate(self._say))


def _fill(box: QComboBox, items: Sequence[tuple[str, object]], chosen: object) -> None:
    """The entries of a chooser, one of them chosen, without telling anybody."""
    box.blockSignals(True)
    box.clear()
    for text, data in items:
        box.addItem(text, data)
    box.setCurrentIndex(max(0, next((n for n, (_, data) in enumerate(items) if data == chosen), 0)))
    box.blockSignals(False)
