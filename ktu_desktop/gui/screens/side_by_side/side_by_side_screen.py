"""The page of several units side by side: for one strategic line, the numbers of all units below one."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, Qt, QTimer
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from ktu_desktop.domain.changes import Changed
from ktu_desktop.domain.evaluated_sheet import Sheet
from ktu_desktop.domain.findings import Place
from ktu_desktop.domain.organisation import OrgUnit
from ktu_desktop.domain.periods import Period
from ktu_desktop.gui.dialogs import Dialogs
from ktu_desktop.gui.not_saved import elements_waiting
from ktu_desktop.gui.screens.page import Page
from ktu_desktop.gui.screens.side_by_side.grid_cells import UnitColumn
from ktu_desktop.gui.screens.side_by_side.grid_model import FROZEN, NAME, GridModel, GridTotals
from ktu_desktop.gui.screens.side_by_side.grid_rows import GridRow, grid_rows
from ktu_desktop.gui.screens.side_by_side.grid_view import SideBySideView
from ktu_desktop.gui.session import COMMON_DATA, Session
from ktu_desktop.gui.theme import Theme
from ktu_desktop.gui.unsaved import Waiting
from ktu_desktop.gui.widgets.toned_label import TonedLabel
from ktu_desktop.i18n import mark
from ktu_desktop.usecases.record import Edit, Recorded, TypedValue
from ktu_desktop.usecases.side_by_side import SideBySide, read_side_by_side, unit_above, units_side_by_side

if TYPE_CHECKING:
    from ktu_desktop.gui.clipboard.block_clipboard import BlockClipboard

_QUIET_TIME = 300
"""Milliseconds without a change before totals are summed again."""


class SideBySideScreen(Page):
    """Typing over a cell records into that unit's sheet; Escape goes back to the sheet."""

    name = "side_by_side"
    title = mark("Side by side")

    def __init__(
        self, session: Session, theme: Theme, dialogs: Dialogs, parent: QWidget | None = None
    ) -> None:
        super().__init__(session, theme, dialogs, parent)
        self.heading = TonedLabel(theme, "text")
        self.heading.setFont(theme.strong_font)
        self.line = QComboBox()
        self.open_sheet = QPushButton()
        self.model = GridModel(theme, session.say, self._typed, self)
        self.view = SideBySideView(self.model, theme)
        self.view.units.make_clipboard = self._clipboard
        self.foot = TonedLabel(theme, "quiet")
        self._about: tuple[str, Period] | None = None
        self._columns: dict[str, UnitColumn] = {}
        self._stale: set[str] = set()
        self._later = QTimer(self, singleShot=True, interval=_QUIET_TIME)
        self._lay_out()
        self._listen()

    def first_focus(self) -> QWidget:
        return self.view.units

    def window_closes(self) -> None:
        self._later.stop()

    def not_handed_over(self) -> tuple[Waiting, ...]:
        """Of the unit in whose column one types, which may be another than that of the sheet."""
        editor, cell = self.view.units.open_editor(), self._cell()
        if editor is None or not editor.isModified() or cell is None or self._about is None:
            return ()
        line, column = cell
        return (Waiting(column.unit.code, self._about[1], (TypedValue(line.figure, editor.text()),), "form"),)

    def retranslate(self) -> None:
        super().retranslate()
        say = self.session.say
        self.open_sheet.setText(say(mark("&Open this sheet")))
        self.line.setAccessibleName(say(mark("Strategic line")))
        self.view.units.setAccessibleName(say(mark("Numbers of the units side by side")))
        self.view.frozen.setAccessibleName(say(mark("Indicators and totals")))
        current = self.view.units.currentIndex()
        row, column = current.row(), current.column()
        self.model.retranslate(say)
        if row >= 0:
            self.view.units.stand_on(self.model.index(row, column))
        self._say_heading()
        self._fill_lines()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._follow()

    def _follow(self) -> None:
        """Show the units of the sheet one stands on; what is shown already is brought up to date."""
        session = self.session
        if session.period is None or session.workspace is None or not self.isVisible():
            return
        above = unit_above(session.organisation, session.org_unit)
        if self._about != (above.code, session.period):
            self._begin(above, session.period)
        else:
            self._read(self._stale)
        self._choose_line(session.indicator)

    def hideEvent(self, event: QHideEvent) -> None:
        self.view.units.finish_editing()
        super().hideEvent(event)

    def show_sheet(self) -> None:
        """Open the sheet of the unit one stands on, at the indicator one stands on."""
        cell = self._cell()
        if cell is None or self._about is None:
            return
        line, column = cell
        self.session.select_sheet(column.unit.code, self._about[1])
        indicator = line.indicator.code if line.indicator is not None else COMMON_DATA
        self.session.go_to(indicator, line.element.code if line.element is not None else "")

    def _begin(self, above: OrgUnit, period: Period) -> None:
        """Other units or another period: nothing of the old ones is shown any more."""
        self._about = (above.code, period)
        self._columns = {}
        plan, organisation = self.session.plan, self.session.organisation
        self.model.set_grid(plan, (), ())
        self._say_heading()
        units = units_side_by_side(plan, organisation, above.code, period)
        self._read({unit.code for unit in units}, self.session.say(mark("Reading the sheets")))

    def _read(self, units: set[str], title: str | None = None) -> None:
        """Read these units' sheets and the totals."""
        about = self._about
        if about is None:
            return
        wanted = [unit.code for unit in self.session.organisation.units if unit.code in units]
        self._stale = self._stale - units

        def show(found: SideBySide) -> None:
            if about == self._about:
                self._show(found)

        self.session.run(
            lambda workspace, progress: read_side_by_side(workspace, *about, wanted, progress),
            show,
            title=title,
            asker=self,
        )

    def _show(self, found: SideBySide) -> None:
        new = any(unit not in self._columns for unit in found.sheets)
        for unit, sheet in found.sheets.items():
            self._columns[unit] = self._column(sheet)
            if not new:
                self.model.set_column(self._columns[unit])
        if new:
            self._show_line()
        self.model.set_totals(GridTotals(found.indicators, found.figures))
        self._say_foot(self.view.units.currentIndex())

    def _show_line(self) -> None:
        """The rows of the chosen line, and the units that have something to do with them."""
        number = self.line.currentData()
        if number is None or not self._columns:
            return
        units = [column.unit for column in self._columns.values()]
        rows = grid_rows(self.session.plan, number, units, (c.sheet for c in self._columns.values()))
        columns = [column for column in self._columns.values() if self._concerned(column, rows)]
        self.model.set_grid(self.session.plan, rows, columns)
        if self.view.units.hasFocus():
            self.view.units.stand_somewhere()

    def _concerned(self, column: UnitColumn, rows: tuple[GridRow, ...]) -> bool:
        """Whether a unit is asked for any of the rows, or has given one."""
        cells = (column.cell(row, self.session.say) for row in rows)
        return any(cell.typed or (cell.asked and cell.given) for cell in cells)

    @property
    def period(self) -> Period:
        """The period that the page is about."""
        assert self._about is not None, "there are cells"
        return self._about[1]

    def shows(self, place: Place) -> bool:
        """Stand on the cell of a number or text, if it is among those shown."""
        if self._about is None or not self.isVisible() or place.period != self._about[1].code:
            return False
        at = self.model.find(place)
        if at is None:
            return False
        self.view.units.stand_on(at)
        self.view.units.setFocus()
        return True

    def _typed(self, unit: OrgUnit, line: GridRow, text: str) -> None:
        self._record(unit, TypedValue(line.figure, text))

    def _clipboard(self) -> "BlockClipboard":
        """Copying, pasting, deleting over all units."""
        from ktu_desktop.gui.clipboard.block_clipboard import BlockClipboard
        from ktu_desktop.gui.screens.side_by_side.unit_cells import UnitCells

        return BlockClipboard(self.session, UnitCells(self.session, self.model, self.view.units, self))

    def _cell(self) -> tuple[GridRow, UnitColumn] | None:
        """Where one stands."""
        current = self.view.units.currentIndex()
        if not current.isValid() or current.column() < FROZEN:
            return None
        return self.model.rows[current.row()], self.model.columns[current.column() - FROZEN]

    def _record(self, unit: OrgUnit, edit: Edit) -> None:
        if self._about is not None:
            self.session.recording.record(Waiting(unit.code, self._about[1], (edit,), "form"))

    def _recorded(self, recorded: Recorded) -> None:
        data = recorded.sheet.data
        code = data.org_unit.code
        if self._about is None or data.period != self._about[1] or code not in self._columns:
            return
        self._columns[code] = self._column(recorded.sheet)
        self.model.set_column(self._columns[code])
        self._later.start()
        self._say_foot(self.view.units.currentIndex())

    def _column(self, sheet: Sheet) -> UnitColumn:
        """A unit's sheet with what waits to be saved."""
        waiting = elements_waiting(sheet, self.session.recording.unsaved.waiting)
        return UnitColumn(self.session.with_what_waits(sheet), waiting)

    def _changed(self, changed: Changed) -> None:
        """Something else wrote: the sheets it touched are read again, at once or when they are seen."""
        if self._about is not None and self._about[1].year in changed.years:
            self._stale |= changed.org_units & self._columns.keys()
            self._later.start()

    def _changed_elsewhere(self) -> None:
        self._stale |= self._columns.keys()
        self._later.start()

    def _sum_again(self) -> None:
        if self.isVisible():
            self._read(self._stale)

    def _choose_line(self, indicator: str) -> None:
        """Begin with the line of the indicator one stands on."""
        known = self.session.plan.indicators.get(indicator)
        at = self.line.findData(known.line) if known is not None else -1
        if at >= 0 and at != self.line.currentIndex():
            self.line.setCurrentIndex(at)
            self._show_line()

    def _fill_lines(self) -> None:
        chosen = self.line.currentData()
        self.line.clear()
        if self.session.sheet is None:
            return
        for line in self.session.plan.lines:
            self.line.addItem(f"{line.number}  {self.session.say.name(line.titles)}", line.number)
        self.line.setCurrentIndex(max(self.line.findData(chosen), 0))

    def _say_heading(self) -> None:
        if self._about is None:
            return
        unit = self.session.organisation.by_code[self._about[0]]
        place = (self.session.say.name(unit.names), self._about[1].said(self.session.say))
        self.heading.say(", ".join(place))

    def _say_foot(self, current: QModelIndex) -> None:
        """Where one stands, whole, and what there is to say of it."""
        known = current.isValid() and current.column() >= FROZEN and current.row() < len(self.model.rows)
        self.open_sheet.setEnabled(known)
        if not known:
            self.foot.say("")
            return
        unit = self.model.columns[current.column() - FROZEN].unit
        line = self.model.rows[current.row()]
        code = f"{line.indicator.code}  " if line.indicator is not None and line.inner else ""
        place = (
            f"{self.session.say.name(unit.names)}  \u00b7  {code}{self.model.text_at(current.row(), NAME)}"
        )
        told = self.model.told(current).replace("\n", "  \u00b7  ")
        self.foot.say("\n".join(text for text in (place, told) if text))

    def _listen(self) -> None:
        session, units = self.session, self.view.units
        session.recording.recorded.connect(self._recorded)
        unsaved = session.recording.unsaved
        unsaved.changed.connect(lambda: self.model.set_stuck(bool(unsaved)))
        session.changed.connect(self._changed)
        session.changed_elsewhere.connect(self._changed_elsewhere)
        session.sheet_left.connect(units.finish_editing)
        session.opened.connect(self._fill_lines)
        session.sheet_selected.connect(self._follow)
        self._later.timeout.connect(self._sum_again)
        self.line.activated.connect(lambda _: self._show_line())
        self.open_sheet.clicked.connect(self.show_sheet)
        units.left.connect(self.leave)
        units.deletion_wanted.connect(lambda: units.clipboard.delete())
        units.moved.connect(self._say_foot)

    def _lay_out(self) -> None:
        self.line.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.line.setMinimumContentsLength(30)
        for button in (self.open_sheet, self.close_page):
            button.setAutoDefault(False)
        top = QHBoxLayout()
        top.setContentsMargins(12, 8, 12, 8)
        top.setSpacing(8)
        top.addWidget(self.heading, 3)
        top.addWidget(self.line, 4)
        top.addWidget(self.open_sheet)
        top.addWidget(self.close_page)
        self.foot.setContentsMargins(12, 6, 12, 6)
        self.foot.setMinimumHeight(2 * self.foot.fontMetrics().lineSpacing() + 12)
        self.foot.setAlignment(Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(top)
        column.addWidget(self.view, 1)
        column.addWidget(self.foot)
