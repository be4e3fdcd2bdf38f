"""What is to be printed: the list of reports, and below it about whom, when, in which language."""

from collections.abc import Sequence
from fractions import Fraction

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QComboBox,
    QFormLayout,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QVBoxLayout,
    QWidget,
)

from ktu_desktop.domain.changes import Batch
from ktu_desktop.domain.organisation import Organisation, OrgUnit
from ktu_desktop.domain.periods import Period, period_from_code
from ktu_desktop.domain.plan import Plan
from ktu_desktop.gui.first_sheet import periods
from ktu_desktop.gui.screens.print_page.bound_box import BoundBox
from ktu_desktop.gui.screens.print_page.report_names import REPORT_NAMES
from ktu_desktop.gui.screens.print_page.wish import CHANGES, PASSPORT, WITHOUT_UNITS, Wish
from ktu_desktop.gui.theme import Theme
from ktu_desktop.gui.widgets.org_unit_chooser import OrgUnitChooser
from ktu_desktop.i18n import LANGUAGE_NAMES, LANGUAGES, Translator, mark

_LABELS = {
    "org_unit": mark("&Unit"),
    "period": mark("Per&iod"),
    "scope": mark("&About"),
    "indicator": mark("&Indicator"),
    "since": mark("F&rom"),
    "until": mark("U&p to"),
    "language": mark("&Language"),
}
_FIRST = "sheet"
_NAME = int(Qt.ItemDataRole.UserRole)


