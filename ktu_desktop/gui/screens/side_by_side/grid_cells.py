"""What a cell of the page says: a unit's number in a row, with its mark, its tone and whether it is typed."""

from collections.abc import Mapping
from dataclasses import dataclass

from ktu_desktop.domain.evaluated_sheet import NOT_APPLICABLE, STATED, Field, Row, Sheet
from ktu_desktop.domain.findings import Finding, Severity
from ktu_desktop.domain.plan import is_asked
from ktu_desktop.domain.sentences import sentence
from ktu_desktop.domain.units_of_measure import UnitOfMeasure, unit_of
from ktu_desktop.domain.values import Result, Value
from ktu_desktop.gui.screens.side_by_side.grid_rows import GridRow
from ktu_desktop.gui.widgets import field_words
from ktu_desktop.gui.widgets.aligned_numbers import aligned, edit_text
from ktu_desktop.i18n import Translator, mark

_LOCK, _NOT_ASKED, _DOES_NOT_APPLY = "lock", "minus", "circle-slash"
NOT_ASKED_WORDS = mark("This unit is not asked for this number.")
_ERROR, _REMARK = "circle-alert", "triangle-alert"


@dataclass(frozen=True, slots=True)
class Cell:
    """``icon`` (of resources/icons) stands before the text; ``typed``: it takes typing; ``edit``: with what
    the editor begins; ``given``: it counts as filled in.
    """

    text: str = ""
    tone: str = "text"
    icon: str = ""
    typed: bool = False
    edit: str = ""
    asked: bool = True
    given: bool = False


class UnitColumn:
    """One unit's sheet, looked up by row. ``waiting``: the elements whose numbers are not saved yet."""

    def __init__(self, sheet: Sheet, waiting: frozenset[str] = frozenset()) -> None:
        self.sheet, self.unit, self.waiting = sheet, sheet.data.org_unit, waiting
        self._rows: Mapping[str, Row] = {row.indicator.code: row for row in sheet.rows}
        fields = [field for row in sheet.rows if row.holder == row.indicator.code for field in row.fields]
        common = [shared.field for shared in sheet.common]
        self._fields: Mapping[str, Field] = {field.element.code: field for field in (*common, *fields)}

    def cell(self, line: GridRow, say: Translator) -> Cell:
        """What stands in a row."""
        row, field = self.row(line), self.field(line)
        asked = is_asked(line.supplied_by, self.unit)
        if field is None:
            return self._result(line, row, asked, say)
        given = field.effective is not None or (row is not None and row.state == NOT_APPLICABLE)
        if field.draft is not None:
            return Cell(field.draft.text, "bad", _ERROR, True, field.draft.text, asked, given)
        if not asked and field.value is None:
            return Cell(_number(field, say), "quiet", _NOT_ASKED, asked=False, given=given)
        if field.locked:
            return Cell(_number(field, say), "quiet", _LOCK, asked=asked, given=given)
        if row is not None and row.state == NOT_APPLICABLE and field.value is None:
            return Cell("\u2013", "quiet", _DOES_NOT_APPLY, True, asked=asked, given=True)
        icon, tone = _found(self.findings(line))
        tone = tone or ("quiet" if field.value is None else "text")
        return Cell(_number(field, say), tone, icon, True, edit_text(field, say), asked, given)

    def row(self, line: GridRow) -> Row | None:
        """The evaluated row of the line's indicator."""
        return self._rows[line.indicator.code] if line.indicator is not None else None

    def field(self, line: GridRow) -> Field | None:
        """The field of the line's number; None for a result."""
        return self._fields.get(line.element.code) if line.element is not None else None

    def number(self, line: GridRow) -> Value | Result | None:
        """The exact number in a row; None where there is none, or where one was refused."""
        row, field = self.row(line), self.field(line)
        if field is None:
            return row.result if row is not None else None
        if field.draft is not None:
            return None
        return field.value if field.value is not None else field.effective

    def findings(self, line: GridRow) -> tuple[Finding, ...]:
        """What is found at the line's number; for a result what is found at any number of the indicator."""
        if line.element is not None:
            return tuple(f for f in self.sheet.findings if f.place.element == line.element.code)
        row = self.row(line)
        return row.findings if row is not None else ()

    def told(self, line: GridRow, say: Translator) -> str:
        """Everything there is to say of a cell: why it is locked, refused or doubted, last year, the plan."""
        row, field = self.row(line), self.field(line)
        plan = self.sheet.data.plan
        said = [sentence(field.draft.finding, say, plan)] if field is not None and field.draft else []
        said += [sentence(finding, say, plan) for finding in self.findings(line)]
        if field is None and row is not None:
            said += [] if row.last_year is None else [_last_year(row.last_year, line, say)]
        elif field is not None:
            said.append(field_words.lock(field, line.indicator, say))
            said.append(field_words.origin(field, plan, say))
            said.append(field_words.last_year(field, say))
            interim = self.sheet.data.interim
            said.append(field_words.earlier(field, interim.period if interim else None, say))
        if row is not None and row.entry.not_applicable:
            said.append(say(mark("Does not apply: {reason}"), reason=row.entry.not_applicable))
        if not is_asked(line.supplied_by, self.unit):
            said.append(say(NOT_ASKED_WORDS))
        return "\n".join(text for text in said if text)

    def _result(self, line: GridRow, row: Row | None, asked: bool, say: Translator) -> Cell:
        if row is None:
            return Cell(asked=asked)
        if row.state == NOT_APPLICABLE:
            return Cell("\u2013", "quiet", _DOES_NOT_APPLY, asked=asked, given=True)
        icon, tone = _found(row.findings)
        if not icon and not asked and row.result is None:
            icon, tone = _NOT_ASKED, "quiet"
        text = aligned(row.result, unit_of(line.unit), say)
        quiet = "quiet" if row.state == STATED else "text"
        return Cell(text, tone or quiet, icon, asked=asked, given=row.given and row.state != STATED)


def _found(findings: tuple[Finding, ...]) -> tuple[str, str]:
    """The icon and the tone of what is found; two empty texts for nothing."""
    if any(finding.severity is Severity.ERROR for finding in findings):
        return _ERROR, "bad"
    return (_REMARK, "doubt") if any(finding.confirmed is None for finding in findings) else ("", "")


def _unit(field: Field) -> UnitOfMeasure:
    return unit_of(field.element.unit)


def _number(field: Field, say: Translator) -> str:
    return aligned(field.value if field.value is not None else field.effective, _unit(field), say)


def _last_year(result: Result, line: GridRow, say: Translator) -> str:
    number = aligned(result, unit_of(line.unit), say).strip()
    return say(mark("Last year {value}"), value=number)
