"""One indicator, or one piece of common data, as a row of cells: what is typed, what follows from it."""

from collections.abc import Mapping
from dataclasses import dataclass

from ktu_desktop.decimals import decimal_text
from ktu_desktop.domain import evaluated_sheet as e
from ktu_desktop.domain.entry_names import ROLE_LABELS, labelled
from ktu_desktop.domain.evaluation import LOCKING_STATES
from ktu_desktop.domain.figures import UnitFigures
from ktu_desktop.domain.measures import Amount, Measure, Need, measure_of
from ktu_desktop.domain.plan import STATED, Element
from ktu_desktop.domain.units_of_measure import UnitOfMeasure, limits_of, unit_of
from ktu_desktop.domain.values import Band, Number, Result, Value
from ktu_desktop.i18n import Translator, mark
from ktu_desktop.workbooks import formulas, sheet_rows
from ktu_desktop.workbooks.columns import (
    COLUMNS,
    FIRST,
    LAST,
    NOT_APPLICABLE,
    OWN_RESULT,
    RESULT,
    SECOND,
    TARGET,
    Home,
    InputCell,
    column_of,
)
from ktu_desktop.workbooks.layouts.cell_amounts import (
    TEXT_CHOSEN,
    cell_amount,
    decimal_of,
    formula_result,
    is_number,
    noted,
    previous_operand,
    unit_of_result,
)
from ktu_desktop.workbooks.layouts.written import Written
from ktu_desktop.workbooks.styles import TEXT_FORMAT, Styles
from ktu_desktop.workbooks.text_cells import FIELDS_IN_CELLS, cells_of

_PLACES = {column.mark: number for number, column in enumerate(COLUMNS)}
_EXPLAINED = ("numerator", "denominator", "current", "previous", "weight")
"""The roles of numbers whose names stand below the indicator's."""

_SAME_AS = mark("The same as {code}: entered there.")
_SERVES = mark("For {codes}")
_ENTERED_AT = mark("Entered at {code}.")


