"""A foreign sheet drawn with what was found, whose and of which year it is, and corrections by pointing."""

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, QPoint, Signal
from PySide6.QtWidgets import QMenu, QVBoxLayout, QWidget

from ktu_desktop.domain.organisation import Organisation
from ktu_desktop.domain.plan import Plan
from ktu_desktop.gui.screens.import_files.drawn_model import DrawnModel
from ktu_desktop.gui.screens.import_files.drawn_sheet import drawn, spot_of
from ktu_desktop.gui.screens.import_files.grid_view import GridView
from ktu_desktop.gui.screens.import_files.sheet_bar import SheetBar
from ktu_desktop.gui.screens.import_files.sheet_legend import SheetLegend
from ktu_desktop.gui.screens.import_files.sheet_menu import Pointing, sheet_menu
from ktu_desktop.gui.theme import Theme
from ktu_desktop.gui.widgets.indicator_picker import IndicatorPicker
from ktu_desktop.gui.widgets.org_unit_chooser import OrgUnitList
from ktu_desktop.i18n import Translator, mark
from ktu_desktop.usecases.file_preview import FilePreview

_WIDEST, _NARROWEST = 260, 56
_MEASURED_ROWS = 60


class SheetPanel(QWidget):
    """``corrected(corrections)``: read the file again so. ``went_to(sheet, cell)``: one stands there.

    ``ticked(sheet, column, take)``: take or leave the column's numbers.
    """

    corrected = Signal(object)
    went_to = Signal(str, str)
    ticked = Signal(str, int, bool)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._say = Translator("en")
        self._plan: Plan | None = None
        self._organisation: Organisation | None = None
        self.file: FilePreview | None = None
        self.bar, self.legend = SheetBar(), SheetLegend(theme)
        self.model = DrawnModel(theme)
        self.grid = GridView(theme)
        self.picker = IndicatorPicker(self)
        self.unit_list = OrgUnitList(theme, self)
        self._units_of_sheet = False
        self.menu: QMenu | None = None
        self._lay_out()
        self._connect()

    def show_file(
        self, file: FilePreview | None, plan: Plan, organisation: Organisation, say: Translator
    ) -> None:
        """Show a foreign file; anything else hides the panel."""
        self._say, self._plan, self._organisation = say, plan, organisation
        same = self.file is not None and file is not None and file.path == self.file.path
        sheet = self.bar.sheet if same else ""
        self.file = file if file is not None and file.sheets is not None else None
        self.setVisible(self.file is not None)
        if self.file is None or self.file.sheets is None:
            return
        names = [grid.name for grid in self.file.sheets.grids if not grid.hidden] or [""]
        self.bar.list_sheets(names, sheet or self._first(names))
        for part in (self.bar, self.legend):
            part.retranslate(say)
        self.grid.setAccessibleName(say(mark("The sheet with what was found; Enter says what a place is")))
        self._show_sheet()

    def go_to(self, sheet: str, cell: str) -> None:
        """Stand on a cell, without telling anybody."""
        spot = spot_of(cell)
        if self.file is None or spot is None:
            return
        number = self.bar.sheets.findData(sheet)
        if number >= 0 and sheet != self.bar.sheet:
            self.bar.sheets.setCurrentIndex(number)
            self._show_sheet()
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

    def choose_indicator(self) -> None:
        """Ask which indicator the line is that one stands in."""
        sheet, index = self.model.sheet, self.grid.currentIndex()
        if sheet is None or self._plan is None or not index.isValid():
            return
        role = sheet.indicator_at(index.row(), index.column())
        self.picker.open_at(self._place(index), self._plan, role.candidates if role else (), self._say)

    def choose_whose(self) -> None:
        """Ask whose the sheet is."""
        self._open_units(self.grid.currentIndex(), "", of_the_sheet=True)

    def _first(self, names: Sequence[str]) -> str:
        """The first sheet in which something was found."""
        assert self.file is not None
        found = {cell.sheet for cell in self.file.cells}
        return next((name for name in names if name in found), names[0])

    def _show_sheet(self) -> None:
        assert self.file is not None and self.file.sheets is not None
        assert self._plan is not None and self._organisation is not None
        self.bar.show_said(self.file.sheets.corrections, self._plan, self._organisation, self._say)
        self.model.show_sheet(drawn(self.file.sheets, self.bar.sheet, self.file.cells), self._say)
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
        pointing = self._pointing(index)
        if pointing is not None:
            self.menu = sheet_menu(self, pointing, self._say)
            self.menu.popup(place)

    def _pointing(self, index: QModelIndex) -> Pointing | None:
        """Where one points; None where no sheet is drawn."""
        sheet, column = self.model.sheet, index.column()
        if sheet is None or self.file is None or self.file.sheets is None or self._plan is None:
            return None
        return Pointing(
            sheet=sheet,
            row=index.row(),
            column=column,
            corrections=self.file.sheets.corrections,
            years=self._plan.years,
            corrected=self.corrected.emit,
            choose_indicator=self.choose_indicator,
            choose_unit=self._choose_unit,
            tick=lambda take: self.ticked.emit(sheet.grid.name, column, take),
        )

    def _choose_unit(self) -> None:
        index = self.grid.currentIndex()
        if self.model.sheet is not None:
            roles = self.model.sheet.column_roles(index.row(), index.column())
            self._open_units(index, next((r.org_unit for r in roles if r.org_unit), ""), of_the_sheet=False)

    def _open_units(self, index: QModelIndex, code: str, of_the_sheet: bool) -> None:
        if self._organisation is not None:
            self._units_of_sheet = of_the_sheet
            self.unit_list.fill(self._organisation, self._say)
            self.unit_list.open_over(self._place(index), code)

    def _unit_picked(self, code: str) -> None:
        pointing = self._pointing(self.grid.currentIndex())
        if self._units_of_sheet:
            self.bar.say_unit(code)
        elif pointing is not None:
            pointing.is_of(code)

    def _indicator_picked(self, code: str) -> None:
        pointing = self._pointing(self.grid.currentIndex())
        if pointing is not None:
            pointing.is_indicator(code)

    def _place(self, index: QModelIndex) -> QPoint:
        """Where on the screen something opens that is about a cell."""
        return self.grid.viewport().mapToGlobal(self.grid.visualRect(index).bottomLeft())

    def _stands(self, index: QModelIndex) -> None:
        if index.isValid():
            self.went_to.emit(*self.place())

    def _lay_out(self) -> None:
        self.grid.setModel(self.model)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.bar)
        column.addWidget(self.grid, 1)
        column.addWidget(self.legend)

    def _connect(self) -> None:
        self.bar.chosen.connect(self._show_sheet)
        self.bar.told.connect(self.corrected)
        self.bar.asked.connect(self.grid.point)
        self.grid.pointed.connect(self._point)
        self.grid.selectionModel().currentChanged.connect(lambda index, _: self._stands(index))
        self.picker.picked.connect(self._indicator_picked)
        self.unit_list.picked.connect(self._unit_picked)