class ChoicesPanel(QWidget):
    """``chosen``: something else is wanted. ``wish(near)`` says what."""

    chosen = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.reports = QListWidget()
        self.org_unit = OrgUnitChooser(theme)
        self.period, self.scope, self.indicator, self.language = (QComboBox() for _ in range(4))
        self.since, self.until = BoundBox(), BoundBox()
        self._plan: Plan | None = None
        self._organisation: Organisation | None = None
        self._org_unit = self._stood_on = ""
        self._say = Translator("en")
        self._lay_out()
        self._listen()

    @property
    def report(self) -> str:
        """The report one stands on in the list."""
        row = self.reports.currentRow()
        return str(self.reports.item(row).data(_NAME)) if row >= 0 else ""

    def choose_report(self, name: str) -> None:
        """Stand on a report of the list."""
        for number in range(self.reports.count()):
            if self.reports.item(number).data(_NAME) == name:
                self.reports.setCurrentRow(number)

    def wish(self, near: Fraction | None) -> Wish | None:
        """What is wanted now; None before there is a sheet."""
        if self.period.currentData() is None:
            return None
        about_changes = self.report == CHANGES
        return Wish(
            report=self.report,
            org_unit=self._org_unit,
            period=period_from_code(self.period.currentData()),
            language=self.language.currentData(),
            below=self.report not in WITHOUT_UNITS and self.scope.currentIndex() == 1,
            indicator=self.indicator.currentData() or "",
            since=self.since.bound if about_changes else "",
            until=self.until.bound if about_changes else "",
            near=near,
        )

    def show_place(
        self, plan: Plan, organisation: Organisation, org_unit: str, period: Period, indicator: str
    ) -> None:
        """Begin where the window stands."""
        self._plan, self._organisation, self._stood_on = plan, organisation, indicator
        self._org_unit = org_unit
        self.retranslate(self._say)
        self.period.setCurrentIndex(self.period.findData(period.code))

    def offer_changes(self, batches: Sequence[Batch]) -> None:
        """List changes as bounds."""
        for box in (self.since, self.until):
            box.offer(batches, self._say)

    def retranslate(self, say: Translator) -> None:
        """Every text in the window's language; what is chosen stays."""
        first = self._say.language if self.language.currentData() is None else self.language.currentData()
        follows = self.language.currentData() in (None, self._say.language)
        self._say = say
        self.blockSignals(True)
        self._fill_reports()
        _refill(self.language, [(LANGUAGE_NAMES[code], code) for code in LANGUAGES])
        self.language.setCurrentIndex(self.language.findData(say.language if follows else first))
        if self._plan is not None and self._organisation is not None:
            _refill(self.period, [(each.said(say), each.code) for each in periods(self._plan)])
            self.org_unit.set_organisation(self._organisation, say)
            self.org_unit.set_code(self._org_unit)
            self._fill_indicators(self._plan)
            self._fill_scope(self._plan, self._organisation)
        for name, label in self._labels.items():
            label.setText(say(_LABELS[name]))
            getattr(self, name).setAccessibleName(say(_LABELS[name]).replace("&", ""))
        self.reports.setAccessibleName(say(mark("Reports")))
        self._show_rows()
        self.blockSignals(False)

    def _fill_reports(self) -> None:
        shown = self.report or _FIRST
        self.reports.clear()
        for name, text in REPORT_NAMES.items():
            item = QListWidgetItem(self._say(text).replace("&", ""), self.reports)
            item.setData(_NAME, name)
        self.choose_report(shown)

    def _fill_indicators(self, plan: Plan) -> None:
        indicators = [
            (f"{code} {self._say.name(each.names)}", code) for code, each in plan.indicators.items()
        ]
        everything = self._say.plural("All, {n} passport", "All, {n} passports", len(indicators))
        _refill(self.indicator, [(everything, ""), *indicators])
        self.indicator.setCurrentIndex(max(0, self.indicator.findData(self._stood_on)))

    def _fill_scope(self, plan: Plan, organisation: Organisation) -> None:
        units = (organisation.by_code[code] for code in organisation.subtree(self._org_unit))
        asked = sum(unit.code != self._org_unit and _is_asked(plan, unit) for unit in units)
        texts = [self._say(mark("This unit"))]
        if asked:
            texts.append(self._say.plural("{n} unit below", "{n} units below, one by one", asked))
        _refill(self.scope, [(text, text) for text in texts], keep_place=True)
        self.scope.setEnabled(bool(asked))

    def _pick_unit(self, code: str) -> None:
        self._org_unit = code
        if self._plan is not None and self._organisation is not None:
            self._fill_scope(self._plan, self._organisation)
        self.chosen.emit()

    def _pick_report(self, row: int) -> None:
        self._show_rows()
        if row >= 0:
            self.chosen.emit()

    def _show_rows(self) -> None:
        """Only what the report asks for."""
        wanted = {
            "scope": self.report not in WITHOUT_UNITS,
            "indicator": self.report == PASSPORT,
            "since": self.report == CHANGES,
            "until": self.report == CHANGES,
        }
        for name, shown in wanted.items():
            self._form.setRowVisible(getattr(self, name), shown)

    def _listen(self) -> None:
        self.reports.currentRowChanged.connect(self._pick_report)
        self.org_unit.chosen.connect(self._pick_unit)
        for box in (self.period, self.scope, self.indicator, self.language):
            box.activated.connect(lambda _: self.chosen.emit())
        for bound in (self.since, self.until):
            bound.chosen.connect(self.chosen)

    def _lay_out(self) -> None:
        self._form = QFormLayout()
        self._form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        self._form.setVerticalSpacing(8)
        self._labels: dict[str, QLabel] = {}
        for name in _LABELS:
            label, box = QLabel(), getattr(self, name)
            label.setBuddy(box)
            box.setMinimumWidth(120)
            if isinstance(box, QComboBox):
                box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
            self._labels[name] = label
            self._form.addRow(label, box)
        self.reports.setFrameShape(QListWidget.Shape.NoFrame)
        self.reports.setWordWrap(True)
        self.reports.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.reports.setSpacing(3)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(16, 8, 16, 8)
        whole.setSpacing(16)
        whole.addWidget(self.reports, 1)
        whole.addLayout(self._form)


def _is_asked(plan: Plan, unit: OrgUnit) -> bool:
    return next(plan.asked_indicators(unit), None) is not None


def _refill(box: QComboBox, items: Sequence[tuple[str, str]], keep_place: bool = False) -> None:
    """Other texts for a box; its choice stays, by what it stands for or by its place."""
    chosen, place = box.currentData(), box.currentIndex()
    box.clear()
    for text, data in items:
        box.addItem(text, data)
    found = place if keep_place else box.findData(chosen)
    box.setCurrentIndex(found if 0 <= found < box.count() else 0)