@dataclass(frozen=True)
class RowWriter:
    """Writes the rows of one sheet. ``rows``: row number by code; ``inputs``: see columns.input_cells."""

    sheet: e.Sheet
    styles: Styles
    say: Translator
    rows: Mapping[str, int]
    inputs: Mapping[Home, InputCell]
    cells: formulas.CellsOfElements
    figures: UnitFigures
    written: Written

    def indicator(self, row: e.Row) -> list[str]:
        """The cells of an indicator's row."""
        code, number = row.indicator.code, self.rows[row.indicator.code]
        unit = unit_of_result(row)
        by_column = {column_of(f.role): self._field(code, f) for f in row.fields}
        return [
            sheet_rows.text(_at(number, "#code"), code, self.styles.code),
            sheet_rows.text(
                _at(number, "#name"), self.say.name(row.indicator.names), self.styles.name, self.small(row)
            ),
            sheet_rows.text(_at(number, "#unit"), unit.suffix(self.say), self.styles.unit),
            self._shown((code, LAST), row.last_year, unit),
            self._shown((code, TARGET), row.target, unit, orientation=row.orientation),
            *(
                by_column.get(column) or sheet_rows.blank(_at(number, column), self.styles.off)
                for column in (FIRST, SECOND, OWN_RESULT)
            ),
            self._result(row, unit),
            *self._texts(row),
        ]

    def common(self, common: e.CommonField) -> list[str]:
        """The cells of a row of common data."""
        code = common.figure.code
        number, unit = self.rows[code], unit_of(common.figure.unit)
        last = common.field.last_year
        off = (column.mark for column in COLUMNS[_PLACES[SECOND] :])
        return [
            sheet_rows.text(_at(number, "#code"), code, self.styles.small_code),
            sheet_rows.text(
                _at(number, "#name"),
                self.say.name(common.figure.names),
                self.styles.name,
                self.small_common(common),
            ),
            sheet_rows.text(_at(number, "#unit"), unit.suffix(self.say), self.styles.unit),
            self._shown((code, LAST), last, unit),
            sheet_rows.blank(_at(number, TARGET), self.styles.off),
            self._field(code, common.field, locked=not common.asked and common.field.value is None),
            *(sheet_rows.blank(_at(number, column), self.styles.off) for column in off),
        ]

    def small(self, row: e.Row) -> str:
        """What stands in small letters below an indicator's name: what its figures are."""
        if row.holder != row.indicator.code:
            return self.say(_SAME_AS, code=row.holder)
        named = ((f.role, self._figure_name(f)) for f in row.fields)
        return "\n".join(
            labelled(self.say(ROLE_LABELS[role]), name, self.say)
            for role, name in named
            if role in _EXPLAINED
        )

    def small_common(self, common: e.CommonField) -> str:
        """What stands below the name of common data: whom it serves, where it is typed."""
        here = [code for code in common.serves if code in self.rows]
        serves = self.say(_SERVES, codes=", ".join(here or common.serves))
        element = common.field.element.code
        if (common.figure.code, FIRST) in self.inputs or element not in self.rows:
            return serves
        return f"{serves}. {self.say(_ENTERED_AT, code=element)}"

    def _figure_name(self, field: e.Field) -> str:
        figure = self.sheet.data.plan.figures.get(field.figure)
        return self.say.name(figure.names if figure else field.element.names)

    def _field(self, code: str, field: e.Field, locked: bool = False) -> str:
        column = column_of(field.role) if field.role != "common" else FIRST
        place = _at(self.rows[code], column)
        about = self.inputs.get((code, column))
        unit = unit_of(field.element.unit)
        if about is None:
            return self._mirror((code, column), field, unit)
        closed = field.lock in LOCKING_STATES and field.value is not None  # its own values still travel
        if locked or (field.locked and not closed):
            return self._shown((code, column), field.effective, unit)
        self.written.base[field.element.code] = field.value
        exported = field.value.text if field.value else None
        self.written.exported[place] = (code, column, field.element.code, exported)
        if closed:
            return self._value(place, field.value, unit, self.styles.shown(unit.excel_format))
        kind = (unit.symbol, limits_of(field.element, about.divides))
        self.written.validated.setdefault(kind, []).append(place)
        number_format = TEXT_FORMAT if unit.kind in TEXT_CHOSEN else unit.excel_format
        return self._value(place, field.value, unit, self.styles.input(number_format))

    def _mirror(self, home: Home, field: e.Field, unit: UnitOfMeasure) -> str:
        """What is typed elsewhere on the sheet, by a formula; what is not on it at all, as it is."""
        source = self.cells.places.get(field.element.code)
        operand = self.cells.operand(field.element.code)
        if source is None or not is_number(unit) or operand.amount != cell_amount(field.effective):
            return self._shown(home, field.effective, unit)
        expression = f'IF({operand.condition},{operand.text},"")'
        cached = decimal_of(operand.amount)
        return self._formula(home, expression, cached, self.styles.shown(unit.excel_format))

    def _result(self, row: e.Row, unit: UnitOfMeasure) -> str:
        number = self.rows[row.indicator.code]
        home, not_applicable = (row.indicator.code, RESULT), _at(number, NOT_APPLICABLE)
        style = self.styles.shown(unit.excel_format, strong=True)
        if unit.kind in TEXT_CHOSEN:
            words = unit.write(row.result, self.say) if row.result is not None else None
            expression = formulas.chosen_formula(_at(number, FIRST), not_applicable)
            return self._formula(home, expression, words, style, is_number=False)
        measure = measure_of(row.indicator.measure)
        operands = [self._operand(row, measure, need) for need in measure.needs]
        stated = next((f.value for f in row.fields if f.role == STATED), None)
        if formula_result(measure, operands, stated, row) != row.result:
            return self._shown(home, row.result, unit, strong=True)
        own = _at(number, OWN_RESULT) if measure.stateable else None
        expression = formulas.result_formula(measure, operands, own, not_applicable)
        cached = None if row.result is None or isinstance(row.result, Band) else decimal_text(row.result)
        return self._formula(home, expression, cached, style)

    def _operand(self, row: e.Row, measure: Measure, need: Need) -> formulas.Operand:
        role = need.role if not need.last_year else need.typed_as
        field = next((f for f in row.fields if f.role == role), None)
        if field is None or role is None:
            elements = {f.role: f.element for f in row.fields}
            return formulas.known_operand(self._last_year(need, elements))
        code = row.indicator.code
        place = _at(self.rows[code], column_of(role))
        if need.last_year:
            return previous_operand(place, field)
        if (code, column_of(role)) in self.inputs and not field.locked:
            return self.cells.operand(field.element.code)
        return formulas.cell_operand(place, cell_amount(field.effective))

    def _last_year(self, need: Need, elements: Mapping[str, Element]) -> Amount | None:
        return self.figures.needed(need, dict(elements)).amount

    def _texts(self, row: e.Row) -> list[str]:
        number, entry = self.rows[row.indicator.code], row.entry
        locked = row.holder != row.indicator.code or any(f.lock == self.sheet.state for f in row.fields)
        style = self.styles.locked_text if locked else self.styles.input_text
        said = {name: text for name, text in entry.texts().items() if name in FIELDS_IN_CELLS}
        if said and row.holder == row.indicator.code:
            self.written.texts[row.holder] = said
        return [
            sheet_rows.text(_at(number, column), words, style)
            if words
            else sheet_rows.blank(_at(number, column), style)
            for column, words in cells_of(entry).items()
        ]

    def _shown(
        self,
        home: Home,
        value: Value | Result | None,
        unit: UnitOfMeasure,
        strong: bool = False,
        orientation: bool = False,
    ) -> str:
        """A number that nobody types here; it is noted, so that one pasted over it is found."""
        code, column = home
        if value is not None:
            self.written.shown.setdefault(code, {})[column] = noted(value, unit, self.say)
        style = self.styles.shown(unit.excel_format, strong, orientation)
        return self._value(_at(self.rows[code], column), value, unit, style)

    def _formula(
        self, home: Home, expression: str, cached: str | None, style: int, is_number: bool = True
    ) -> str:
        """A formula with the value it has now; both are noted."""
        code, column = home
        if cached is not None:
            noted = sheet_rows.as_number(cached) if is_number else cached
            self.written.shown.setdefault(code, {})[column] = noted
        self.written.formulas.setdefault(code, []).append(column)
        return sheet_rows.formula(_at(self.rows[code], column), expression, cached, style, is_number)

    def _value(self, place: str, value: Value | Result | None, unit: UnitOfMeasure, style: int) -> str:
        if value is None:
            return sheet_rows.blank(place, style)
        if isinstance(value, Band) or unit.kind in TEXT_CHOSEN:
            return sheet_rows.text(
                place, value.text if isinstance(value, Band) else unit.write(value, self.say), style
            )
        return sheet_rows.number(
            place, decimal_text(value.fraction if isinstance(value, Number) else value), style
        )


def _at(row: int, column: str) -> str:
    return sheet_rows.reference(row, _PLACES[column])
